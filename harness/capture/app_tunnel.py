"""The second way to the proxy: a WireGuard tunnel that leads the app there whether or not it heeds the proxy setting.

It is asked for by the laboratory file (`wireguard`). It proves itself in each session by a request of ours that goes by
the name of its host and past the proxy setting; its CHANNEL events stand beside the proxy's own.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest
from harness.capture.proxy import ProxyChannel, ProxyRoute
from harness.devices.android.adb import Handset
from harness.devices.android.wireguard import SHELL, asked_through, is_up, keys_of, tunnel_file
from harness.devices.verified import state_folder
from harness.model.faults import HarnessError
from harness.model.laboratory import Laboratory

NAME = "tunnel"
KEYS = "wireguard.conf"


def keys_file(laboratory: Laboratory, scratch: Path) -> Path | None:
    """Where the tunnel's keys are: with a port of its own it is one that a person has imported, and keeps them."""
    where = laboratory.wireguard
    if where is None:
        return None
    folder = state_folder(os.environ) if where.port else scratch
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / KEYS
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(new_keys(), encoding="ascii")
    return file


def new_keys() -> str:
    """As mitmproxy keeps them."""
    from mitmproxy_rs.wireguard import genkey

    return json.dumps({"server_key": genkey(), "client_key": genkey()})


class AppTunnel:
    """The tunnel of one app; `file` is what the handset's WireGuard app imports."""

    def __init__(self, sink: EvidenceSink, proxy: ProxyChannel, route: ProxyRoute, host: str, package: str) -> None:
        self._log, self._proxy = ChannelLog(sink, NAME), proxy
        self.file = tunnel_file(keys_of(route.tunnel_keys), host, route.tunnel_port, (package, SHELL))

    def prove(self, handset: Handset, lack: str) -> SelfTest:
        """`lack` is why it is not up; "" where it is."""
        if lack:
            self._log.failed(lack)
            return SelfTest(False, lack)
        self._log.started()
        outcome = self._proxy.test_with(lambda url: asked_through(handset, url))
        (self._log.proved if outcome.ok else self._log.failed)(outcome.why)
        return outcome

    def let_go(self, handset: Handset) -> None:
        with suppress(HarnessError):  # whoever is lost is told elsewhere
            if not is_up(handset):
                self._log.lost("it is no longer up")
        self._log.ended()
