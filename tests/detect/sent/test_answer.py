"""JSON answers come as typed leaves in order, bounded; everything else comes as nothing."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.sent.answer import DEPTH_LIMIT, LEAVES_LIMIT, Leaf, answer_of
from tests.detect.traffic.messages import message

TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text("ab 走", max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner),
    max_leaves=20,
)


def leaves(content: bytes, media: str = "application/json; charset=utf-8", packing: str = "") -> tuple[Leaf, ...]:
    return answer_of(message(0, response_body=content, response_type=media, response_encoding=packing))


def of(tree: Any) -> list[tuple[str, str, object]]:
    return [(leaf.path, leaf.key, leaf.value) for leaf in leaves(json.dumps(tree).encode())]


def test_paths_keys_types_and_order() -> None:
    assert of({"a": {"b": [1, {"c": "x"}]}, "d": 2.5}) == [
        ("response.a.b[0]", "[0]", 1),
        ("response.a.b[1].c", "c", "x"),
        ("response.d", "d", 2.5),
    ]


def test_neighbours_share_their_parent() -> None:
    parents = {leaf.parent for leaf in leaves(b'{"data":{"points":5,"likes":2}}')}
    assert parents == {"response.data."}


def test_what_carries_nothing_is_left_out() -> None:
    assert of({"a": True, "b": None, "c": [], "d": {}}) == []


def test_json_in_a_text_is_opened() -> None:
    assert of({"data": json.dumps({"n": 1}), "x": "[not json"}) == [
        ("response.data.n", "n", 1),
        ("response.x", "x", "[not json"),
    ]


@pytest.mark.parametrize("text", ['{"名":"张"}', '\ufeff{"名":"张"}'])
def test_encodings(text: str) -> None:
    assert [leaf.value for leaf in leaves(text.encode())] == ["张"]
    assert [leaf.value for leaf in leaves(gzip.compress(text.encode()), packing="gzip")] == ["张"]


def test_other_answers_and_broken_ones_are_empty() -> None:
    assert leaves(b'{"a":1}', "text/html") == ()
    assert leaves(b'{"a":') == ()
    assert leaves(b"", packing="br") == ()


def test_an_answer_is_bounded() -> None:
    assert len(of(list(range(LEAVES_LIMIT + 9)))) == LEAVES_LIMIT
    assert of(json.loads("[" * (DEPTH_LIMIT + 1) + "1" + "]" * (DEPTH_LIMIT + 1))) == []
    assert leaves(b"[" * 100_000) == ()
    assert len(leaves(gzip.compress(b'["' + b"0" * (40 << 20) + b'"]'), packing="gzip")) == 0


def walked(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [one for inner in tree.values() for one in walked(inner)]
    if isinstance(tree, list):
        return [one for inner in tree for one in walked(inner)]
    return [tree] if isinstance(tree, str | int) and not isinstance(tree, bool) else []


@given(TREES)
def test_nothing_is_lost_or_told_twice(tree: Any) -> None:
    assert [value for _, _, value in of(tree)] == walked(tree)


@given(st.binary(max_size=300))
def test_any_bytes_are_borne(content: bytes) -> None:
    leaves(content)
