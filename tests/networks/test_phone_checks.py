"""What a phone must show before its network counts as proved."""

import pytest

from harness.networks.phone_checks import checks_for, failed_checks
from harness.networks.spec import SPECS

NAMES = ("four.example", "six.example", "203.0.113.7")


@pytest.mark.parametrize("name", SPECS)
def test_a_phone_that_shows_all_proves_the_network(name: str) -> None:
    checks = checks_for(SPECS[name], *NAMES)
    assert failed_checks(checks, {one.key: one.expected for one in checks}) == ()


def test_a_leak_of_ipv4_and_what_was_not_asked_are_told() -> None:
    checks = checks_for(SPECS["ipv6-only"], *NAMES)
    answers = {one.key: one.expected for one in checks} | {"reaches_literal": True}
    del answers["dns64"]
    faults = [one.en for one in failed_checks(checks, answers)]
    assert faults == ["the address 203.0.113.7 answers: yes", "not measured: four.example resolves to IPv6"]


def test_only_an_announced_nat64_runs_the_clat() -> None:
    expected = {name: {one.key: one.expected for one in checks_for(SPECS[name], *NAMES)} for name in SPECS}
    assert [name for name in SPECS if expected[name]["clat"]] == ["ipv6-nat64-pref64"]
    assert expected["ipv6-nat64"]["reaches_ipv4_name"]
    assert not expected["ipv6-nat64"]["reaches_literal"]
    assert not expected["ipv6-only"]["reaches_ipv4_name"]
