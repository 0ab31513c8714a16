"""Names that promise IPv6 and do not keep it (standards.md, A16-IPV6-7)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import PACKETS, PROBES, NetworkView
from harness.detect.network.newcombe import difference
from harness.model.observation import Kind, Observation

LEAST_DIFFERENCE = 0.05  # [default] five points
BLACK_HOLE = "ipv6-black-hole"
LONGEST_ANSWER_S = 1.0


def detect_broken_ipv6(view: NetworkView) -> Iterator[Observation]:
    """IPV6_BROKEN, one for each host: by paired probes where they were made, else by the app's own connections.

    IPV6_PROBED, one for each host with addresses of both families that was probed at least ten times over each.
    """
    if not view.proved or view.name == BLACK_HOLE:
        return
    probed: set[str] = set()
    for host, attempts in by_host(view.probes).items():
        probed.add(host)
        yield from _from_probes(view, host, attempts)
    yield from _from_flows(view, probed)


def by_host(probes: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in probes:
        found.setdefault(str(one.get("host", ""))[:255], []).append(one)
    return found


def _of(attempts: Sequence[Mapping[str, Any]], family: str) -> tuple[int, int]:
    """Successes and attempts over one family; a name without such an address has none."""
    own = [one for one in attempts if one.get("family") == family and one.get("why") != "no address"]
    return sum(not one.get("why") for one in own), len(own)


def _from_probes(view: NetworkView, host: str, attempts: Sequence[Mapping[str, Any]]) -> Iterator[Observation]:
    six, four = _of(attempts, "ipv6"), _of(attempts, "ipv4")
    if not six[1] or not four[1]:
        return
    less, _, upper = difference(six, four)
    data: dict[str, Any] = {"success6": six[0], "attempts6": six[1], "success4": four[0], "attempts4": four[1]}
    data |= {"upper": round(upper, 4), "party": view.parties.party(host)}
    where = f"host={host}"
    if min(six[1], four[1]) >= 10:
        yield seen(view, Kind.IPV6_PROBED, host, data, file=PROBES, locator=where)
    if less < -LEAST_DIFFERENCE and upper < 0:
        why = next((str(one["why"]) for one in attempts if one.get("family") == "ipv6" and one.get("why")), "")
        yield seen(view, Kind.IPV6_BROKEN, host, data | {"why": why}, file=PROBES, locator=where, excerpt=why)


def _from_flows(view: NetworkView, probed: set[str]) -> Iterator[Observation]:
    """The app's own attempts: every one over IPv6 stayed without an answer, though there was time for one."""
    counted = view.counted
    if counted is None:
        return
    for name in counted.names.values():
        tried = [flow for flow in counted.flows if flow.address in name.aaaa]
        if tried and name.host not in probed and not any(flow.established for flow in tried):
            data = {
                "success6": 0,
                "attempts6": len(tried),
                "party": view.parties.party(name.host),
                "why": "no answer over IPv6",
            }
            where = f"address={tried[0].address}"
            yield seen(view, Kind.IPV6_BROKEN, name.host, data, file=PACKETS, locator=where, direct=False)
