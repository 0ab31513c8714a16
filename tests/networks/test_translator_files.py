"""What tayga is told."""

from harness.networks import translator_files
from harness.networks.addressing import CLAT4, CLAT6, NAT64


def test_nat64_has_prefix_pool_and_a_folder_of_its_own() -> None:
    lines = translator_files.nat64("/tmp/x", "2001:db8:64:1::1").splitlines()
    assert f"prefix {NAT64}" in lines
    assert f"dynamic-pool {translator_files.POOL}" in lines
    assert "data-dir /tmp/x" in lines


def test_the_clat_maps_one_client() -> None:
    assert f"map {CLAT4} {CLAT6}" in translator_files.clat().splitlines()
