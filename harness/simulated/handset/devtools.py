"""Chromium's DevTools protocol over a pipe: no port that others could reach, and a browser that ends with the pipe."""

import asyncio
import contextlib
import json
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import cast

from harness.model.faults import DeviceLost
from harness.model.saying import Saying

CALL_TIMEOUT_S = 15.0
MAX_MESSAGE_BYTES = 256 << 20
Json = dict[str, object]
Listener = Callable[[Json], Awaitable[None]]


class Refused(Exception):
    """The browser answered with an error."""


def told(answer: Mapping[str, object], *path: str) -> object:
    """A value deep in an answer; None where any part is missing."""
    value: object = answer
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


class DevTools:
    """`call` waits for the answer; listeners hear events of one session each."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._waiting: dict[int, asyncio.Future[Json]] = {}
        self._listeners: dict[tuple[str, str], Listener] = {}
        self._overhearing: dict[str, Callable[[Json], None]] = {}
        self._next = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.closed = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def over(cls, from_browser: int, to_browser: int) -> "DevTools":
        """Over two file descriptors, which are then this object's."""
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=MAX_MESSAGE_BYTES)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(from_browser, "rb", 0))
        transport, protocol = await loop.connect_write_pipe(
            asyncio.streams.FlowControlMixin, os.fdopen(to_browser, "wb", 0)
        )
        return cls(reader, asyncio.StreamWriter(transport, protocol, reader, loop))

    async def call(
        self,
        method: str,
        parameters: Mapping[str, object] | None = None,
        *,
        session: str = "",
        timeout_s: float = CALL_TIMEOUT_S,
    ) -> Json:
        """Raises Refused with the browser's words, DeviceLost when it is gone or does not answer."""
        answer = await self.exchange(method, parameters or {}, session=session, timeout_s=timeout_s)
        if "error" in answer:
            raise Refused(f"{method}: {told(answer, 'error', 'message')}")
        return cast(Json, answer.get("result", {}))

    async def exchange(
        self, method: str, parameters: Mapping[str, object], *, session: str = "", timeout_s: float = CALL_TIMEOUT_S
    ) -> Json:
        """The browser's whole answer, be it a result or an error. Raises DeviceLost."""
        if self.closed.is_set():
            raise _gone(method)
        self._next += 1
        number = self._next
        request: Json = {"id": number, "method": method, "params": dict(parameters)}
        if session:
            request["sessionId"] = session
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        try:
            self._writer.write(json.dumps(request).encode() + b"\0")
            return await asyncio.wait_for(waiting, timeout_s)
        except (TimeoutError, ConnectionError) as error:
            raise _gone(method) from error
        finally:
            self._waiting.pop(number, None)

    def listen(self, session: str, event: str, listener: Listener) -> None:
        self._listeners[session, event] = listener

    def overhear(self, session: str, listener: Callable[[Json], None]) -> None:
        """Tell somebody of every event of a session, whole and in order."""
        self._overhearing[session] = listener

    def forget(self, session: str) -> None:
        self._overhearing.pop(session, None)
        for key in [key for key in self._listeners if key[0] == session]:
            del self._listeners[key]

    async def close(self) -> None:
        self._writer.close()
        self._reading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._reading

    async def _read(self) -> None:
        try:
            while True:
                self._came(json.loads((await self._reader.readuntil(b"\0"))[:-1]))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError):
            pass
        finally:
            self.closed.set()
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionResetError("the browser is gone"))
            for task in tuple(self._tasks):
                task.cancel()

    def _came(self, message: Json) -> None:
        if isinstance(number := message.get("id"), int):
            waiting = self._waiting.get(number)
            if waiting and not waiting.done():
                waiting.set_result(message)
            return
        session = str(message.get("sessionId", ""))
        if overhears := self._overhearing.get(session):
            overhears(message)
        if listener := self._listeners.get((session, str(message.get("method")))):
            task = asyncio.create_task(_heard(listener, cast(Json, message.get("params", {}))))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


async def _heard(listener: Listener, event: Json) -> None:
    """What a listener asks of a page that has gone meanwhile is of no interest any more."""
    with contextlib.suppress(Refused, DeviceLost):
        await listener(event)


def _gone(method: str) -> DeviceLost:
    return DeviceLost(Saying("the handset's browser engine is gone", "模拟手机的浏览器内核已退出"), method)
