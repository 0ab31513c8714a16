"""`reverse:`, tunnels from a port of the handset to one of the computer; bytes really go through them.

The device side answers with one OKAY (the computer's own server has no part in it), with a length-prefixed text for
the list, and with FAIL and a reason. Source: AOSP packages/modules/adb/adb.cpp, handle_forward_request.
"""

import contextlib
from dataclasses import dataclass, field

from harness.simulated.android.adbd.connection import AdbConnection
from harness.simulated.android.adbd.stream import AdbStream
from harness.simulated.handset.bytestream import ByteStream
from harness.simulated.handset.loopback import Loopback


@dataclass(slots=True)
class Tunnel:
    """`destination` is a place on the computer, as tcp:8080."""

    port: int
    destination: str
    host: AdbConnection


@dataclass(slots=True)
class ReverseTunnels:
    """The tunnels of all connected computers, by the handset's port."""

    loopback: Loopback
    tunnels: dict[int, Tunnel] = field(default_factory=dict)

    async def serve(self, request: str, stream: AdbStream, host: AdbConnection) -> None:
        verb, _, rest = request.partition(":")
        if verb == "forward":
            answer = self._forward(rest, host)
        elif verb == "killforward":
            answer = self._kill(rest)
        elif verb == "killforward-all":
            self.clear()
            answer = b"OKAY"
        elif verb == "list-forward":
            lines = (f"{one.host.name} tcp:{one.port} {one.destination}\n" for one in self.tunnels.values())
            answer = _with_length("".join(lines))
        else:
            answer = _failed(f"unknown reverse request: {verb}")
        await stream.write(answer)

    def _forward(self, rest: str, host: AdbConnection) -> bytes:
        no_rebind = rest.startswith("norebind:")
        local, _, destination = rest.removeprefix("norebind:").partition(";")
        scheme, _, number = local.partition(":")
        if scheme != "tcp" or not number.isdigit() or not destination:
            return _failed(f"cannot bind listener: unknown socket specification: {local}")
        port = int(number) or self.loopback.free_port()
        if port in self.tunnels and no_rebind:
            return _failed(f"cannot rebind existing socket: tcp:{port}")
        self._drop(port)
        tunnel = Tunnel(port, destination, host)

        async def opener() -> ByteStream:
            return await tunnel.host.open_to_host(tunnel.destination)

        try:
            self.loopback.listen(port, opener)
        except OSError as error:
            return _failed(str(error))
        self.tunnels[port] = tunnel
        return b"OKAY" + (_with_length(str(port)) if number == "0" else b"")

    def _drop(self, port: int) -> bool:
        known = self.tunnels.pop(port, None)
        if known:
            self.loopback.leave(port)
        return known is not None

    def _kill(self, local: str) -> bytes:
        port = local.removeprefix("tcp:")
        if port.isdigit() and self._drop(int(port)):
            return b"OKAY"
        return _failed(f"listener '{local}' not found")

    def clear(self) -> None:
        for port in tuple(self.tunnels):
            self._drop(port)

    def host_gone(self, host: AdbConnection) -> None:
        """Tunnels end with the computer that they led to."""
        for port in [port for port, one in self.tunnels.items() if one.host is host]:
            with contextlib.suppress(KeyError):
                self._drop(port)


def _with_length(text: str) -> bytes:
    return f"{len(text.encode()):04x}{text}".encode()


def _failed(why: str) -> bytes:
    return b"FAIL" + _with_length(why)
