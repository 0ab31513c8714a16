"""Connections and names by family."""

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.network.family_count import FamilyCount, count
from harness.detect.network.packet_file import packets_of
from tests.detect.network.packet_factory import connection, resolved, udp, write


def counted(tmp_path: Path, packets: Iterable[bytes], nat64: str = "") -> FamilyCount:
    timed = [(float(number), one) for number, one in enumerate(packets)]
    return count(packets_of(write(tmp_path / "a.pcap", timed)), nat64)


def test_a_connection_is_established_when_it_is_answered(tmp_path: Path) -> None:
    found = counted(
        tmp_path, [*connection("2001:db8:5::10", 443, 1), *connection("198.18.0.16", 443, 2, answered=False)]
    )
    assert [(flow.family, flow.established is not None) for flow in found.flows] == [("inet6", True), ("inet", False)]


def test_bytes_of_both_directions_belong_to_the_connection(tmp_path: Path) -> None:
    (flow,) = counted(tmp_path, connection("198.18.0.16", 443, 2, size=500)).flows
    assert flow.size == 4 * 40 + 500


def test_addresses_behind_nat64_are_not_native(tmp_path: Path) -> None:
    packets = [resolved("cdn.test", "aaaa", ["2001:db8:64::c612:11"]), *connection("2001:db8:64::c612:11", 443, 1)]
    found = counted(tmp_path, packets, "2001:db8:64::/96")
    assert found.flows[0].family == "nat64"
    assert (found.names["cdn.test"].aaaa, found.names["cdn.test"].translated) == (set(), {"2001:db8:64::c612:11"})
    assert found.name_of("2001:db8:64::c612:11") == "cdn.test"


def test_neither_dns_nor_loopback_is_a_connection(tmp_path: Path) -> None:
    packets = [
        resolved("a.test", "a", ["198.18.0.16"]),
        udp("127.0.0.1", 1, "127.0.0.1", 2),
        udp("::1", 1, "ff02::1", 2),
    ]
    assert counted(tmp_path, packets).flows == []


def test_what_was_begun_before_is_not_taken_for_the_clients(tmp_path: Path) -> None:
    assert counted(tmp_path, connection("198.18.0.16", 443, 2)[2:]).flows == []


@given(st.lists(st.sampled_from([4, 6]), max_size=20))
def test_as_many_connections_as_were_made(tmp_path_factory: object, versions: list[int]) -> None:
    import tempfile

    targets = {4: "198.18.0.16", 6: "2001:db8:5::10"}
    packets = [one for port, version in enumerate(versions, 1000) for one in connection(targets[version], 443, port)]
    with tempfile.TemporaryDirectory() as folder:
        found = counted(Path(folder), packets)
    assert [flow.family for flow in found.flows] == ["inet6" if version == 6 else "inet" for version in versions]
