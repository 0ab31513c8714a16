"""The three traps: mapped IPv4, 464XLAT, translated peers."""

from ipaddress import IPv6Network

from harness.devices.android.evidence.sockets import Family, parse_sockets
from tests.devices.android.evidence.golden import golden


def test_ipv4_through_clat_is_not_plain_ipv4() -> None:
    listening, clat, plain = parse_sockets(golden("proc_net_tcp"), "tcp").records
    assert not listening.outside
    assert (str(clat.local), str(clat.peer), clat.peer_port) == ("192.0.0.4", "185.216.56.34", 443)
    assert clat.family() is Family.IPV4_BY_CLAT
    assert (plain.family(), plain.uid) == (Family.IPV4, 10121)


def test_mapped_is_ipv4_translated_is_no_ipv6_server_and_native_is() -> None:
    parsed = parse_sockets(golden("proc_net_tcp6"), "tcp6")
    mapped, translated, native = parsed.records
    assert (mapped.family(), str(mapped.peer)) == (Family.IPV4, "185.216.56.34")
    assert (translated.family(), str(translated.peer)) == (Family.IPV6_TO_TRANSLATED, "64:ff9b::b9d8:3822")
    assert (native.family(), str(native.peer)) == (Family.IPV6, "2001:db8::1")
    assert parsed.unread == ("3: what is this",)


def test_the_network_s_own_prefix_translates_too() -> None:
    native = parse_sockets(golden("proc_net_tcp6"), "tcp6").records[2]
    assert native.family(IPv6Network("2001:db8::/96")) is Family.IPV6_TO_TRANSLATED


def test_a_phone_that_hides_its_tables_does_not_answer() -> None:
    assert not parse_sockets("cat: /proc/net/tcp: Permission denied\n", "tcp").answered
