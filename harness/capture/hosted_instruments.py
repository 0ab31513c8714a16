"""The instruments of a program inside a host app: its screens and its traffic, and nothing that speaks of the host.

The host keeps its log-in, data and permissions: it is never cleared, and what a run's answers changed of its
permissions is put back.
"""

from collections.abc import Mapping
from typing import Any

from harness.capture.android_instruments import AndroidInstruments
from harness.capture.channel import ChannelLog, record
from harness.capture.channels import Channels
from harness.capture.instruments import Surroundings
from harness.devices.android import host_permissions
from harness.devices.android.adb import AdbHandset
from harness.devices.android.hosted_session import HostedSession
from harness.devices.android.hosted_start import host_package
from harness.devices.android.session import AndroidSession, Stand
from harness.devices.android.ui_automator import UiAutomator
from harness.model.event import EventKind, Source
from harness.model.hosted_app import OF_THE_HOST, HostedAddress


class HostedInstruments(AndroidInstruments):
    """`address` names program and host; every other point is as for an app of its own."""

    def __init__(self, around: Surroundings, address: HostedAddress) -> None:
        super().__init__(around)
        self._address = address
        self._held: frozenset[str] = frozenset()

    def _package_on(self, handset: AdbHandset) -> str:
        """Raises BadInput where the handset has no such host."""
        package = host_package(handset, self._address)
        self._held = host_permissions.held(handset, package)
        return package

    @property
    def _cleaned(self) -> str:
        return ""

    def _make_channels(self, handset: AdbHandset) -> None:  # noqa: ARG002 - what speaks of a process is left out
        sink, without = self._around.sink, self._around.without
        of_others = [name for name in without if name not in OF_THE_HOST]
        self._channels = Channels(sink, (self._proxy, self._all_screens), of_others)
        for name, why in OF_THE_HOST.items():
            ChannelLog(sink, name).off(f"switched off by --without {name}" if name in without else why.en)

    def _session_on(self, stand: Stand, ui: UiAutomator) -> AndroidSession:
        session = HostedSession(self._around.device, stand, ui, self._asked, address=self._address)
        session.opened = self._opened
        return session

    def _opened(self, data: Mapping[str, Any]) -> None:
        record(self._around.sink, Source.SYSTEM, EventKind.HOSTED, data)

    def _return(self, handset: AdbHandset) -> None:
        super()._return(handset)
        handset.run(f"am force-stop {self._package}")
        changed = host_permissions.put_back(handset, self._package, self._held)
        lacks = {"program": "what it stored in its host stays there until the steps that remove it are done"}
        if changed:
            lacks["host_permissions"] = f"not as before: {', '.join(changed)}"[:300]
        self._tell("returned", {}, lacks)
