"""Rows of IPv6 figures, from what the network's detectors observed."""

from collections.abc import Iterable, Iterator

from harness.analysis.tables.figure import number
from harness.analysis.tables.row import Ipv6Row
from harness.model.observation import Kind, Observation


def ipv6_rows(observations: Iterable[Observation]) -> Iterator[Ipv6Row]:
    """One row a figure; a name without IPv6 is a row of value 0, a broken one of its share of answered attempts."""
    for one in observations:
        party = str(one.data.get("party", ""))
        for measure, value in _figures(one):
            if value is not None:
                yield Ipv6Row(measure, one.subject, party, value)


def _figures(one: Observation) -> Iterator[tuple[str, float | None]]:
    data = one.data
    match one.kind:
        case Kind.FAMILY_SHARE:
            yield f"{one.subject}_share", number(data, "share")
            yield f"{one.subject}_share_first_party", number(data, "first_party_share")
        case Kind.NAME_WITHOUT_IPV6:
            yield "name_has_ipv6", 0.0
        case Kind.IPV6_BROKEN:
            answered, attempts = number(data, "success6"), number(data, "attempts6")
            yield "answered_share", answered / attempts if answered is not None and attempts else None
        case Kind.IPV6_QUALITY:
            yield "quality_ratio", number(data, "ratio")
        case Kind.IPV6_FALLBACK:
            yield "fallback_ms", number(data, "delay_ms")
        case _:
            return
