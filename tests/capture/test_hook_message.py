"""Messages of the hooks: bounded, checked, and not to be forged without the secret."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.hook_message import CATEGORIES, MAX_FRAMES, MAX_TEXT, parse_hook_message

GOOD: dict[str, Any] = {
    "secret": "s",
    "id": "doc-1",
    "api": "geolocation.getCurrentPosition",
    "category": "location",
    "args": "function",
    "stack": ["https://app.test/app.js:1:2"],
    "frame_url": "https://app.test/",
    "page_ms": 1795321355417.6,
    "visibility": "hidden",
    "count": 3,
}
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


def test_a_call_arrives_with_all_that_was_said() -> None:
    message = parse_hook_message(json.dumps(GOOD), "s")
    assert message is not None and message.id == "doc-1"
    assert {key: message.data[key] for key in GOOD if key not in ("secret", "id")} == {
        key: value for key, value in GOOD.items() if key not in ("secret", "id")
    }
    assert "self_test" not in message.data


def test_without_the_secret_nothing_is_believed() -> None:
    assert parse_hook_message(json.dumps({**GOOD, "secret": "guess"}), "s") is None
    assert parse_hook_message(json.dumps({**GOOD, "category": "fire"}), "s") is None


@given(st.text(max_size=300))
def test_hostile_text_is_no_message_and_no_fault(text: str) -> None:
    assert parse_hook_message(text, "s") is None


@given(st.dictionaries(st.sampled_from([*sorted(GOOD), "last_ms", "weight", "self_test"]), anything))
def test_hostile_fields_are_bounded(fields: dict[str, Any]) -> None:
    message = parse_hook_message(json.dumps({**GOOD, **fields, "secret": "s"}), "s")
    if message is None:
        return
    data = message.data
    assert data["category"] in CATEGORIES and data["count"] >= 1
    assert len(data["args"]) <= MAX_TEXT and len(data["stack"]) <= MAX_FRAMES
    assert all(isinstance(line, str) for line in data["stack"])
    assert isinstance(data["page_ms"], float)
    json.dumps(data, allow_nan=False)


def test_long_and_deep_messages_are_refused() -> None:
    assert parse_hook_message(json.dumps({**GOOD, "args": "x" * 100_000}), "s") is None
    assert parse_hook_message("[" * 50_000, "s") is None
