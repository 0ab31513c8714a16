"""A gateway's files for phones: golden texts, and what each network must and must not hold."""

from typing import Any

import pytest

from harness.model.faults import BadInput
from harness.networks.gateway_files import WELL_KNOWN64, Gateway, gateway_files, netem
from harness.networks.spec import SPECS, Weakness

GATEWAY = Gateway("wlan0", "eth1", "lab-n3", "eight-chars-or-more", channel=11)


def files(name: str) -> dict[str, str]:
    return dict(gateway_files(SPECS[name], GATEWAY))


def test_the_radio_is_configured_word_for_word() -> None:
    assert files("ipv6-nat64")["hostapd.conf"].splitlines() == [
        "interface=wlan0",
        "driver=nl80211",
        "ssid=lab-n3",
        "hw_mode=g",
        "channel=11",
        "ieee80211n=1",
        "wmm_enabled=1",
        "auth_algs=1",
        "wpa=2",
        "wpa_key_mgmt=WPA-PSK",
        "rsn_pairwise=CCMP",
        "wpa_passphrase=eight-chars-or-more",
    ]


def test_the_announcements_of_nat64_with_pref64_word_for_word() -> None:
    assert files("ipv6-nat64-pref64")["radvd.conf"] == (
        "# nat64prefix needs radvd 2.20 or later\n"
        "interface wlan0 {\n"
        "  AdvSendAdvert on;\n"
        "  MaxRtrAdvInterval 30;\n"
        "  prefix 2001:db8:1::/64 { AdvOnLink on; AdvAutonomous on; };\n"
        "  RDNSS 2001:db8:1::1 { AdvRDNSSLifetime 1800; };\n"
        "  nat64prefix 64:ff9b::/96 { AdvValidLifetime 1800; };\n"
        "};\n"
    )


def test_the_rules_of_ipv6_alone_word_for_word() -> None:
    assert files("ipv6-only")["nftables.conf"] == (
        "table inet laboratory {\n"
        "  chain forward {\n"
        "    type filter hook forward priority 0; policy accept;\n"
        '    iifname "wlan0" meta nfproto ipv4 drop\n'
        '    iifname "wlan0" ip6 daddr 64:ff9b::/96 drop\n'
        "  }\n"
        "}\n"
    )


def test_the_address_service_of_dual_stack_word_for_word() -> None:
    assert files("dual-stack")["dnsmasq.conf"] == (
        "interface=wlan0\nbind-interfaces\nport=0\n"
        "dhcp-range=10.64.0.50,10.64.0.250,255.255.255.0,1h\n"
        "dhcp-option=option:router,10.64.0.1\ndhcp-option=option:dns-server,10.64.0.1\n"
    )


@pytest.mark.parametrize(
    ("name", "has", "has_not"),
    [
        ("dual-stack", {"dnsmasq.conf", "radvd.conf"}, {"tayga.conf"}),
        ("ipv6-only", {"radvd.conf"}, {"dnsmasq.conf", "tayga.conf"}),
        ("ipv6-nat64", {"radvd.conf", "tayga.conf"}, {"dnsmasq.conf"}),
        ("ipv4-only", {"dnsmasq.conf"}, {"radvd.conf", "tayga.conf"}),
    ],
)
def test_each_network_has_its_services_and_no_other(name: str, has: set[str], has_not: set[str]) -> None:
    made = files(name)
    assert has <= made.keys()
    assert not has_not & made.keys()
    for file in has_not:
        assert file not in made["apply.sh"]


def test_without_the_announcement_the_prefix_cannot_be_learnt_by_name() -> None:
    assert "ipv4only.arpa" in files("ipv6-nat64")["unbound.conf"]
    assert "ipv4only.arpa" not in files("ipv6-nat64-pref64")["unbound.conf"]
    assert f"dns64-prefix: {WELL_KNOWN64}" in files("ipv6-nat64")["unbound.conf"]


def test_a_black_hole_announces_ipv6_and_forwards_none() -> None:
    made = files("ipv6-black-hole")
    assert "radvd.conf" in made
    assert '    iifname "wlan0" meta nfproto ipv6 drop' in made["nftables.conf"]


def test_weakness_becomes_a_command_of_tc() -> None:
    assert netem(Weakness(150, 1, 512), "wlan0") == (
        "tc qdisc replace dev wlan0 root netem delay 150ms loss random 1% rate 512kbit"
    )
    assert "netem delay 150ms" in files("weak-slow")["apply.sh"]


@pytest.mark.parametrize(
    "changed",
    [{"password": "short"}, {"name": ""}, {"name": "x" * 33}, {"password": "12345678\nwpa=0"}, {"name": "a\nssid=b"}],
)
def test_what_would_break_the_radios_file_is_refused(changed: dict[str, Any]) -> None:
    from dataclasses import replace

    with pytest.raises(BadInput):
        gateway_files(SPECS["dual-stack"], replace(GATEWAY, **changed))
