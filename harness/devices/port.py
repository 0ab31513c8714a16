"""A free TCP port on loopback, and whether one is taken."""

import socket

from harness.model.faults import BadInput
from harness.model.saying import Saying


def free_port() -> int:
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
