"""A network for real phones: the gateway's files, and what an attached phone says of where it stands."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.devices.android.adb import Said
from harness.inspection import phone_network
from harness.inspection.phone_network import INSTALL, NOT_PROVED, PROVED, prove_from_phone, three, write_gateway
from harness.model.faults import EXIT_FAILED, EXIT_OK, BadInput
from harness.networks.gateway_files import Gateway
from tests.devices.android.paper_handset import Answer, PaperHandset

GATEWAY = Gateway("wlan1", "eth1", "lab-v6", "long enough")
NAMES = ("four.example", "six.example", "203.0.113.7")
NO_ANSWER = Said("PING 203.0.113.7 (203.0.113.7) 56(84) bytes of data.", "", 1)
ON_IPV6_ALONE: dict[str, Answer] = {
    "ip -4 addr .*": "",
    "ip -6 addr .*": "    inet6 2001:db8:1::7/64 scope global dynamic",
    "ip addr show v4-wlan0": Said("", 'Device "v4-wlan0" does not exist.', 1),
    "ping6 -c 3 six.example": "3 packets transmitted, 3 received",
    "ping -c 3 four.example .*": Said("", "ping: unknown host four.example", 2),
    "ping -c 3 203.*": NO_ANSWER,
    "ping6 -c 1 four.example .*": "ping6: unknown host",
}


def proved(monkeypatch: pytest.MonkeyPatch, network: str, handset: PaperHandset) -> tuple[int, list[str]]:
    class Server:
        def ready(self, serial: str) -> PaperHandset:
            return handset

    @contextmanager
    def server() -> Iterator[Server]:
        yield Server()

    monkeypatch.setattr(phone_network, "own_adb_server", server)
    told: list[str] = []
    return prove_from_phone(network, "S1", NAMES, "en", told.append), told


def test_a_phone_on_the_network_proves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = proved(monkeypatch, "N2", PaperHandset(ON_IPV6_ALONE))
    assert (code, told[-1]) == (EXIT_OK, PROVED.en)
    assert all(line.startswith("✓") for line in told[:-1])


def test_a_phone_that_still_has_ipv4_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    leaking = {"ip -4 addr .*": "    inet 10.64.0.77/24 brd 10.64.0.255 scope global wlan0", **ON_IPV6_ALONE}
    leaking["ip -4 addr .*"] = "    inet 10.64.0.77/24 brd 10.64.0.255 scope global wlan0"
    code, told = proved(monkeypatch, "ipv6-only", PaperHandset(leaking))
    assert (code, told[-1]) == (EXIT_FAILED, NOT_PROVED.en)
    assert "✗ the phone has an IPv4 address" in told


def test_a_phone_that_cannot_tell_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = proved(monkeypatch, "ipv6-only", PaperHandset())
    assert code == EXIT_FAILED
    assert all(line.startswith("·") for line in told[:-1])


def test_the_gateways_files_are_written_for_their_owner_alone(tmp_path: Path) -> None:
    lines = write_gateway("ipv6-nat64", GATEWAY, tmp_path / "gateway", "en")
    assert lines[-1] == INSTALL.en
    for name in ("hostapd.conf", "radvd.conf", "tayga.conf", "apply.sh"):
        assert stat.S_IMODE((tmp_path / "gateway" / name).stat().st_mode) & 0o077 == 0, name
    assert "lab-v6" in (tmp_path / "gateway" / "hostapd.conf").read_text()


def test_a_folder_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_gateway("ipv6-only", GATEWAY, tmp_path, "en")


@pytest.mark.parametrize("network", ["host", "no-such-network"])
def test_only_a_laboratory_network_has_a_gateway(network: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_gateway(network, GATEWAY, tmp_path / "gateway", "en")


@pytest.mark.parametrize("names", [(), ("a", "b"), ("a", "b", ""), ("a;reboot", "b", "c"), ("-f", "b", "c")])
def test_nothing_but_three_names_goes_into_a_phones_shell(names: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        three(names)
