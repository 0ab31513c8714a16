"""How much of an app's traffic is native IPv6: bytes, connections, names (standards.md, A16-IPV6-1 to 3)."""

from collections.abc import Iterable, Iterator

from harness.detect.network.family_count import FamilyCount, Flow, Name
from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import PACKETS, NetworkView
from harness.detect.traffic.receiver.parties import Party
from harness.model.observation import Kind, Observation

DUAL_STACK = "dual-stack"


def detect_family_share(view: NetworkView) -> Iterator[Observation]:
    """FAMILY_SHARE for bytes, connections and names; only from dual stack and without a proxy, which chooses itself."""
    counted = view.counted
    if not view.proved or counted is None or view.proxied or view.name != DUAL_STACK:
        return
    own = own_flows(counted)
    first = [flow for flow in own if view.parties.party(counted.name_of(flow.address) or flow.address) == Party.FIRST]
    names = known_names(counted)
    first_names = [name for name in names if view.parties.party(name.host) == Party.FIRST]
    minutes = round(view.seconds / 60, 2)
    for subject, everything, of_first in (
        ("bytes", _bytes(own), _bytes(first)),
        ("connections", _connections(own), _connections(first)),
        ("names", _names(names), _names(first_names)),
    ):
        if everything[1]:
            data = {
                "share": round(everything[0] / everything[1], 4),
                "ipv6": everything[0],
                "total": everything[1],
                "minutes": minutes,
                **({"first_party_share": round(of_first[0] / of_first[1], 4)} if of_first[1] else {}),
            }
            yield seen(view, Kind.FAMILY_SHARE, subject, data, file=PACKETS, locator="sessions")


def detect_name_without_ipv6(view: NetworkView) -> Iterator[Observation]:
    """NAME_WITHOUT_IPV6, one for each name of the app that has IPv4 addresses only; with its bytes and its party."""
    counted = view.counted
    if not view.proved or counted is None:
        return
    for name in known_names(counted):
        if name.asked_aaaa and not name.aaaa and (name.a or name.translated):
            flows = [flow for flow in counted.flows if flow.address in name.a | name.translated]
            data = {
                "party": view.parties.party(name.host),
                "bytes": sum(flow.size for flow in flows),
                "connections": len(flows),
            }
            where = f"dns={name.host}"
            yield seen(view, Kind.NAME_WITHOUT_IPV6, name.host, data, file=PACKETS, locator=where, excerpt=where)


def own_flows(counted: FamilyCount) -> list[Flow]:
    return [flow for flow in counted.flows if flow.established is not None]


def known_names(counted: FamilyCount) -> list[Name]:
    """Names that exist: what the browser itself asks for in vain on a closed network is not the app's."""
    return [name for name in counted.names.values() if name.exists and (name.a or name.aaaa or name.translated)]


def _bytes(flows: Iterable[Flow]) -> tuple[int, int]:
    sizes = [(flow.size if flow.family == "inet6" else 0, flow.size) for flow in flows]
    return sum(one for one, _ in sizes), sum(both for _, both in sizes)


def _connections(flows: Iterable[Flow]) -> tuple[int, int]:
    families = [flow.family for flow in flows]
    return families.count("inet6"), len(families)


def _names(names: Iterable[Name]) -> tuple[int, int]:
    having = [bool(name.aaaa) for name in names if name.asked_aaaa]
    return sum(having), len(having)
