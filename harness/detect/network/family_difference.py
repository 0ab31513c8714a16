"""Whether a host is the same over both families, and as fast (standards.md, A16-IPV6-8 and 10). From paired probes."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from harness.detect.network.broken_ipv6 import by_host
from harness.detect.network.network_observation import seen
from harness.detect.network.network_view import PROBES, NetworkView
from harness.model.observation import Kind, Observation

GOOD_MS = 50.0  # [default] both better than this count as equal
# One round trip, and the first byte of the answer. What TCP lost and sent again is not seen from here.
MEASURED = ("connect_ms", "first_byte_ms")
TLS_ORDER = ("", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")


def detect_family_difference(view: NetworkView) -> Iterator[Observation]:
    """IPV6_DIFFERS for what differs, IPV6_QUALITY with the ratio of the medians, each by host."""
    if not view.proved:
        return
    for host, attempts in by_host(view.probes).items():
        six, four = (_good(attempts, family) for family in ("ipv6", "ipv4"))
        if six and four:
            where = f"host={host}"
            differing, weaker = differences(six, four)
            data = {"what": differing, "weaker": weaker, "party": view.parties.party(host)}
            if differing:
                yield seen(view, Kind.IPV6_DIFFERS, host, data, file=PROBES, locator=where)
            yield seen(view, Kind.IPV6_QUALITY, host, quality(six, four), file=PROBES, locator=where)


def _good(attempts: Sequence[Mapping[str, Any]], family: str) -> list[Mapping[str, Any]]:
    return [one for one in attempts if one.get("family") == family and not one.get("why")]


def differences(six: Sequence[Mapping[str, Any]], four: Sequence[Mapping[str, Any]]) -> tuple[list[str], bool]:
    """What is never the same over both families, and whether IPv6 is the weaker.

    Content that changes from one request to the next over one family says nothing about the other.
    """
    weaker: list[str] = []
    if max(map(_tls, six)) < min(map(_tls, four)):
        weaker.append("tls")
    if not any(one.get("verified") for one in six) and all(one.get("verified") for one in four):
        weaker.append("certificate_verified")
    other: list[str] = []
    for key in ("certificate", "status", "body_sha256"):
        one, two = ({str(attempt.get(key)) for attempt in attempts} for attempts in (six, four))
        if len(one) == len(two) == 1 and one != two:
            other.append(key)
    return [*weaker, *other], bool(weaker)


def _tls(attempt: Mapping[str, Any]) -> int:
    version = str(attempt.get("tls_version", ""))
    return TLS_ORDER.index(version) if version in TLS_ORDER else 0


def quality(six: Sequence[Mapping[str, Any]], four: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`ratio` is R = (q6 - q4) / q4 of the medians, the worse of connecting and first byte; 0 where both are good."""
    data: dict[str, Any] = {}
    ratios: list[float] = []
    for key in MEASURED:
        one, two = _median(six, key), _median(four, key)
        if one is not None and two:
            name = key.removesuffix("_ms")
            data |= {f"{name}6_ms": one, f"{name}4_ms": two}
            ratios.append(0.0 if max(one, two) <= GOOD_MS else (one - two) / two)
    if "first_byte4_ms" not in data:
        return {"pairs": 0}
    return data | {"ratio": round(max(ratios), 4), "pairs": min(len(six), len(four))}


def _median(attempts: Sequence[Mapping[str, Any]], key: str) -> float | None:
    times = [float(one[key]) for one in attempts if isinstance(one.get(key), int | float)]
    return round(median(times), 2) if times else None
