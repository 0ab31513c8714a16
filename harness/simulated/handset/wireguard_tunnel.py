"""A WireGuard client on the handset: wireguard-go itself, whose interface stands in a network namespace of its own.

Whoever connects through it does so on a socket that was made inside: its packets have no way but the tunnel. The
client's own datagrams leave on this machine's network. Needs root, the tun device and Debian's wireguard-go; nothing
outlives this process, for the namespace has no name and the client dies with us.
"""

import asyncio
import base64
import contextlib
import os
import random
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from harness.model.faults import MissingComponent
from harness.model.saying import Saying
from harness.simulated.handset.bytestream import SocketStream
from harness.simulated.handset.name_query import addresses, query

CLIENT, STARTER = "wireguard-go", "setpriv"
SOCKETS = Path("/var/run/wireguard")  # where wireguard-go takes its settings
READY_S, ASK_S, TRIES = 5.0, 1.5, 3
MTU_BYTES = 1420


@dataclass(frozen=True, slots=True)
class TunnelOrder:
    """Keys in base64, `address` with its prefix length, `resolver` an IPv4 address, `endpoint` address:port."""

    private_key: str
    server_key: str
    address: str
    resolver: str
    endpoint: str


class WireguardTunnel:
    """`up` first, `down` last."""

    def __init__(self, order: TunnelOrder) -> None:
        self._order = order
        self._name = f"hwg{os.getpid() % 100_000}-{random.randrange(1000)}"
        # The one thread that lives inside.
        self._inside = ThreadPoolExecutor(1, thread_name_prefix="wireguard", initializer=_enter_new_namespace)
        self._client: asyncio.subprocess.Process | None = None

    async def up(self, log: Path) -> None:
        """Raises MissingComponent, OSError."""
        starter, client, ip = (_tool(name) for name in (STARTER, CLIENT, "ip"))
        argv = (starter, "--pdeathsig", "KILL", client, "-f", self._name)
        with log.open("ab") as sink:
            self._client = await asyncio.create_subprocess_exec(
                *argv, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
            )
        try:
            await self._configure(ip)
        except OSError:
            await self.down()
            raise

    async def _configure(self, ip: str) -> None:
        await self._await_client()
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self._tell_client)
        place = await self._within(lambda: f"/proc/{os.getpid()}/task/{threading.get_native_id()}/ns/net")
        await loop.run_in_executor(None, _ask, [ip, "link", "set", self._name, "netns", place], "")
        name = self._name
        lines = [
            *("link set lo up", f"addr add {self._order.address} dev {name}", f"link set {name} mtu {MTU_BYTES} up"),
            f"route add default dev {name}",
        ]
        await self._within(lambda: _ask([ip, "-batch", "-"], "\n".join(lines) + "\n"))

    async def _await_client(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + READY_S
        while not (SOCKETS / f"{self._name}.sock").exists():
            if self._client is None or self._client.returncode is not None or loop.time() > deadline:
                raise OSError(f"{CLIENT} does not start")
            await asyncio.sleep(0.02)

    def _tell_client(self) -> None:
        """WireGuard's cross-platform configuration protocol (wireguard.com/xplatform)."""
        order = self._order
        lines = [
            *("set=1", f"private_key={_hex(order.private_key)}", "replace_peers=true"),
            *(f"public_key={_hex(order.server_key)}", f"endpoint={order.endpoint}", "allowed_ip=0.0.0.0/0"),
        ]
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(READY_S)
            line.connect(str(SOCKETS / f"{self._name}.sock"))
            line.sendall(("\n".join(lines) + "\n\n").encode("ascii"))
            said = line.recv(4096)
        if b"errno=0" not in said:
            raise OSError(f"{CLIENT}: {said!r}")

    async def connect(self, name: str, port: int) -> tuple[SocketStream, str]:
        """A connection from inside, and whom it is with. Raises OSError."""
        address = await self._within(lambda: self._found(name))
        link = await self._within(lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
        link.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(link, (address, port))
        except (OSError, asyncio.CancelledError):
            link.close()
            raise
        return SocketStream(*await asyncio.open_connection(sock=link)), address

    async def send(self, address: str, port: int, datagram: bytes) -> None:
        """One datagram from inside, to whom nobody listens for an answer. Raises OSError."""

        def sent() -> None:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
                line.sendto(datagram, (address, port))

        await self._within(sent)

    def _found(self, name: str) -> str:
        if _is_address(name):
            return name
        number = random.randrange(1 << 16)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.settimeout(ASK_S)
            for _ in range(TRIES):
                line.sendto(query(number, name), (self._order.resolver, 53))
                with contextlib.suppress(TimeoutError):
                    if found := addresses(number, line.recv(4096)):
                        return found[0]
                    raise OSError(f"{name}: no address")
        raise OSError(f"{name}: the tunnel's resolver does not answer")

    async def _within[T](self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._inside, work)

    async def down(self) -> None:
        client, self._client = self._client, None
        if client is not None and client.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                client.terminate()
            await client.wait()
        self._inside.shutdown(wait=False)


def _is_address(name: str) -> bool:
    try:
        return ip_address(name).version == 4
    except ValueError:
        return False


def _tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        mend = Saying(f"run `apt-get install {name}`", f"执行 apt-get install {name}")
        raise MissingComponent(Saying(f"{name} is not installed", f"未安装 {name}"), name, mend)
    return found


def _enter_new_namespace() -> None:
    os.unshare(os.CLONE_NEWNET)


def _hex(key: str) -> str:
    return base64.b64decode(key).hex()


def _ask(argv: list[str], stdin: str) -> None:
    done = subprocess.run(argv, input=stdin.encode(), capture_output=True, timeout=READY_S, check=False)
    if done.returncode != 0:
        raise OSError(f"{argv[0]}: {done.stderr.decode(errors='replace').strip()[:200]}")
