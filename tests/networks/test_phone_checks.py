"""What a phone must show before its network counts as proved."""

import pytest

from harness.networks.phone_checks import answer_of, checks_for, failed_checks
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


@pytest.mark.parametrize(
    ("key", "out", "code", "answer"),
    [
        ("has_ipv4", "    inet 10.0.0.7/24 scope global wlan0", 0, True),
        ("has_ipv4", "", 0, False),
        ("has_ipv6", "    inet6 fe80::1/64 scope link", 0, False),
        ("has_ipv6", "    inet6 240e:3b4::1/64 scope global", 0, True),
        ("clat", 'Device "v4-wlan0" does not exist.', 1, False),
        ("reaches_ipv6", "3 received", 0, True),
        ("reaches_ipv6", "unknown host", 2, False),
        ("dns64", "PING four.example(64:ff9b::c000:201) 56 data bytes", 0, True),
        ("dns64", "PING four.example (64:ff9b::c000:201) 56 data bytes", 0, True),
        ("dns64", "PING four.example (192.0.2.1) 56(84) bytes of data.", 0, False),
        ("dns64", "/system/bin/sh: ping6: inaccessible or not found", 127, None),
        ("reaches_literal", "ping: not found", 0, None),
    ],
)
def test_what_a_phone_answers_is_read(key: str, out: str, code: int, answer: bool | None) -> None:
    assert answer_of(key, out, code) is answer
