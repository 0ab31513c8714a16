"""BiDi messages, and a connection that cannot be made."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.capture.bidi import MAX_MESSAGE_BYTES, BidiConnection, parse_message
from harness.devices.port import free_port
from harness.model.faults import CaptureLost


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_hostile_messages_are_empty(message: str | bytes) -> None:
    assert isinstance(parse_message(message), dict)


def test_a_message_is_an_object_of_bounded_size() -> None:
    assert parse_message(json.dumps({"id": 1})) == {"id": 1}
    assert parse_message("[1]") == {}
    assert parse_message("[" * 100_000) == {}
    assert parse_message(json.dumps({"x": "y" * MAX_MESSAGE_BYTES})) == {}


def test_a_session_without_bidi_is_a_lost_channel() -> None:
    class Driver:
        capabilities: dict[str, object] = {"webSocketUrl": True}  # noqa: RUF012

    with pytest.raises(CaptureLost):
        BidiConnection.of(Driver(), print)


def test_an_address_that_does_not_answer_is_a_lost_channel() -> None:
    with pytest.raises(CaptureLost):
        BidiConnection(f"ws://127.0.0.1:{free_port()}/", print)
