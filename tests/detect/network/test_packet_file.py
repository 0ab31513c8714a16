"""Packets come back as they were written; whatever else a file holds breaks nothing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.network.packet_file import packets_of, parse
from tests.detect.network.packet_factory import SYN, tcp, udp, write


def test_both_families_and_both_protocols_are_read(tmp_path: Path) -> None:
    written = [
        (100.25, tcp("198.19.0.2", 1234, "198.18.0.16", 443, SYN)),
        (101.5, tcp("2001:db8:5::10", 443, "2001:db8:1::2", 1234, size=10)),
        (102.0, udp("198.19.0.1", 53, "198.19.0.2", 999, b"answer")),
    ]
    one, two, three = packets_of(write(tmp_path / "a.pcap", written))
    assert (one.family, one.protocol, one.target, one.target_port, one.flags) == (
        "inet",
        "tcp",
        "198.18.0.16",
        443,
        SYN,
    )
    assert abs(one.t - 100.25) < 1e-6
    assert (two.family, two.source, two.size) == ("inet6", "2001:db8:5::10", 40 + 20 + 10)
    assert three.payload == b"answer"


def test_ethernet_counts_the_ip_layer_alone(tmp_path: Path) -> None:
    packet = tcp("198.19.0.2", 1, "198.18.0.16", 2)
    (one,) = packets_of(write(tmp_path / "a.pcap", [(0, bytes(14) + packet)], link=1))
    assert one.size == len(packet)


def test_a_torn_tail_ends_the_reading(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pcap", [(0, tcp("198.19.0.2", 1, "198.18.0.16", 2))] * 3)
    path.write_bytes(path.read_bytes()[:-5])
    assert len(list(packets_of(path))) == 2


def test_no_capture_has_no_packets(tmp_path: Path) -> None:
    assert list(packets_of(tmp_path / "none")) == []
    (tmp_path / "text").write_text("hello, this is no capture file at all")
    assert list(packets_of(tmp_path / "text")) == []


@given(st.binary(max_size=200), st.sampled_from([1, 101, 113]))
def test_any_bytes_are_read_without_a_fault(content: bytes, link: int) -> None:
    parse(0.0, len(content), content, link)


@given(
    st.binary(max_size=80).map(lambda rest: b"\x45" + rest) | st.binary(max_size=80).map(lambda rest: b"\x60" + rest)
)
def test_any_ip_packet_is_read_without_a_fault(content: bytes) -> None:
    parse(0.0, len(content), content, 101)
