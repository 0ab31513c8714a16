"""Whether the network was what it claims to be, before the run and after it."""

from collections.abc import Iterator

from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import NetworkView
from harness.model.observation import Kind, Observation
from harness.recording import layout

SHOWN = ("ipv4_ms", "ipv6_ms", "nat64_ms", "pref64", "loss_percent", "rate_kbit")


def detect_network_proved(view: NetworkView) -> Iterator[Observation]:
    """NETWORK_PROVED once, with what the first proof measured; `proxied` tells whether a proxy stood in the way.

    `packets` tells that the capture of packet heads was proved too.
    """
    if view.proved:
        first = view.proofs[0]
        data = {key: first.data.get(key) for key in SHOWN if first.data.get(key) not in (None, "")}
        data |= {"proxied": view.proxied, "packets": view.counted is not None}
        yield seen(view, Kind.NETWORK_PROVED, view.name, data, file=layout.EVENTS, locator=f"seq={first.seq}")
