"""One connected computer: who it is, and its streams."""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from harness.simulated.android.adbd import message
from harness.simulated.android.adbd.host_keys import HostKeys
from harness.simulated.android.adbd.message import Message, read_message
from harness.simulated.android.adbd.stream import AdbStream

TOKEN_BYTES = 20


@dataclass(slots=True)
class Manners:
    """How adbd treats whoever connects; faults change it. `latency_ms` delays every answer."""

    asks_for_key: bool = True
    accepts_new_keys: bool = True
    silent: bool = False
    latency_ms: int = 0


# Serves one opened service; returns False where there is no such service, which refuses the stream.
Serve = Callable[[str, AdbStream, "AdbConnection"], Awaitable[bool]]


class AdbConnection:
    """Reads messages until the computer goes; every stream is served in a task of its own."""

    def __init__(
        self,
        line: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        *,
        keys: HostKeys,
        banner: Callable[[], bytes],
        manners: Manners,
        serve: Serve,
        name: str,
    ) -> None:
        self.name = name
        self.online = False
        self._reader, self._writer = line
        self._keys, self._banner, self._manners, self._serve = keys, banner, manners, serve
        self._token = os.urandom(TOKEN_BYTES)
        self._streams: dict[int, AdbStream] = {}
        self._opening: dict[int, asyncio.Future[AdbStream]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_id = 1
        self._chunk_bytes = message.MAX_PAYLOAD_BYTES
        self._sending = asyncio.Lock()

    async def run(self) -> None:
        """Until the other side is gone, or `drop` is called."""
        try:
            while True:
                await self._handle(await read_message(self._reader))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._forget_streams()

    def drop(self) -> None:
        """Cut the line in the middle of whatever is under way."""
        self._writer.transport.abort()

    def _forget_streams(self) -> None:
        self.online = False
        for stream in self._streams.values():
            stream.ended()
        self._streams.clear()
        for number in tuple(self._opening):
            self._refuse(number)
        for task in tuple(self._tasks):
            task.cancel()
        self._writer.close()

    async def _send(self, one: Message) -> None:
        if self._manners.latency_ms:
            await asyncio.sleep(self._manners.latency_ms / 1000)
        async with self._sending:
            self._writer.write(one.encode())
            await self._writer.drain()

    async def _handle(self, one: Message) -> None:
        if self._manners.silent:
            return
        if one.command == message.CONNECT:
            await self._greet(one)
        elif one.command == message.AUTH:
            await self._authenticate(one)
        elif not self.online:
            await self._send(Message(message.CLOSE, 0, one.arg0))
        elif one.command == message.OPEN:
            self._open(one)
        else:
            await self._to_stream(one)

    async def _greet(self, one: Message) -> None:
        self._chunk_bytes = min(message.MAX_PAYLOAD_BYTES, max(4096, one.arg1))
        if self._manners.asks_for_key:
            await self._send(Message(message.AUTH, message.AUTH_TOKEN, 0, self._token))
        else:
            await self._come_online()

    async def _come_online(self) -> None:
        self.online = True
        await self._send(Message(message.CONNECT, message.VERSION, message.MAX_PAYLOAD_BYTES, self._banner()))

    async def _authenticate(self, one: Message) -> None:
        if one.arg0 == message.AUTH_SIGNATURE and self._keys.signed(self._token, one.payload):
            await self._come_online()
        elif one.arg0 == message.AUTH_SIGNATURE:
            self._token = os.urandom(TOKEN_BYTES)
            await self._send(Message(message.AUTH, message.AUTH_TOKEN, 0, self._token))
        # A key that is not accepted is not answered: the question stands on the handset's screen.
        elif one.arg0 == message.AUTH_PUBLIC_KEY and self._manners.accepts_new_keys and self._keys.trust(one.payload):
            await self._come_online()

    def _new_stream(self, remote_id: int) -> AdbStream:
        stream = AdbStream(self._send, self._next_id, remote_id, self._chunk_bytes)
        self._next_id += 1
        return stream

    def _open(self, one: Message) -> None:
        stream = self._new_stream(one.arg0)
        self._streams[stream.local_id] = stream
        service = one.payload.rstrip(b"\0").decode("utf-8", "replace")
        task = asyncio.create_task(self._served(service, stream), name=service[:60])
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _served(self, service: str, stream: AdbStream) -> None:
        with contextlib.suppress(ConnectionError):
            if not await self._serve(service, stream, self):
                stream.ended()
                await self._send(Message(message.CLOSE, 0, stream.remote_id))
            await stream.close()
        self._streams.pop(stream.local_id, None)

    async def accept(self, stream: AdbStream) -> None:
        """Tell the computer that its stream is open."""
        await self._send(Message(message.OKAY, stream.local_id, stream.remote_id))

    async def open_to_host(self, destination: str, timeout_s: float = 10.0) -> AdbStream:
        """A stream the other way, as a reverse tunnel needs it. Raises ConnectionRefusedError."""
        stream = self._new_stream(0)
        self._streams[stream.local_id] = stream
        waiting = self._opening[stream.local_id] = asyncio.get_running_loop().create_future()
        try:
            await self._send(Message(message.OPEN, stream.local_id, 0, destination.encode() + b"\0"))
            return await asyncio.wait_for(waiting, timeout_s)
        except (TimeoutError, ConnectionError) as error:
            self._streams.pop(stream.local_id, None)
            raise ConnectionRefusedError(111, f"the computer did not open {destination}") from error
        finally:
            self._opening.pop(stream.local_id, None)

    async def _to_stream(self, one: Message) -> None:
        stream = self._streams.get(one.arg1)
        if stream is None:
            if one.command == message.WRITE:
                await self._send(Message(message.CLOSE, 0, one.arg0))
            return
        if one.command == message.OKAY:
            self._opened(stream, one.arg0)
            stream.taken()
        elif one.command == message.WRITE:
            stream.came(one.payload)
            await self._send(Message(message.OKAY, stream.local_id, stream.remote_id))
        elif one.command == message.CLOSE:
            self._streams.pop(stream.local_id, None)
            self._refuse(stream.local_id)
            await stream.close()

    def _refuse(self, number: int) -> None:
        waiting = self._opening.get(number)
        if waiting and not waiting.done():
            waiting.set_exception(ConnectionRefusedError(111, "refused by the computer"))

    def _opened(self, stream: AdbStream, remote_id: int) -> None:
        waiting = self._opening.get(stream.local_id)
        if waiting and not waiting.done():
            stream.remote_id = remote_id
            waiting.set_result(stream)
