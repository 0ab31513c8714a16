"""The WireGuard app on the handset (com.wireguard.android): a tunnel that a file describes, switched by its broadcasts.

It obeys as the real one does: only with the right to be a VPN, only a tunnel whose file it has, and for no other apps
than the file includes.
"""

import configparser
from pathlib import Path

from harness.model.faults import HarnessError
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.package import Manifest
from harness.simulated.handset.wireguard_tunnel import TunnelOrder, WireguardTunnel

PACKAGE = "com.wireguard.android"
FILES = f"/data/data/{PACKAGE}/files"
SWITCH = f"{PACKAGE}.action.SET_TUNNEL_"
TAG = "WireGuard"


class WireguardApp:
    """One tunnel at a time; `log` takes what the client behind it says."""

    PACKAGE = PACKAGE

    def __init__(self, device: AndroidDevice, log: Path) -> None:
        self._device, self._log = device, log
        self._tunnel: WireguardTunnel | None = None
        self._uids: frozenset[int] = frozenset()
        device.core.packages.install(Manifest(PACKAGE, 514, "1.0.20250531", label=TAG), device.core.clock.now())
        device.core.files.make_folder(FILES)

    @property
    def up(self) -> bool:
        return self._tunnel is not None

    def tunnel_of(self, uid: int) -> WireguardTunnel | None:
        """The tunnel that an app's connections go through; no apps named are all."""
        return self._tunnel if not self._uids or uid in self._uids else None

    async def told(self, action: str, name: str) -> None:
        """A broadcast. What cannot be done is logged, as the app does."""
        await self.down()
        if action != f"{SWITCH}UP":
            return
        try:
            await self._switch_on(name)
        except (OSError, KeyError, ValueError, configparser.Error, HarnessError) as fault:
            self._device.core.log("E", TAG, f"tunnel {name}: {fault}")

    async def _switch_on(self, name: str) -> None:
        if self._device.core.ledger.mode(PACKAGE, "ACTIVATE_VPN") != "allow":
            raise PermissionError("not allowed to be a VPN")
        file = configparser.ConfigParser(delimiters=("=",), interpolation=None)
        file.read_string(self._device.core.files.read(f"{FILES}/{name}.conf").decode("utf-8", "replace"))
        ours, peer = file["Interface"], file["Peer"]
        order = TunnelOrder(ours["PrivateKey"], peer["PublicKey"], ours["Address"], ours["DNS"], peer["Endpoint"])
        included = [one.strip() for one in ours.get("IncludedApplications", "").split(",") if one.strip()]
        packages = [self._device.core.packages.get(one) for one in included]
        tunnel = WireguardTunnel(order)
        await tunnel.up(self._log)
        self._uids = frozenset(one.uid for one in packages if one)
        self._tunnel = tunnel

    async def down(self) -> None:
        tunnel, self._tunnel, self._uids = self._tunnel, None, frozenset()
        if tunnel is not None:
            await tunnel.down()
