"""The handset's way to the network: every app's bytes pass here, each app through a door (SOCKS 5) of its own.

Where a proxy is set, the connection is asked of that proxy (CONNECT), which may stand behind a tunnel to the computer,
except of an app that does not heed it. Else it goes through the VPN that leads the app, or the name is looked up in the
network that the handset was given, and then by this machine. What passes is counted by uid and kept as sockets, so that
the ledger of the network agrees with what was sent.
"""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from harness.simulated.handset.bytestream import ByteStream, SocketStream, splice
from harness.simulated.handset.loopback import Loopback

CONNECT_TIMEOUT_S = 10.0
MAX_HEAD_BYTES = 16_384
SOCKETS_KEPT = 400
_ATYP_V4, _ATYP_NAME, _ATYP_V6 = 1, 3, 4
_OK, _FAILED, _REFUSED = 0, 1, 5
HERE = ("127.0.0.1", "localhost", "::1")
HOST_ALIAS = "10.0.2.2"  # the computer, as an emulator knows it
Place = tuple[str, int]


@dataclass(slots=True)
class Traffic:
    """Bytes of one uid; `front` while its app was in front."""

    received_bytes: int = 0
    sent_bytes: int = 0
    received_packets: int = 0
    sent_packets: int = 0


@dataclass(slots=True)
class AppSocket:
    """One connection as the kernel lists it. `state` is ESTABLISHED (1) or TIME_WAIT (6)."""

    uid: int
    local: Place
    remote: Place
    name: str
    state: int = 1


class Vpn(Protocol):
    """handset.wireguard_tunnel.WireguardTunnel is one."""

    async def connect(self, name: str, port: int) -> tuple[SocketStream, str]:
        """The stream, and the address at its other end. Raises OSError."""


