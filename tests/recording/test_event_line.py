"""One event is one bounded line, whatever an app put into it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.event import Event, EventKind, Phase, Source
from harness.model.faults import EvidenceBroken
from harness.recording.event_line import CUT, MAX_LINE_BYTES, decode_line, encode_line, fitted
from harness.recording.json_form import canonical

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=30,
)
data = st.dictionaries(st.text(max_size=8), values, max_size=6)


def event(content: dict[str, Any]) -> Event:
    moment = datetime(2026, 11, 22, 3, 44, 12, 345000, UTC)
    return Event(3, moment, 12.5, Source.UI, EventKind.SCREEN, Phase.REFUSED, "launch_refused", content)


@given(data)
def test_small_data_comes_back_as_it_was(content: dict[str, Any]) -> None:
    plain = fitted(content)
    back, prev = decode_line(encode_line(event(plain), "ab"), "line 4")
    assert (back, prev) == (event(plain), "ab")
    assert CUT in plain or plain == content


@given(data, st.integers(200, 2000))
@settings(deadline=None)
def test_data_always_fits_the_room_given(content: dict[str, Any], room_bytes: int) -> None:
    assert len(canonical(fitted(content, room_bytes))) <= room_bytes


def test_what_is_cut_is_said() -> None:
    plain = fitted({"text": "x" * 20_000, "ok": 1})
    assert plain == {"text": "x" * 16384 + "…", "ok": 1, CUT: [".text: 16384 of 20000 characters"]}
    listed = fitted({"list": [1] * 20_000})
    assert listed == {"list": [1] * 16384, CUT: [".list: 16384 of 20000 items"]}


@given(st.binary(max_size=200))
def test_any_bytes_are_a_line_or_refused(line: bytes) -> None:
    with pytest.raises(EvidenceBroken):
        decode_line(line, "line 1")


def test_a_line_never_exceeds_its_bound() -> None:
    with pytest.raises(EvidenceBroken, match="longer than"):
        encode_line(event({"text": "x" * MAX_LINE_BYTES}), "ab")
