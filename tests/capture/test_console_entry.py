"""Log entries of a page, bounded in size and number."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.console_entry import MAX_PER_WINDOW, MAX_TEXT, WINDOW_S, Flood, parse_entry
from harness.model.event import EventKind

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


def test_a_script_error_names_its_place() -> None:
    trace = {"callFrames": [{"url": "https://app.test/a.js", "lineNumber": 3, "columnNumber": 9}]}
    kind, data = parse_entry({"type": "javascript", "text": "boom", "stackTrace": trace})
    assert (kind, data["url"]) == (EventKind.SCRIPT_ERROR, "https://app.test/a.js:3:9")


def test_a_console_line_keeps_level_and_text() -> None:
    kind, data = parse_entry({"type": "console", "level": "warn", "text": "x" * (MAX_TEXT + 5)})
    assert (kind, data["level"], len(data["text"])) == (EventKind.CONSOLE, "warn", MAX_TEXT)


@given(st.dictionaries(st.sampled_from(["type", "level", "text", "stackTrace"]), anything))
def test_hostile_entries_are_no_fault(params: dict[str, Any]) -> None:
    kind, data = parse_entry(params)
    assert kind in (EventKind.CONSOLE, EventKind.SCRIPT_ERROR) and len(data["text"]) <= MAX_TEXT


def test_a_flood_is_counted_not_swallowed() -> None:
    now = [0.0]
    flood = Flood(lambda: now[0])
    passed = sum(flood.admit()[0] for _ in range(MAX_PER_WINDOW + 40))
    assert passed == MAX_PER_WINDOW
    now[0] = WINDOW_S + 1
    assert flood.admit() == (True, 40)
    assert flood.rest() == 0
