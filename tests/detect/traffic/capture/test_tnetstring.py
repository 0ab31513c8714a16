"""Only what is wanted is read, at any depth, and no length leads beyond its container."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mitmproxy.io import tnetstring

from harness.detect.traffic.capture.tnetstring import PLACE, each, head_of, pruned, whole

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.binary(max_size=20)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def inside(value: Any) -> tuple[bytes, int, int]:
    content = tnetstring.dumps(value)
    return content, *head_of(content, 0, len(content))


@given(VALUES)
def test_a_whole_value_is_read_as_mitmproxy_reads_it(value: Any) -> None:
    content, start, stop = inside(value)
    assert whole(content, start, stop, content[stop]) == tnetstring.loads(content)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES))
def test_what_is_not_wanted_is_left_out(value: dict[str, Any]) -> None:
    content, start, stop = inside(value)
    loaded = tnetstring.loads(content)
    assert isinstance(loaded, dict)
    wanted = {key: loaded[key] for key in loaded if key in ("a", "c")}
    assert pruned(content, start, stop, {b"a": None, b"c": None}) == wanted


def test_keys_below_a_key_a_beginning_and_a_place() -> None:
    content, start, stop = inside({"r": {"x": b"12345", "y": 7}, "n": None, "l": [b"1", b"22"]})
    found = pruned(content, start, stop, {b"r": {b"x": 3}, b"n": {b"x": None}, b"l": PLACE})
    assert (found["r"], found["n"]) == ({"x": b"123"}, None)
    assert [content[slice(*place)] for place in each(content, *found["l"])] == [b"1", b"22"]


@pytest.mark.parametrize(
    "content",
    [b"3:1:a", b"9:1:a,1:b,}", b"8:-1:a,1:b,}", b"8:1:a,9:b,}", b"x:1:a,}", b"4:1:a,}", b"8:1:a,-4:b,}", b":}"],
)
def test_a_false_length_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):
        pruned(content, *head_of(content, 0, len(content)), {b"a": None})


def test_nesting_has_an_end() -> None:
    value: Any = []
    for _ in range(200):
        value = [value]
    content, start, stop = inside(value)
    with pytest.raises(ValueError, match="deep"):
        whole(content, start, stop, content[stop])
