"""A few WebDriver BiDi commands over a socket of their own, closed at once.

Selenium's connection looks for answers every 100 ms, and one that is still open makes the driver take ten seconds to
quit.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import websocket

from harness.model.faults import DeviceLost
from harness.model.saying import Saying

TIMEOUT_S = 10.0
MOST_MESSAGES, MOST_BYTES = 1000, 4_000_000

Call = Callable[..., Mapping[str, Any]]


@contextlib.contextmanager
def talking(capabilities: Mapping[str, Any]) -> Iterator[Call]:
    """Yields `call(method, **params) -> result`. Raises DeviceLost for no address, silence, refusal, a broken line."""
    url = capabilities.get("webSocketUrl")
    if not isinstance(url, str):
        raise _lost("the session offers no BiDi address")
    try:
        socket = websocket.create_connection(url, timeout=TIMEOUT_S, suppress_origin=True)
    except (OSError, websocket.WebSocketException, ValueError) as error:
        raise _lost(f"no BiDi connection: {type(error).__name__}") from error
    try:
        yield _caller(socket)
    except (OSError, websocket.WebSocketException) as error:
        raise _lost(f"the BiDi connection broke: {type(error).__name__}") from error
    finally:
        with contextlib.suppress(OSError, websocket.WebSocketException):
            socket.close(timeout=2)


def _caller(socket: Any) -> Call:
    numbers = iter(range(1, MOST_MESSAGES))

    def call(method: str, **params: Any) -> Mapping[str, Any]:
        number = next(numbers)
        socket.send(json.dumps({"id": number, "method": method, "params": params}))
        return _answer(socket, number, method)

    return call


def _answer(socket: Any, number: int, method: str) -> Mapping[str, Any]:
    deadline = time.monotonic() + TIMEOUT_S
    for _ in range(MOST_MESSAGES):
        told = _message(socket.recv())
        if told.get("id") == number:
            if "error" in told:
                raise _lost(f"{method}: {str(told.get('message', told['error']))[:160]}")
            result = told.get("result")
            return result if isinstance(result, dict) else {}
        if time.monotonic() > deadline:
            break
    raise _lost(f"{method}: no answer in {TIMEOUT_S:.0f} s")


def _message(raw: str | bytes) -> Mapping[str, Any]:
    if len(raw) > MOST_BYTES:
        return {}
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _lost(why: str) -> DeviceLost:
    return DeviceLost(Saying(why, f"浏览器双向协议不可用（{why}）"), "bidi")
