"""Two ends of a byte stream inside one process: what one end writes, the other reads."""

import asyncio


class PipeStream:
    """Made in pairs by `pair`."""

    def __init__(self, incoming: "asyncio.Queue[bytes]", outgoing: "asyncio.Queue[bytes]") -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._closed = False

    @classmethod
    def pair(cls) -> "tuple[PipeStream, PipeStream]":
        one: asyncio.Queue[bytes] = asyncio.Queue()
        other: asyncio.Queue[bytes] = asyncio.Queue()
        return cls(one, other), cls(other, one)

    async def read(self) -> bytes:
        if self._closed:
            return b""
        return await self._incoming.get()

    async def write(self, data: bytes) -> None:
        if self._closed:
            raise BrokenPipeError(32, "the stream is closed")
        if data:
            self._outgoing.put_nowait(data)

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._outgoing.put_nowait(b"")
            self._incoming.put_nowait(b"")
