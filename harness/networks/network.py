"""Network: what a run stands on, whichever it is; and the machine's own, which is always there."""

import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from harness.model.laboratory import Laboratory
from harness.networks.proof import Proof


class Starter(Protocol):
    """Starts processes that somebody answers for; devices.process_tree.ProcessTree is one."""

    @property
    def token(self) -> str: ...
    @property
    def owner(self) -> object: ...
    @property
    def scratch(self) -> Path: ...
    def spawn(
        self,
        role: str,
        argv: Sequence[str],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        stdout_pipe: bool = False,
        stdin_pipe: bool = False,
    ) -> subprocess.Popen[bytes]: ...
    def end(self, process: subprocess.Popen[bytes], timeout_s: float = 5.0) -> None: ...


class Network(Protocol):
    """Built, proved, removed; `remove` and a second `build` are always allowed."""

    @property
    def name(self) -> str: ...
    @property
    def prefix(self) -> tuple[str, ...]:
        """What stands before a command that is to run on this network; empty for the machine's own."""

    @property
    def laboratory(self) -> Laboratory:
        """What a client on this network must still be told of names: nothing where DNS knows them."""

    def build(self) -> None:
        """Raises RunFault or MissingComponent, with nothing left behind."""

    def prove(self) -> Proof | None:
        """Measured from inside; None for a network that claims nothing. Raises RunFault when it cannot be asked."""

    def listen(self) -> socket.socket:
        """A listener on this network's own loopback, for a self-test of somebody on it."""

    def remove(self) -> None: ...


class HostNetwork:
    """The network the machine itself stands on: nothing is built, claimed or removed."""

    name = "host"
    prefix: tuple[str, ...] = ()

    def __init__(self, laboratory: Laboratory) -> None:
        self.laboratory = laboratory

    def build(self) -> None:
        """It is there."""

    def prove(self) -> Proof | None:
        return None

    def listen(self) -> socket.socket:
        return socket.create_server(("127.0.0.1", 0))

    def remove(self) -> None:
        """It stays."""
