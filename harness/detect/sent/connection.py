"""Connections that went past the proxy: what the traffic channel could not see."""

import ipaddress
from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

# Chromium asks the kernel for a route to this address to learn whether there is IPv6; it sends nothing (stack.md, 5).
IPV6_PROBE = "2001:4860:4860::8888"
MOST_EVIDENCE = 5


def detect_proxy_bypassed(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PROXY_BYPASSED, one for each address and port outside this machine that was not the proxy."""
    groups: dict[tuple[str, int], list[Event]] = {}
    for event in recording.events:
        if event.kind is EventKind.CONNECT and bypasses(event):
            place = (str(event.data.get("address", "")), int(event.data.get("port") or 0))
            groups.setdefault(place, []).append(event)
    for (address, port), events in groups.items():
        evidence = tuple(at_event(event, masker, f"connect {address} {port}") for event in events[:MOST_EVIDENCE])
        data = {"port": port, "family": str(events[0].data.get("family", "")), "count": len(events)}
        yield Observation(
            Kind.PROXY_BYPASSED,
            Channel.NETWORK,
            masker.mask(address),
            1.0,
            evidence,
            phase=events[0].phase,
            direct=True,
            data=data,
        )


def bypasses(event: Event) -> bool:
    """Whether a CONNECT event shows a connection that left this machine past the proxy."""
    data = event.data
    if data.get("to_proxy") or data.get("self_test") or data.get("family") not in ("inet", "inet6"):
        return False
    try:
        address = ipaddress.ip_address(str(data.get("address", "")).split("%")[0])
    except ValueError:
        return True
    mapped = getattr(address, "ipv4_mapped", None) or address
    return not (mapped.is_loopback or mapped.is_unspecified or address == ipaddress.ip_address(IPV6_PROBE))