@dataclass(slots=True)
class Gateway:
    """`proxy` and `resolve` are asked anew for each connection. `online` False is a handset without a network.

    `heedless` are the apps (uids) that do not ask for the proxy, `vpn` tells through which VPN an app is led.
    """

    loopback: Loopback
    proxy: Callable[[], Place | None]
    in_front: Callable[[int], bool]
    resolve: Mapping[str, Place] = field(default_factory=dict)
    online: bool = True
    delay_ms: int = 0
    heedless: set[int] = field(default_factory=set)
    vpn: Callable[[int], Vpn | None] = lambda _: None
    traffic: dict[tuple[int, bool], Traffic] = field(default_factory=dict)
    sockets: list[AppSocket] = field(default_factory=list)
    _doors: dict[int, asyncio.Server] = field(default_factory=dict)
    _next_port: int = 40_000

    async def door(self, uid: int) -> int:
        """The port on this machine's loopback through which an app's connections go."""
        if uid not in self._doors:

            async def came(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await self._serve(uid, reader, writer)

            self._doors[uid] = await asyncio.start_server(came, "127.0.0.1", 0)
        port: int = self._doors[uid].sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        for server in self._doors.values():
            server.close()
        self._doors.clear()

    async def _serve(self, uid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        app = SocketStream(reader, writer)
        try:
            name, port = await _asked_for(reader, writer)
            if self.delay_ms:
                await asyncio.sleep(self.delay_ms / 1000)
            stream, remote = await asyncio.wait_for(self.connect(uid, name, port), CONNECT_TIMEOUT_S)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
            with contextlib.suppress(OSError):
                writer.write(_reply(_REFUSED))
            await app.close()
            return
        writer.write(_reply(_OK))
        entry = self._book(uid, remote, name)
        try:
            await splice(app, Counted(stream, self, uid))
        finally:
            entry.state = 6

    def _book(self, uid: int, remote: Place, name: str) -> AppSocket:
        self._next_port = 40_000 + (self._next_port - 39_999) % 20_000
        here = "127.0.0.1" if remote[0] in HERE else "fd00::15" if ":" in remote[0] else "10.0.2.15"
        entry = AppSocket(uid, (here, self._next_port), remote, name)
        self.sockets.append(entry)
        del self.sockets[: max(0, len(self.sockets) - SOCKETS_KEPT)]
        return entry

    async def connect(self, uid: int, name: str, port: int) -> tuple[ByteStream, Place]:
        """The stream, and whom the app's socket is connected to. Raises OSError."""
        if not self.online:
            raise OSError(101, "Network is unreachable")
        proxy = None if uid in self.heedless else self.proxy()
        if proxy is None:
            return await self.past_proxy(uid, name, port)
        stream = await self._open(*proxy)
        await _ask_proxy(stream, name, port)
        return stream, proxy

    async def past_proxy(self, uid: int, name: str, port: int) -> tuple[ByteStream, Place]:
        """By the VPN that leads the app, or by the network. Raises OSError."""
        vpn = self.vpn(uid)
        if vpn is None:
            return await self._direct(name, port)
        through, address = await vpn.connect(name, port)
        return through, (address, port)

    async def _direct(self, name: str, port: int) -> tuple[ByteStream, Place]:
        place = self.resolve.get(f"{name}:{port}") or self.resolve.get(name) or (name, port)
        stream = await self._open(*place)
        peer = stream.writer.get_extra_info("peername") if isinstance(stream, SocketStream) else None
        return stream, (str(peer[0]), port) if peer else place

    async def _open(self, host: str, port: int) -> ByteStream:
        if host in HERE and port in self.loopback.ports():
            return await self.loopback.connect(port)
        reader, writer = await asyncio.open_connection("127.0.0.1" if host == HOST_ALIAS else host, port)
        return SocketStream(reader, writer)

    def count(self, uid: int, received: int = 0, sent: int = 0) -> None:
        entry = self.traffic.setdefault((uid, self.in_front(uid)), Traffic())
        entry.received_bytes += received
        entry.sent_bytes += sent
        entry.received_packets += -(-received // 1400)
        entry.sent_packets += -(-sent // 1400)


class Counted:
    """A stream whose bytes are booked."""

    def __init__(self, stream: ByteStream, gateway: Gateway, uid: int) -> None:
        self._stream, self._gateway, self._uid = stream, gateway, uid

    async def read(self) -> bytes:
        data = await self._stream.read()
        self._gateway.count(self._uid, received=len(data))
        return data

    async def write(self, data: bytes) -> None:
        await self._stream.write(data)
        self._gateway.count(self._uid, sent=len(data))

    async def close(self) -> None:
        await self._stream.close()


async def _asked_for(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Place:
    """The SOCKS 5 greeting and request (RFC 1928). Raises ValueError for anything else."""
    version, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")
    version, command, _, kind = await reader.readexactly(4)
    if version != 5 or command != 1:
        raise ValueError("not a SOCKS 5 connect")
    if kind == _ATYP_NAME:
        name = (await reader.readexactly((await reader.readexactly(1))[0])).decode("ascii", "replace")
    elif kind == _ATYP_V4:
        name = str(ipaddress.IPv4Address(await reader.readexactly(4)))
    elif kind == _ATYP_V6:
        name = str(ipaddress.IPv6Address(await reader.readexactly(16)))
    else:
        raise ValueError("unknown kind of address")
    return name, int.from_bytes(await reader.readexactly(2), "big")


def _reply(code: int) -> bytes:
    return bytes((5, code, 0, _ATYP_V4)) + socket.inet_aton("0.0.0.0") + b"\0\0"


async def _ask_proxy(stream: ByteStream, name: str, port: int) -> None:
    """Raises ConnectionRefusedError where the proxy will not. Nothing of the server's comes before our own bytes."""
    host = f"[{name}]" if ":" in name else name
    await stream.write(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    head = b""
    while b"\r\n\r\n" not in head and len(head) < MAX_HEAD_BYTES:
        data = await stream.read()
        if not data:
            break
        head += data
    words = head.split(b" ", 2)
    if len(words) < 2 or not words[1].startswith(b"2"):
        await stream.close()
        raise ConnectionRefusedError(111, f"the proxy refused {name}:{port}")
