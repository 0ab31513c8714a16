"""Accesses of the permission ledger as they come out of one reading after another: each once, with when it was.

The ledger tells only the last use of an operation (per state and tag), so the same access is told again and again, and
by three dumps in three precisions. Two tellings are one access when they may be the same moment.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.capture.android_answers import Answer, PhoneTime
from harness.capture.ledger_categories import category_of
from harness.devices.android.evidence.appops_dump import BookedOperation
from harness.devices.android.evidence.appops_last import OperationUse
from harness.devices.android.evidence.discrete_access import QUANTUM_MS, DiscreteAccess

ALIKE_MS = 20.0  # [default] beyond both doubts: dumps compute ages one line after another
MOST_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Booked:
    """One access: it happened within [at_ms, at_ms + span_ms], give or take `doubt_ms`."""

    what: str
    operation: str
    at_ms: float
    doubt_ms: float
    span_ms: float
    told_by: str
    state: str = ""
    tag: str = ""
    flag: str = ""
    proxy: str = ""
    duration_ms: int | None = None

    def data(self) -> Mapping[str, Any]:
        """ACCESS event data."""
        return {
            "what": self.what,
            "operation": self.operation,
            "category": category_of(self.operation),
            "at_ms": self.at_ms,
            "doubt_ms": self.doubt_ms,
            "span_ms": self.span_ms,
            "state": self.state,
            "tag": self.tag[:100],
            "flag": self.flag,
            "proxy": self.proxy,
            "told_by": self.told_by,
            "duration_ms": self.duration_ms,
        }

    def may_be(self, other: "Booked") -> bool:
        """Whether both may tell of the same access."""
        if (self.what, self.operation) != (other.what, other.operation):
            return False
        if self.state and other.state and self.state != other.state:
            return False
        slack = self.doubt_ms + other.doubt_ms + ALIKE_MS
        first, second = (self, other) if self.at_ms <= other.at_ms else (other, self)
        return second.at_ms - slack <= first.at_ms + first.span_ms


@dataclass(slots=True)
class BookedAccesses:
    """Remembers what was told since `since_ms`; older accesses are those of an earlier run."""

    since_ms: float
    _known: list[Booked] = field(default_factory=list)

    def fresh(self, told: Iterable[Booked]) -> Iterator[Booked]:
        """Those not told before, of kinds of data that rules ask for; the finest telling must come first."""
        for one in told:
            if not category_of(one.operation) or one.at_ms + one.span_ms + one.doubt_ms < self.since_ms:
                continue
            # An exact telling is news though a whole minute with the same use is known: that may have been another.
            if any(one.may_be(known) for known in self._known if one.span_ms or not known.span_ms):
                continue
            self._known = [*self._known[-MOST_REMEMBERED:], one]
            yield one


def of_dump(booked: Iterable[BookedOperation], package: str, answer: Answer) -> Iterator[Booked]:
    """From `dumpsys appops`: ages, which need no clock of the phone."""
    for one in booked:
        if one.package == package and one.ago_ms is not None:
            yield Booked(
                one.what,
                one.operation,
                answer.ago(one.ago_ms),
                answer.doubt_ms,
                0.0,
                "dump",
                one.state,
                one.tag,
                one.flag,
                one.proxy,
                one.duration_ms,
            )


def of_last(uses: Iterable[OperationUse], answer: Answer) -> Iterator[Booked]:
    """From `cmd appops get`: the last use, without a state."""
    for use in uses:
        if use.used_ago_ms is not None:
            at_ms = answer.ago(use.used_ago_ms)
            yield Booked("access", use.operation, at_ms, answer.doubt_ms, 0.0, "last", duration_ms=use.duration_ms)
        if use.rejected_ago_ms is not None:
            yield Booked("reject", use.operation, answer.ago(use.rejected_ago_ms), answer.doubt_ms, 0.0, "last")


def of_discrete(accesses: Iterable[DiscreteAccess], package: str, time: PhoneTime) -> Iterator[Booked]:
    """From the discrete history: at least one access within a minute."""
    for one in accesses:
        if one.package == package:
            yield Booked(
                "access",
                one.operation,
                time.ours(one.at),
                time.doubt_ms,
                float(QUANTUM_MS),
                "discrete",
                one.state,
                one.tag,
                one.flag,
                duration_ms=one.duration_ms,
            )
