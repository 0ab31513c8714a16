"""The agent runs inside the app: whatever comes from it is bounded, and what cannot be read is counted."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.java_hooks.message import MAX_FRAMES, MAX_TEXT, Called, HookState, parse_batch, parse_call

Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=6),
    max_leaves=20,
)
KEYS = ("hook", "count", "args", "at_ms", "last_ms", "importance", "stack", "category", "payload", "bytes", "installed")


def called(**more: Any) -> Called:
    found = parse_call({"hook": 0, "count": 1, **more})
    assert found is not None
    return found


def test_a_call_keeps_what_was_told() -> None:
    told = called(args="1", at_ms=5.04, importance=400, stack=["a.B.c(B.java:1)"], payload={"plaintext": "eA=="})
    assert (told.args, told.at_ms, told.importance, told.stack) == ("1", 5.0, 400, ("a.B.c(B.java:1)",))
    assert told.payload == {"plaintext": "eA=="}


def test_texts_frames_and_counts_are_bounded() -> None:
    told = called(count=10**15, args="x" * 5000, stack=["f" * 5000] * 99, payload={"plaintext": "p" * 99_999})
    assert (told.count, len(told.args), len(told.stack), len(told.stack[0])) == (10**9, MAX_TEXT, MAX_FRAMES, MAX_TEXT)
    assert len(told.payload["plaintext"]) == 4096


def test_a_time_that_no_clock_shows_is_none() -> None:
    assert called(at_ms=float("nan"), last_ms=1e300).at_ms == 0.0
    assert called(last_ms="soon").last_ms is None


def test_a_batch_holds_calls_and_states_in_order() -> None:
    late = {"installed": [{"hook": 3, "state": "installed", "overloads": 2, "why": ""}]}
    batch = parse_batch({"batch": 7, "messages": [{"hook": 1, "count": 2}, late]})
    assert batch is not None
    first, second = batch.messages
    assert isinstance(first, Called) and first.count == 2
    assert second == HookState(3, "installed", 2, "")
    assert (batch.number, batch.refused) == (7, 0)


def test_what_cannot_be_read_is_counted_and_not_dropped_in_silence() -> None:
    batch = parse_batch({"batch": 1, "messages": [{"hook": "x"}, 5, {"hook": True}, {"hook": 0}]})
    assert batch is not None
    assert (len(batch.messages), batch.refused) == (1, 3)


@given(Json)
def test_anything_at_all_is_read_or_refused_without_a_fault(raw: object) -> None:
    parse_batch(raw)
    parse_batch({"batch": 1, "messages": raw})


@given(st.dictionaries(st.sampled_from(KEYS), Json))
def test_a_call_of_any_content_has_a_count_and_bounded_texts(raw: dict[str, Any]) -> None:
    found = parse_call(raw)
    if found is not None:
        assert found.count >= 1
        assert found.hook >= 0
        assert len(found.args) <= MAX_TEXT and len(found.stack) <= MAX_FRAMES
