"""What counts as proved: the network on both sides of the run, and the capture by the network's own proof."""

from pathlib import Path

from tests.detect.network.network_factory import at, view
from tests.detect.network.packet_factory import connection


def test_the_machines_own_network_has_no_view(tmp_path: Path) -> None:
    assert view(tmp_path, "host") is None


def test_only_what_passed_during_sessions_counts(tmp_path: Path) -> None:
    packets = [*at(20, connection("2001:db8:5::10", 443, 1)), *at(75, connection("198.18.0.16", 443, 2))]
    seen = view(tmp_path, packets=packets)
    assert seen is not None
    assert seen.counted is not None
    assert [flow.family for flow in seen.counted.flows] == ["inet6"]
    assert seen.seconds == 60.0


def test_a_capture_without_the_proofs_packets_proves_nothing(tmp_path: Path) -> None:
    seen = view(tmp_path, packets=at(20, connection("2001:db8:5::10", 443, 1)), proof_packets=False)
    assert seen is not None
    assert seen.counted is None


def test_a_network_that_failed_its_proof_is_not_proved(tmp_path: Path) -> None:
    seen = view(tmp_path, ok=False)
    assert seen is not None
    assert not seen.proved


def test_probes_that_are_no_list_are_none(tmp_path: Path) -> None:
    seen = view(tmp_path, probes=[{"host": "a"}])
    assert seen is not None
    assert [one["host"] for one in seen.probes] == ["a"]
