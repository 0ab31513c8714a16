"""Whether what a network shows is what it claims to be. Pure: measurements in, proof out."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from ipaddress import IPv6Address, IPv6Network
from typing import Any

from harness.networks.addressing import CLAT4, NAT64, PROOF4_ADDRESS, PROOF6_ADDRESS, mapped
from harness.networks.measurement import Measured
from harness.networks.spec import NetworkSpec, Weakness

ROUND_TRIP_SLACK_MS = 60.0
__all__ = ["CLAT4", "Proof", "judge_network"]


@dataclass(frozen=True, slots=True)
class Proof:
    """`faults` say, in one line each, where the network is not what it claims to be; none means proved."""

    network: str
    measured: Measured
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.faults

    def data(self, when: str) -> dict[str, Any]:
        """As an event's data; `nat64_prefix` is what addresses of translated connections begin with."""
        shown = {**asdict(self.measured), "nat64_prefix": NAT64 if self.measured.nat64_ms is not None else ""}
        return {"network": self.network, "when": when, "ok": self.ok, "faults": list(self.faults), **shown}


def judge_network(spec: NetworkSpec, measured: Measured) -> Proof:
    faults = [*_names(spec, measured), *_ways(spec, measured)]
    if spec.weakness:
        faults += _weakness(spec.weakness, measured)
    return Proof(spec.name, measured, tuple(faults))


def _names(spec: NetworkSpec, measured: Measured) -> Iterator[str]:
    if measured.a != (PROOF4_ADDRESS,):
        yield "the A record of the proof's name was not answered"
    if measured.aaaa != (PROOF6_ADDRESS,):
        yield "the AAAA record of the proof's name was not answered"
    expected = (mapped(PROOF4_ADDRESS),) if spec.nat64 else ()
    if measured.aaaa_of_ipv4_only != expected:
        yield f"a name without AAAA resolved to {', '.join(measured.aaaa_of_ipv4_only) or 'nothing'} over IPv6"
    discovered = any(IPv6Address(one) in IPv6Network(NAT64) for one in measured.ipv4only_arpa)
    if discovered != spec.pref64:
        yield "ipv4only.arpa " + ("tells of no NAT64 prefix" if spec.pref64 else "tells of a NAT64 prefix")
    if (measured.pref64 == NAT64) != spec.pref64:
        yield "no router advertisement with PREF64 was heard" if spec.pref64 else "a PREF64 was advertised"


def _ways(spec: NetworkSpec, measured: Measured) -> Iterator[str]:
    """Reachable by literal address: what decides whether a fault of an app can show."""
    wanted = {
        "an IPv4 literal": (measured.ipv4_ms, spec.ipv4 or spec.pref64),  # with PREF64 a CLAT carries it
        "an IPv6 literal": (measured.ipv6_ms, spec.ipv6 and not spec.black_hole),
        "IPv4 behind NAT64": (measured.nat64_ms, spec.nat64),
    }
    for what, (time_ms, expected) in wanted.items():
        if (time_ms is not None) != expected:
            yield f"{what} is {'not ' if expected else ''}reachable"


def _weakness(weakness: Weakness, measured: Measured) -> Iterator[str]:
    """Bounds are wide: 300 datagrams and a handful of connections, on a machine that has other work. [default]"""
    least = 2 * weakness.delay_ms
    round_trip = measured.ipv4_ms if measured.ipv4_ms is not None else measured.ipv6_ms
    if round_trip is None or not least <= round_trip <= least + max(ROUND_TRIP_SLACK_MS, least / 2) + 3000 * bool(
        weakness.loss_percent or weakness.outage_s
    ):
        yield f"a round trip takes {round_trip} ms in place of {least}"
    both_ways = 100 * (1 - (1 - weakness.loss_percent / 100) ** 2)
    loss = measured.loss_percent
    if loss is None or (not weakness.outage_s and not both_ways / 4 - 0.5 <= loss <= both_ways * 2 + 3):
        yield f"{loss} % of datagrams are lost in place of about {both_ways:.1f}"
    rate = measured.rate_kbit
    if weakness.rate_kbit and (rate is None or rate > 1.6 * weakness.rate_kbit):
        yield f"the rate is {rate} kbit/s in place of at most {weakness.rate_kbit}"
