"""adbd itself: listens, greets, and hands every opened service to what serves it."""

import asyncio
import struct
from collections.abc import Callable, Coroutine

from harness.simulated.android.adbd.connection import AdbConnection, Manners
from harness.simulated.android.adbd.host_keys import HostKeys
from harness.simulated.android.adbd.reverse_service import ReverseTunnels
from harness.simulated.android.adbd.stream import AdbStream
from harness.simulated.android.adbd.sync_service import SyncService
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.shell.call import Collected, CommandTable, Nothing, Sink, Source
from harness.simulated.android.shell.interpreter import Interpreter
from harness.simulated.handset.bytestream import splice

# Neither abb (installs then come as exec:cmd package install), nor delayed acknowledgement, nor TLS.
FEATURES = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,apex,fixed_push_symlink_timestamp"
HUNG_UP = 129
STDIN, STDOUT, STDERR, EXIT, CLOSE_STDIN = range(5)
_PACKET = struct.Struct("<BI")


class ShellPackets:
    """One output of a shell over protocol v2: packets of (id, length, bytes)."""

    def __init__(self, stream: AdbStream, identity: int) -> None:
        self._stream, self._identity = stream, identity

    async def write(self, data: bytes) -> None:
        if data:
            await self._stream.write(_PACKET.pack(self._identity, len(data)) + data)


class ShellInput:
    """The input of a shell over protocol v2."""

    def __init__(self, stream: AdbStream) -> None:
        self._stream = stream

    async def read(self) -> bytes:
        while True:
            try:
                identity, size = _PACKET.unpack(await self._stream.read_exactly(_PACKET.size))
                data = await self._stream.read_exactly(size)
            except ConnectionError:
                return b""
            if identity == STDIN and data:
                return data
            if identity == CLOSE_STDIN:
                return b""


class Adbd:
    """Listens on a port of this machine's loopback."""

    def __init__(self, device: AndroidDevice, keys: HostKeys, table: Callable[[], CommandTable]) -> None:
        self.device, self.keys, self.manners = device, keys, Manners()
        self.tunnels = ReverseTunnels(device.core.loopback)
        self.connections: list[AdbConnection] = []
        self._table = table
        self._count = self._port = 0
        self._server: asyncio.Server | None = None

    async def listen(self, port: int) -> int:
        """The port that was taken (0 lets the system choose)."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", port)
        self._port = int(self._server.sockets[0].getsockname()[1])
        return self._port

    async def listen_again(self) -> None:
        """On the same port, where `leave` was before."""
        if self._server is None:
            await self.listen(self._port)

    def leave(self) -> None:
        """Neither reachable nor connected any more."""
        if self._server:
            self._server.close()
            self._server = None
        self.drop_all()

    async def close(self) -> None:
        self.leave()

    def drop_all(self) -> None:
        """Every computer loses the handset, as when a cable is pulled."""
        for connection in tuple(self.connections):
            connection.drop()

    def _banner(self) -> bytes:
        told = self.device.properties
        names = ("ro.product.name", "ro.product.model", "ro.product.device")
        parts = ";".join(f"{name}={told.get(name, '')}" for name in names)
        return f"device::{parts};features={FEATURES}".encode()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._count += 1
        connection = AdbConnection(
            (reader, writer),
            keys=self.keys,
            banner=self._banner,
            manners=self.manners,
            serve=self._serve,
            name=f"host-{self._count}",
        )
        self.connections.append(connection)
        try:
            await connection.run()
        finally:
            self.connections.remove(connection)
            self.tunnels.host_gone(connection)

    async def _serve(self, service: str, stream: AdbStream, host: AdbConnection) -> bool:
        kind, _, rest = service.partition(":")
        if kind.split(",")[0] == "shell":
            await host.accept(stream)
            await self._shell(stream, rest, packets="v2" in kind.split(","))
        elif kind == "exec":
            await host.accept(stream)
            await self._interpreter().run(rest, stream, stream, stream)
        elif kind == "sync":
            await host.accept(stream)
            await SyncService(self.device.core.files, stream).serve()
        elif kind in ("tcp", "localabstract"):
            return await self._tunnel(kind, rest, stream, host)
        elif kind == "reverse":
            await host.accept(stream)
            await self.tunnels.serve(rest, stream, host)
        elif kind in ("root", "unroot", "remount", "reboot", "disable-verity"):
            await host.accept(stream)
            await self._transport_wish(kind, rest, stream)
        else:
            return False
        return True

    def _interpreter(self) -> Interpreter:
        return Interpreter(self.device, self._table())

    async def _shell(self, stream: AdbStream, line: str, *, packets: bool) -> None:
        stdin: Source = ShellInput(stream) if packets else stream
        stdout: Sink = ShellPackets(stream, STDOUT) if packets else stream
        stderr: Sink = ShellPackets(stream, STDERR) if packets else stream
        if line:
            code = await self._ended_with_stream(stream, self._interpreter().run(line, stdin, stdout, stderr))
        else:
            code = await self._interactive(stdin, stdout, stderr)
        if packets:
            await stream.write(_PACKET.pack(EXIT, 1) + bytes([code & 0xFF]))

    @staticmethod
    async def _ended_with_stream(stream: AdbStream, running: Coroutine[None, None, int]) -> int:
        """A command ends when its computer goes, as by the hang-up signal."""
        task, gone = asyncio.create_task(running), asyncio.create_task(stream.gone.wait())
        try:
            await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else HUNG_UP
        finally:
            gone.cancel()
            task.cancel()

    async def _interactive(self, stdin: Source, stdout: Sink, stderr: Sink) -> int:
        """`adb shell` without a command: line by line, with one shell's memory."""
        shell, kept = self._interpreter(), b""
        while data := await stdin.read():
            kept += data
            while b"\n" in kept:
                line, _, kept = kept.partition(b"\n")
                if line.strip() == b"exit":
                    return shell.last
                await shell.run(line.decode("utf-8", "replace"), Nothing(), stdout, stderr)
        if kept:
            await shell.run(kept.decode("utf-8", "replace"), Collected(), stdout, stderr)
        return shell.last

    async def _tunnel(self, kind: str, place: str, stream: AdbStream, host: AdbConnection) -> bool:
        """The other end of `adb forward`. A port or a name where nothing listens refuses the stream."""
        number = place.rpartition(":")[2]
        try:
            if kind == "tcp":
                inner = await self.device.core.loopback.connect(int(number) if number.isdigit() else 0)
            else:
                inner = await self.device.sockets[place]()
        except (ConnectionError, KeyError):
            return False
        await host.accept(stream)
        await splice(stream, inner)
        return True

    async def _transport_wish(self, kind: str, rest: str, stream: AdbStream) -> None:
        del rest
        if kind == "reboot":
            await stream.write(b"")
            self.device.wishes.put_nowait("reboot")
        elif kind == "root":
            await stream.write(b"adbd cannot run as root in production builds\n")
        elif kind == "unroot":
            await stream.write(b"adbd not running as root\n")
        else:
            await stream.write(b'Not running as root. Try "adb root" first.\n')
