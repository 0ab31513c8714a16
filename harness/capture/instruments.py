"""Instruments: with what a run is watched on one platform, and how its sessions are opened there.

One module of capture implements it a platform; harness.run chooses by the device's platform and knows no other
difference between them.
"""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from harness.capture.channel import EvidenceSink, SelfTest
from harness.capture.proxy import ProxyChannel
from harness.capture.screens import ScreenCapture
from harness.devices.process_tree import ProcessTree
from harness.devices.session import DeviceSession
from harness.model.device_profile import DeviceProfile
from harness.model.laboratory import Laboratory
from harness.model.persona import Persona


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What instruments stand in: the recording, the run's processes, its network, and what was asked.

    `address` is the app's on the device's platform, `web_address` its address for a browser, where it has one.
    `name` is the app's as people see it. `photos` are the persona's pictures as files. `laboratory` holds the names of
    the network that `prefix` starts a process on, `listen` gives a listener on that network's loopback. `without` names
    the channels to be left out.
    """

    sink: EvidenceSink
    tree: ProcessTree
    device: DeviceProfile
    address: str
    web_address: str
    persona: Persona
    photos: tuple[Path, ...]
    laboratory: Laboratory
    prefix: tuple[str, ...]
    listen: Callable[[], socket.socket]
    without: tuple[str, ...]
    proxy_port: int
    name: str = ""


class Instruments(Protocol):
    """`screens` is None where the run does without. Every failing channel is written down; only a device raises."""

    screens: ScreenCapture | None

    @property
    def dropper(self) -> ProxyChannel | None:
        """Who can take a field out of a form on its way; None where the run has no proxy."""

    def start(self) -> None:
        """What serves all sessions, once the network stands. Raises RunFault, BadInput or MissingComponent."""

    def open(self, number: int) -> DeviceSession:
        """The run's session of that number, in a clean state, not watched yet."""

    def watch(self) -> Mapping[str, SelfTest]:
        """Attach every channel to the session that was opened last, and have each prove itself; outcomes by name."""

    def prove_again(self) -> Mapping[str, SelfTest]:
        """Every self-test once more, where the app was given a clean state within the session."""

    def read(self, moment: str) -> None:
        """Ask the platform for what it keeps by itself and forgets: at a change of phase, after a scenario."""

    def let_go(self) -> None:
        """Record what is still on its way, before the session is closed."""

    def stop(self) -> None:
        """End what `start` started; may be called at any time."""
