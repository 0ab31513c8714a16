"""Networks are found by name, by number, or by their own description; anything else is refused."""

import pytest

from harness.model.faults import BadInput
from harness.networks.spec import SPECS, Weakness, canonical, find_network


def test_a_number_is_a_name() -> None:
    assert [canonical(f"N{number}") for number in range(1, 7)] == list(SPECS)[:6]
    assert find_network("n2") is SPECS["ipv6-only"]


def test_the_machines_own_network_is_none_of_ours() -> None:
    assert find_network("host") is None


def test_a_weak_network_describes_itself() -> None:
    spec = find_network("weak-120ms-3pct-256kbit-2s")
    assert spec is not None
    assert spec.weakness == Weakness(delay_ms=120, loss_percent=3, rate_kbit=256, outage_s=2)
    only_loss = find_network("weak-7pct")
    assert only_loss is not None
    assert only_loss.weakness == Weakness(loss_percent=7)


def test_an_outage_leaves_some_time_alive() -> None:
    spec = find_network("weak-99s")
    assert spec is not None
    assert spec.weakness is not None
    assert spec.weakness.outage_s < 20


@pytest.mark.parametrize("name", ["nat64x", "weak", "weak-", "N7", "", "weak-5", "ipv6_only", "weak-1ms; ls"])
def test_an_unknown_network_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(BadInput, match=r"--network.*host, dual-stack, ipv6-only"):
        find_network(name)


def test_only_networks_without_ipv4_translate() -> None:
    assert all(not spec.ipv4 for spec in SPECS.values() if spec.nat64)
    assert all(spec.nat64 for spec in SPECS.values() if spec.pref64)
