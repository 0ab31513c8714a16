"""How long an app waits for IPv6 that never answers before it takes IPv4 (standards.md, A16-IPV6-9; RFC 8305)."""

from collections.abc import Iterator

from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import PACKETS, NetworkView
from harness.model.observation import Kind, Observation

BLACK_HOLE = "ipv6-black-hole"


def detect_fallback(view: NetworkView) -> Iterator[Observation]:
    """IPV6_FALLBACK, one for each name with both families: from its first answer to its first connection, in ms.

    Only without a proxy, which falls back in its own way.
    """
    counted = view.counted
    if not view.proved or counted is None or view.proxied or view.name != BLACK_HOLE:
        return
    for name in counted.names.values():
        tried = [flow for flow in counted.flows if flow.address in name.aaaa]
        if not tried:
            continue
        over4 = [flow.established for flow in counted.flows if flow.address in name.a and flow.established]
        data = {"attempts6": len(tried), "fell_back": bool(over4), "party": view.parties.party(name.host)}
        if over4:
            begun = min(flow.began for flow in tried)
            data["delay_ms"] = round(max(0.0, min(over4) - begun) * 1000, 1)
        where = f"address={tried[0].address}"
        yield seen(view, Kind.IPV6_FALLBACK, name.host, data, file=PACKETS, locator=where)
