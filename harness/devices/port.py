"""A free TCP port on loopback, and whether one is taken."""

import secrets
import socket
from contextlib import suppress

from harness.model.faults import BadInput
from harness.model.saying import Saying

# Below what systems give to outgoing connections (Linux from 32768, IANA from 49152): a port that one of them takes
# before our server does ends that server, and the run with it.
FIRST, LAST = 20_000, 32_000
TRIES = 50


def free_port() -> int:
    for _ in range(TRIES):
        wanted = FIRST + secrets.randbelow(LAST - FIRST)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", wanted))
            return wanted
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def refuse_busy(port: int, option: str) -> None:
    """Raise BadInput that names the option when something else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadInput(
                Saying(f"port {port} is taken", f"端口 {port} 已被占用"),
                option,
                Saying("choose another port or leave the option out", "换一个端口，或不写该选项"),
            ) from error
