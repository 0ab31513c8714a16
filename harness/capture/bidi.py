"""A WebDriver BiDi connection of our own: ordered events, bounded waits, and a word when the connection dies.

Selenium's connection hands every event to a thread of its own (so their order is lost) and dies silently; evidence
needs both. Appium relays any number of BiDi sockets per session, and the driver keeps their subscriptions apart.
"""

import contextlib
import itertools
import json
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any

import websocket

from harness.model.faults import CaptureLost
from harness.model.saying import Saying

CONNECT_TIMEOUT_S = 10.0
COMMAND_TIMEOUT_S = 10.0
MAX_MESSAGE_BYTES = 4_000_000

EventHandler = Callable[[Mapping[str, Any]], None]


class BidiConnection:
    """One socket with a reader thread. Handlers run on that thread in order of arrival; they must not send commands."""

    def __init__(self, url: str, on_lost: Callable[[str], None]) -> None:
        self._on_lost = on_lost
        self._ids = itertools.count(1)
        self._replies: dict[int, queue.Queue[Mapping[str, Any]]] = {}
        self._handlers: dict[str, EventHandler] = {}
        self._closing = False
        try:
            self._socket = websocket.create_connection(url, timeout=CONNECT_TIMEOUT_S, suppress_origin=True)
        except (OSError, websocket.WebSocketException, ValueError) as error:
            raise _lost(f"no BiDi connection: {error}") from error
        self._socket.settimeout(None)
        self._reader = threading.Thread(target=self._read, name="bidi-reader", daemon=True)
        self._reader.start()

    @classmethod
    def of(cls, driver: Any, on_lost: Callable[[str], None]) -> "BidiConnection":
        """Connect to the session's BiDi address. Raises CaptureLost when the session offers none."""
        url = driver.capabilities.get("webSocketUrl")
        if not isinstance(url, str):
            raise _lost("the session offers no BiDi address")
        return cls(url, on_lost)

    def on(self, event: str, handler: EventHandler) -> None:
        """Subscribe to an event, e.g. `script.message`, in all frames and tabs of now and later."""
        self._handlers[event] = handler
        self.command("session.subscribe", events=[event])

    def command(self, method: str, **params: Any) -> Mapping[str, Any]:
        """Send a command and return its result. Raises CaptureLost on refusal, silence or a dead connection."""
        number = next(self._ids)
        answers: queue.Queue[Mapping[str, Any]] = queue.Queue(maxsize=1)
        self._replies[number] = answers
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
            reply = answers.get(timeout=COMMAND_TIMEOUT_S)
        except queue.Empty as error:
            raise _lost(f"BiDi did not answer {method}") from error
        except (OSError, websocket.WebSocketException) as error:
            raise _lost(f"BiDi connection broke at {method}: {error}") from error
        finally:
            self._replies.pop(number, None)
        if "error" in reply:
            raise _lost(f"{method}: {reply.get('error')}: {str(reply.get('message', ''))[:200]}")
        result = reply.get("result")
        return result if isinstance(result, Mapping) else {}

    def close(self) -> None:
        self._closing = True
        with contextlib.suppress(OSError, websocket.WebSocketException):
            self._socket.close(timeout=2)
        self._reader.join(timeout=3.0)

    def _read(self) -> None:
        why = "the BiDi connection was closed"
        try:
            while message := self._socket.recv():
                self._dispatch(message)
        except (OSError, websocket.WebSocketException) as error:
            why = f"the BiDi connection broke: {error}"
        finally:  # also when a handler fails: a reader that ends is a loss, whatever ended it
            self._ended(why)

    def _ended(self, why: str) -> None:
        for answers in list(self._replies.values()):
            _offer(answers, {"error": "closed", "message": why})
        if not self._closing:
            self._on_lost(why)

    def _dispatch(self, message: str | bytes) -> None:
        parsed = parse_message(message)
        number, method, params = parsed.get("id"), parsed.get("method"), parsed.get("params")
        answers = self._replies.get(number) if isinstance(number, int) else None
        handler = self._handlers.get(method) if isinstance(method, str) else None
        if answers is not None:
            _offer(answers, parsed)
        elif handler is not None and isinstance(params, Mapping):
            handler(params)


def parse_message(message: str | bytes) -> Mapping[str, Any]:
    """A BiDi message as a mapping; what is too long or no JSON object is an empty one."""
    if len(message) > MAX_MESSAGE_BYTES:
        return {}
    try:
        parsed = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _offer(answers: queue.Queue[Mapping[str, Any]], reply: Mapping[str, Any]) -> None:
    try:
        answers.put_nowait(reply)
    except queue.Full:
        return


def _lost(why: str) -> CaptureLost:
    return CaptureLost(Saying(why, f"浏览器双向协议通道不可用（{why}）"), "bidi")
