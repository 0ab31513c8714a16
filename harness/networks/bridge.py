"""The bridge: the laboratory's servers, as they stand inside a namespace. `python -m harness.networks.bridge SETTINGS`.

A socket belongs to the namespace in which it was made, not to the process that holds it: this process enters the
gateway's namespace, listens there, comes back, and hands each accepted connection on to the endpoint that the
laboratory file names, on the machine's own network. Nothing else of that network can be reached from inside: there is
no interface, route or address between them. It says `ready`, and ends on SIGTERM or when its standard input closes.
"""

import asyncio
import json
import os
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

_NEWNET = 0x40000000
_IP_FREEBIND = 15
CHUNK_BYTES = 65_536
CONNECT_TIMEOUT_S = 8.0
IDLE_TIMEOUT_S = 120.0
ANNOUNCE_EVERY_S = 1.0
MAX_SENT_BYTES = 4_000_000
BACKLOG = 128
NOW_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class BridgeSettings:
    """`table` maps `address port` to (host, port) outside; `echoes` are addresses with the proof's own service."""

    namespace: str
    table: dict[str, tuple[str, int]]
    echoes: list[str]
    echo_port: int
    device: str = ""
    announce_hex: str = ""

    def dump(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "BridgeSettings":
        return cls(**json.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Doors:
    """What listens inside."""

    streams: list[socket.socket]
    echoes: list[socket.socket]
    datagrams: list[socket.socket]
    announcer: socket.socket | None


def open_doors(settings: BridgeSettings) -> Doors:
    """Listen inside, and be outside again afterwards. Needs root; raises OSError."""
    with Path("/proc/self/ns/net").open("rb") as home, Path(settings.namespace).open("rb") as inside:
        os.setns(inside.fileno(), _NEWNET)
        try:
            ports = sorted({int(place.split(" ")[1]) for place in settings.table})
            streams = [_listen(everywhere, port) for port in ports for everywhere in ("0.0.0.0", "::")]
            echoes = [_listen(everywhere, settings.echo_port) for everywhere in ("0.0.0.0", "::")]
            datagrams = [_datagrams(address, settings.echo_port) for address in settings.echoes]
            return Doors(streams, echoes, datagrams, _announcer(settings.device) if settings.announce_hex else None)
        finally:
            os.setns(home.fileno(), _NEWNET)


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def _listen(address: str, port: int) -> socket.socket:
    return socket.create_server((address, port), family=_family(address), backlog=BACKLOG)


def _datagrams(address: str, port: int) -> socket.socket:
    """Bound to one address, so that answers come from it; it is routed here without being any interface's."""
    one = socket.socket(_family(address), socket.SOCK_DGRAM)
    one.setsockopt(socket.IPPROTO_IP, _IP_FREEBIND, 1)
    one.bind((address, port))
    one.setblocking(False)
    return one


def _announcer(device: str) -> socket.socket:
    one = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device.encode() + b"\0")
    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, socket.if_nametoindex(device))
    one.setblocking(False)
    return one


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One direction, to its end; half-closed connections stay half open."""
    while chunk := await asyncio.wait_for(reader.read(CHUNK_BYTES), IDLE_TIMEOUT_S):
        writer.write(chunk)
        await asyncio.wait_for(writer.drain(), IDLE_TIMEOUT_S)
    if writer.can_write_eof():
        writer.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    """A refused endpoint shows inside as a connection that is reset at once."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW_RESET)
    writer.transport.abort()


async def carry(
    table: Mapping[str, tuple[str, int]], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Join an accepted connection with the endpoint of the address that it was made to, until both are done."""
    address, port = writer.get_extra_info("sockname")[:2]
    to = table.get(f"{address} {port}")
    if to is None:
        _reset(writer)
        return
    try:
        far = await asyncio.wait_for(asyncio.open_connection(*to), CONNECT_TIMEOUT_S)
    except OSError:
        _reset(writer)
        return
    try:
        await asyncio.gather(_pump(reader, far[1]), _pump(far[0], writer))
    except OSError:
        _reset(writer)
    finally:
        far[1].close()
        writer.close()


async def answer_echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The proof's service: four bytes say how many are wanted back, none just that it answers."""
    with suppress(OSError, asyncio.IncompleteReadError):
        wanted = int.from_bytes(await asyncio.wait_for(reader.readexactly(4), IDLE_TIMEOUT_S))
        writer.write(bytes(min(wanted, MAX_SENT_BYTES)))
        await asyncio.wait_for(writer.drain(), IDLE_TIMEOUT_S)
    writer.close()


def _answer_datagram(one: socket.socket) -> None:
    with suppress(OSError):
        content, sender = one.recvfrom(2048)
        one.sendto(content, sender)


async def _announce(announcer: socket.socket, message: bytes) -> None:
    while True:
        with suppress(OSError):
            announcer.sendto(message, ("ff02::1", 0))
        await asyncio.sleep(ANNOUNCE_EVERY_S)


async def _serve(settings: BridgeSettings, doors: Doors) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    for one in doors.streams:
        await asyncio.start_server(partial(carry, settings.table), sock=one)
    for one in doors.echoes:
        await asyncio.start_server(answer_echo, sock=one)
    for one in doors.datagrams:
        loop.add_reader(one, _answer_datagram, one)
    announcing = None
    if doors.announcer:
        announcing = asyncio.create_task(_announce(doors.announcer, bytes.fromhex(settings.announce_hex)))
    threading.Thread(target=_end_with_parent, args=(lambda: loop.call_soon_threadsafe(ended.set),), daemon=True).start()
    print("ready", flush=True)
    await ended.wait()
    if announcing:
        announcing.cancel()


def _end_with_parent(end: Callable[[], object]) -> None:
    while os.read(0, 4096):
        pass
    end()


def main(argv: list[str]) -> int:
    settings = BridgeSettings.load(Path(argv[0]))
    try:
        doors = open_doors(settings)
    except OSError as fault:
        print(f"cannot listen inside: {fault}", file=sys.stderr)
        return 5
    with suppress(asyncio.CancelledError):
        asyncio.run(_serve(settings, doors))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
