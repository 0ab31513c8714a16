"""A BiDi conversation: the answer to this command, bounded, and one kind of fault."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import websocket

from harness.devices.bidi_talk import talking
from harness.model.faults import DeviceLost

ADDRESS = {"webSocketUrl": "ws://127.0.0.1:1/session"}


class FakeSocket:
    """Answers each command with what `answers` makes of it."""

    def __init__(self, answers: Callable[[dict[str, Any]], list[str | bytes]]) -> None:
        self._answers, self._waiting, self.closed = answers, list[str | bytes](), False

    def send(self, text: str) -> None:
        self._waiting += self._answers(json.loads(text))

    def recv(self) -> str | bytes:
        if not self._waiting:
            raise websocket.WebSocketTimeoutException("silence")
        return self._waiting.pop(0)

    def close(self, timeout: int = 0) -> None:
        self.closed = True


def plug(monkeypatch: pytest.MonkeyPatch, answers: Callable[[dict[str, Any]], list[str | bytes]]) -> FakeSocket:
    socket = FakeSocket(answers)
    monkeypatch.setattr(websocket, "create_connection", lambda *_args, **_more: socket)
    return socket


def test_events_and_rubbish_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(asked: dict[str, Any]) -> list[str | bytes]:
        said = {"id": asked["id"], "result": {"userContext": asked["method"]}}
        return ['{"method": "log.entryAdded"}', b"\xff{", "[1]", json.dumps({"id": 99}), json.dumps(said)]

    socket = plug(monkeypatch, answers)
    with talking(ADDRESS) as call:
        assert call("browser.createUserContext")["userContext"] == "browser.createUserContext"
        assert call("second")["userContext"] == "second"
    assert socket.closed


@pytest.mark.parametrize("answer", [[], ['{"id": 1, "error": "no such frame", "message": "gone"}']])
def test_silence_and_refusal_are_a_lost_device(monkeypatch: pytest.MonkeyPatch, answer: list[str | bytes]) -> None:
    socket = plug(monkeypatch, lambda _: answer)
    with pytest.raises(DeviceLost), talking(ADDRESS) as call:
        call("browsingContext.create", type="tab")
    assert socket.closed


def test_no_address_and_no_listener_are_a_lost_device() -> None:
    for capabilities in ({}, ADDRESS):
        with pytest.raises(DeviceLost), talking(capabilities):
            pass
