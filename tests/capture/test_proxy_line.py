"""The proxy's lines: what is written is read again, and nothing else is."""

import json

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.proxy_line import MAX_LINE_BYTES, ProxyLine, encode, parse

values = st.text(max_size=200) | st.integers() | st.booleans() | st.none()


@given(st.dictionaries(st.text(max_size=20), values, max_size=10))
def test_a_line_is_read_as_it_was_written(data: dict[str, object]) -> None:
    raw = encode(ProxyLine("request", data))
    assert raw.endswith(b"\n") and raw.count(b"\n") == 1 and raw.isascii()
    assert parse(raw) == ProxyLine("request", data)


@given(st.binary(max_size=400))
def test_hostile_bytes_are_no_line_and_no_fault(raw: bytes) -> None:
    found = parse(raw)
    assert found is None or isinstance(found.data, dict)


@given(st.recursive(values, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner)))
def test_json_of_another_shape_is_no_line(value: object) -> None:
    assert parse(json.dumps({"kind": value, "data": value}).encode()) is None


def test_deep_nesting_is_refused() -> None:
    assert parse(b"[" * 60_000) is None


def test_an_enormous_address_is_shortened_to_what_a_line_may_hold() -> None:
    hostile = {
        "url": "https://app.test/" + "\u4e2d" * 100_000,
        "host": "app.test",
        "x": "\x00" * 9000,
        "y": "\x01" * 9000,
    }
    raw = encode(ProxyLine("request", hostile))
    assert len(raw) <= MAX_LINE_BYTES
    found = parse(raw)
    assert found is not None and found.data["host"] == "app.test"
