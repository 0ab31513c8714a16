"""The handset's log buffers, which hold so much and then forget, and whoever listens to them."""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

BUFFER_LINES = 20_000
BUFFERS = ("main", "system", "crash", "events", "radio", "kernel")
LISTENER_LINES = 10_000


@dataclass(frozen=True, slots=True)
class LogLine:
    """`priority` is V, D, I, W, E or F."""

    at: datetime
    pid: int
    tid: int
    priority: str
    tag: str
    text: str
    buffer: str = "main"
    uid: int = 1000


@dataclass(slots=True)
class Logs:
    """`capacity` is in lines; what is over it is lost from the old end, as in logd."""

    capacity: int = BUFFER_LINES
    _lines: deque[LogLine] = field(default_factory=deque)
    _listeners: list[asyncio.Queue[LogLine]] = field(default_factory=list)

    def write(self, line: LogLine) -> None:
        self._lines.append(line)
        while len(self._lines) > self.capacity:
            self._lines.popleft()
        for listener in self._listeners:
            if listener.qsize() < LISTENER_LINES:
                listener.put_nowait(line)

    def lines(self, buffers: Iterable[str]) -> list[LogLine]:
        wanted = frozenset(buffers)
        return [line for line in self._lines if line.buffer in wanted]

    def clear(self, buffers: Iterable[str]) -> None:
        gone = frozenset(buffers)
        self._lines = deque(line for line in self._lines if line.buffer not in gone)

    def listen(self) -> asyncio.Queue[LogLine]:
        queue: asyncio.Queue[LogLine] = asyncio.Queue()
        self._listeners.append(queue)
        return queue

    def unlisten(self, queue: asyncio.Queue[LogLine]) -> None:
        if queue in self._listeners:
            self._listeners.remove(queue)
