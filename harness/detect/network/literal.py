"""Addresses that no DNS answer ever held: written into the app (standards.md, A16-IPV6-6)."""

from collections.abc import Iterator
from ipaddress import ip_address

from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import PACKETS, NetworkView
from harness.model.observation import Kind, Observation


def detect_literal_connection(view: NetworkView) -> Iterator[Observation]:
    """IPV4_LITERAL, one for each IPv4 address that was connected to without a name, as the network saw it."""
    counted = view.counted
    if not view.proved or counted is None:
        return
    tried: dict[str, int] = {}
    for flow in counted.flows:
        if flow.family == "inet" and not counted.name_of(flow.address) and not ip_address(flow.address).is_loopback:
            tried[flow.address] = tried.get(flow.address, 0) + 1
    for address, connections in tried.items():
        data = {"connections": connections}
        yield seen(view, Kind.IPV4_LITERAL, address, data, file=PACKETS, locator=f"address={address}")
