"""Rows of single accesses to personal data, from what the three witnesses said of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from harness.analysis.tables.figure import count, number, text
from harness.analysis.tables.row import AccessRow
from harness.model.observation import Kind, Observation

WITNESSES = ("hooked", "ledger", "proxied")


def access_rows(began: datetime, observations: Iterable[Observation]) -> Iterator[AccessRow]:
    """One row an access; what stands in an observation is masked already."""
    for one in observations:
        if one.kind is not Kind.WITNESSED:
            continue
        heard = ",".join(name for name in WITNESSES if one.data.get(name) is True)
        told = (one.subject, text(one.data, "witnessed"), heard, one.phase.value if one.phase else "")
        accesses = one.data.get("accesses")
        for access in accesses if isinstance(accesses, list | tuple) else ():
            if isinstance(access, Mapping):
                yield AccessRow(*told, _seconds(began, access), *_words(access))


def _words(access: Mapping[str, object]) -> tuple[str, int, str, str]:
    return text(access, "called"), count(access, "calls") or 0, text(access, "booked"), text(access, "sent")


def _seconds(began: datetime, access: Mapping[str, object]) -> float | None:
    at_ms = number(access, "at_ms")
    return None if at_ms is None else round(at_ms / 1000 - began.timestamp(), 3)
