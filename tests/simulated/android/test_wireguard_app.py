"""The stand-in for the WireGuard app obeys as the real one does."""

from pathlib import Path

import pytest

from harness.simulated.android.first_packages import APP_PACKAGE
from harness.simulated.android.wireguard_app import FILES, PACKAGE, WireguardApp
from harness.simulated.handset.wireguard_tunnel import WireguardTunnel
from tests.simulated.handset_on_paper import PaperHandset

TUNNEL = f"""[Interface]
PrivateKey = AAAA=
Address = 10.0.0.1/32
DNS = 10.0.0.53
IncludedApplications = {APP_PACKAGE}, com.android.shell

[Peer]
PublicKey = BBBB=
Endpoint = 192.168.7.2:51820
"""
UP = f"am broadcast -a {PACKAGE}.action.SET_TUNNEL_UP -n {PACKAGE}/.model.TunnelManager\\$IntentReceiver --es tunnel t"
ALLOW = f"appops set {PACKAGE} ACTIVATE_VPN allow"


@pytest.fixture
def handset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PaperHandset:
    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(WireguardTunnel, "up", nothing)
    monkeypatch.setattr(WireguardTunnel, "down", nothing)
    handset = PaperHandset(rooted=True)
    handset.device.wireguard = WireguardApp(handset.device, tmp_path / "wireguard.log")
    handset.device.core.files.write(f"{FILES}/t.conf", TUNNEL.encode())
    return handset


def led(handset: PaperHandset) -> dict[str, bool]:
    app = handset.device.wireguard
    assert app
    uids = {name: package.uid for name in (APP_PACKAGE, PACKAGE) if (package := handset.device.core.packages.get(name))}
    return {name: app.tunnel_of(uid) is not None for name, uid in uids.items()}


def test_the_tunnel_leads_the_apps_that_its_file_names_and_shows_an_interface(handset: PaperHandset) -> None:
    handset.run(ALLOW)
    handset.run(UP)
    assert led(handset) == {APP_PACKAGE: True, PACKAGE: False}
    assert "tun0" in handset.run("ip link show up").out
    handset.run(f"am force-stop {PACKAGE}")
    assert led(handset) == {APP_PACKAGE: False, PACKAGE: False}
    assert "tun0" not in handset.run("ip link show up").out


@pytest.mark.parametrize("first", ["true", f"{ALLOW}; rm {FILES}/t.conf"])
def test_without_the_right_or_the_file_it_stays_down(handset: PaperHandset, first: str) -> None:
    handset.run(first)
    handset.run(UP)
    assert not any(led(handset).values())
