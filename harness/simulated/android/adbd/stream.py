"""One stream of many on a transport: a shell, a file transfer, a tunnel."""

import asyncio
from collections.abc import Awaitable, Callable

from harness.simulated.android.adbd import message
from harness.simulated.android.adbd.message import Message

Send = Callable[[Message], Awaitable[None]]


class StreamClosed(ConnectionError):
    """The host has closed the stream, or is gone."""


class AdbStream:
    """The device's end. One message is under way at a time: the host's OKAY asks for the next."""

    def __init__(self, send: Send, local_id: int, remote_id: int, chunk_bytes: int) -> None:
        self.local_id, self.remote_id = local_id, remote_id
        self.closed = False
        self._send, self._chunk_bytes = send, chunk_bytes
        self._arrived: asyncio.Queue[bytes] = asyncio.Queue()
        self._kept = b""
        self._taken = asyncio.Event()
        self.gone = asyncio.Event()

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), self._chunk_bytes):
            if self.closed:
                raise StreamClosed(f"stream {self.local_id}")
            self._taken.clear()
            part = data[start : start + self._chunk_bytes]
            await self._send(Message(message.WRITE, self.local_id, self.remote_id, part))
            await self._taken.wait()

    async def read(self) -> bytes:
        """What came next; b"" at the end."""
        if self._kept:
            data, self._kept = self._kept, b""
            return data
        if self.closed and self._arrived.empty():
            return b""
        return await self._arrived.get()

    async def read_exactly(self, size: int) -> bytes:
        """Raises StreamClosed when it ends before."""
        parts, missing = [], size
        while missing:
            data = await self.read()
            if not data:
                raise StreamClosed(f"stream {self.local_id} ended {missing} bytes early")
            parts.append(data[:missing])
            self._kept = data[missing:]
            missing -= len(parts[-1])
        return b"".join(parts)

    async def close(self) -> None:
        if not self.closed:
            self.ended()
            await self._send(Message(message.CLOSE, self.local_id, self.remote_id))

    # What the connection tells the stream.

    def came(self, data: bytes) -> None:
        self._arrived.put_nowait(data)

    def taken(self) -> None:
        self._taken.set()

    def ended(self) -> None:
        """The other side is gone: who waits is woken."""
        self.closed = True
        self.gone.set()
        self._arrived.put_nowait(b"")
        self._taken.set()
