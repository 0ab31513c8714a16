"""The handset's own 127.0.0.1: what listens there, whether a program on it or a tunnel to the host."""

from collections.abc import Awaitable, Callable

from harness.simulated.handset.bytestream import ByteStream

Opener = Callable[[], Awaitable[ByteStream]]


class Loopback:
    """Ports of the handset's loopback. An opener makes a new connection to whatever listens."""

    def __init__(self) -> None:
        self._openers: dict[int, Opener] = {}

    def listen(self, port: int, opener: Opener) -> None:
        """Raises OSError when the port is taken."""
        if port in self._openers:
            raise OSError(98, f"cannot bind listener: Address already in use: {port}")
        self._openers[port] = opener

    def leave(self, port: int) -> None:
        self._openers.pop(port, None)

    def free_port(self) -> int:
        return next(port for port in range(40_000, 60_000) if port not in self._openers)

    def ports(self) -> tuple[int, ...]:
        return tuple(sorted(self._openers))

    async def connect(self, port: int) -> ByteStream:
        """Raises ConnectionRefusedError when nothing listens."""
        opener = self._openers.get(port)
        if opener is None:
            raise ConnectionRefusedError(111, f"nothing listens on port {port} of the handset")
        return await opener()
