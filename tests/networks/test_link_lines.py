"""The two ends of a network, as commands."""

import pytest

from harness.networks import addressing
from harness.networks.link_lines import black_hole_rules, client_lines, gateway_lines
from harness.networks.spec import SPECS


@pytest.mark.parametrize("name", ["ipv6-only", "ipv6-nat64", "ipv6-nat64-pref64"])
def test_an_ipv6_only_client_has_no_way_for_ipv4(name: str) -> None:
    text = "\n".join(client_lines(SPECS[name], "app0"))
    assert "198.19" not in text
    assert f"route add default via {addressing.GATEWAY6}" in text


def test_an_ipv4_only_client_has_no_way_for_ipv6() -> None:
    assert "2001:" not in "\n".join(client_lines(SPECS["ipv4-only"], "app0"))


def test_a_black_hole_looks_like_dual_stack_to_the_client() -> None:
    assert client_lines(SPECS["ipv6-black-hole"], "app0") == client_lines(SPECS["dual-stack"], "app0")
    assert f"ip6 daddr {addressing.SERVERS6} drop" in black_hole_rules("gate0")


def test_literals_of_the_laboratory_are_the_gateways_own() -> None:
    lines = gateway_lines(SPECS["dual-stack"], "gate0", ["203.0.113.7", "2001:db8:77::1"])
    assert "route add local 203.0.113.7 dev lo" in lines
    assert "route add local 2001:db8:77::1 dev lo" in lines


def test_what_is_dead_is_swallowed() -> None:
    assert f"route add blackhole {addressing.DEAD6}" in gateway_lines(SPECS["ipv6-only"], "gate0")
