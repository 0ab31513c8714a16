"""What unbound is told."""

from harness.networks.addressing import NAT64, Placed
from harness.networks.resolver_files import HIDDEN_PORT, authority, dns64

PLACED = [
    Placed("app.test", "198.18.0.16", "2001:db8:5::10"),
    Placed("cdn.test", "198.18.0.17", ""),
    Placed("203.0.113.7", "203.0.113.7", ""),
]


def test_each_name_has_the_addresses_that_it_has_and_no_other() -> None:
    lines = authority(PLACED, ["198.19.0.1"]).splitlines()
    told = [line.strip() for line in lines if "test. 5 IN" in line and "laboratory" not in line]
    assert told == [
        'local-data: "app.test. 5 IN A 198.18.0.16"',
        'local-data: "app.test. 5 IN AAAA 2001:db8:5::10"',
        'local-data: "cdn.test. 5 IN A 198.18.0.17"',
    ]
    assert '  local-zone: "cdn.test. static"' not in lines
    assert '  local-zone: "cdn.test." static' in lines


def test_literals_are_no_names() -> None:
    assert "203.0.113.7" not in authority(PLACED, ["198.19.0.1"])


def test_what_nobody_knows_does_not_exist() -> None:
    assert '  local-zone: "." static\n' in authority([], ["198.19.0.1"])


def test_only_an_announced_prefix_can_be_discovered_by_name() -> None:
    assert "ipv4only.arpa" not in authority(PLACED, ["::1"])
    assert 'local-data: "ipv4only.arpa. 5 IN A 192.0.0.171"' in authority(PLACED, ["::1"], pref64=True)


def test_dns64_asks_the_other_resolver_with_our_prefix() -> None:
    text = dns64(["2001:db8:1::1"])
    assert f"dns64-prefix: {NAT64}" in text
    assert 'module-config: "dns64 iterator"' in text
    assert f"forward-addr: 127.0.0.1@{HIDDEN_PORT}" in text
    assert 'local-zone: "test." nodefault' in text
