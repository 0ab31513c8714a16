"""A network is proved only by what it must show; anything else names what is wrong."""

from dataclasses import replace
from typing import Any

import pytest

from harness.networks.addressing import NAT64, PROOF4_ADDRESS, PROOF6_ADDRESS, mapped
from harness.networks.measurement import Measured
from harness.networks.proof import judge_network
from harness.networks.spec import SPECS, NetworkSpec, find_network

NAMES: dict[str, Any] = {"a": (PROOF4_ADDRESS,), "aaaa": (PROOF6_ADDRESS,)}
SYNTHESISED: dict[str, Any] = {"aaaa_of_ipv4_only": (mapped(PROOF4_ADDRESS),), "nat64_ms": 0.3}
DISCOVERED: dict[str, Any] = {"ipv4only_arpa": (mapped("192.0.0.170"),), "pref64": NAT64}
SHOWN: dict[str, Measured] = {
    "dual-stack": Measured(**NAMES, ipv4_ms=0.1, ipv6_ms=0.1),
    "ipv6-only": Measured(**NAMES, ipv6_ms=0.1),
    "ipv6-nat64": Measured(**NAMES, ipv6_ms=0.1, **SYNTHESISED),
    "ipv6-nat64-pref64": Measured(**NAMES, ipv4_ms=0.5, ipv6_ms=0.1, **SYNTHESISED, **DISCOVERED),
    "ipv4-only": Measured(**NAMES, ipv4_ms=0.1),
    "ipv6-black-hole": Measured(**NAMES, ipv4_ms=0.1),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_network_that_is_what_it_claims_is_proved(name: str) -> None:
    assert judge_network(SPECS[name], SHOWN[name]).faults == ()


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("shown", SHOWN)
def test_no_network_passes_for_another(name: str, shown: str) -> None:
    same = name == shown or {name, shown} == {"ipv4-only", "ipv6-black-hole"}  # the proof sees no difference there
    assert judge_network(SPECS[name], SHOWN[shown]).ok == same


def test_a_leak_of_ipv4_is_named() -> None:
    proof = judge_network(SPECS["ipv6-only"], replace(SHOWN["ipv6-only"], ipv4_ms=1.0))
    assert proof.faults == ("an IPv4 literal is reachable",)


def test_the_event_says_what_translated_addresses_begin_with() -> None:
    data = judge_network(SPECS["ipv6-nat64"], SHOWN["ipv6-nat64"]).data("before")
    assert (data["nat64_prefix"], data["when"], data["ok"]) == (NAT64, "before", True)
    assert judge_network(SPECS["ipv6-only"], SHOWN["ipv6-only"]).data("after")["nat64_prefix"] == ""


def _weak(name: str) -> NetworkSpec:
    spec = find_network(name)
    assert spec is not None
    return spec


def test_a_weak_network_must_be_weak() -> None:
    strong = Measured(**NAMES, ipv4_ms=0.1, ipv6_ms=0.1, loss_percent=0.0, rate_kbit=90_000.0)
    assert len(judge_network(_weak("weak-100ms-5pct-256kbit"), strong).faults) == 3
    weak = Measured(**NAMES, ipv4_ms=204.0, ipv6_ms=206.0, loss_percent=9.3, rate_kbit=240.0)
    assert judge_network(_weak("weak-100ms-5pct-256kbit"), weak).ok


def test_a_network_that_is_weaker_than_it_says_is_no_proof() -> None:
    slow = Measured(**NAMES, ipv4_ms=900.0, ipv6_ms=900.0, loss_percent=0.0, rate_kbit=100.0)
    assert judge_network(_weak("weak-100ms"), slow).faults == ("a round trip takes 900.0 ms in place of 200",)
