"""Two-way byte streams: what tunnels, sockets and protocol channels have in common."""

import asyncio
import contextlib
from typing import Protocol

CHUNK_BYTES = 65_536


class ByteStream(Protocol):
    """`read` gives b"" at the end; `write` waits until the other side has taken it and raises ConnectionError."""

    async def read(self) -> bytes: ...
    async def write(self, data: bytes) -> None: ...
    async def close(self) -> None: ...


class SocketStream:
    """A TCP connection as a ByteStream."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def read(self) -> bytes:
        return await self.reader.read(CHUNK_BYTES)

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def close(self) -> None:
        with contextlib.suppress(OSError):
            self.writer.close()
            await self.writer.wait_closed()


async def _pump(source: ByteStream, sink: ByteStream) -> None:
    with contextlib.suppress(OSError):
        while data := await source.read():
            await sink.write(data)
    await sink.close()


async def splice(one: ByteStream, other: ByteStream) -> None:
    """Carry bytes both ways until both directions have ended; both streams are closed then."""
    await asyncio.gather(_pump(one, other), _pump(other, one))
