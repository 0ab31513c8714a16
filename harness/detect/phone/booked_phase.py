"""The phase in which something happened that the phone booked, and that was read only later.

The phone's time is known to a doubt, and some of it to the minute only. Where a span touches more than one phase, the
one that is milder for the app is taken: after consent before anything else, in front before the background.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from harness.model.event import Event, Phase

LATEST_MS = 1e15
_MILDEST = (
    *(Phase.AFTER_CONSENT, Phase.TEARDOWN, Phase.SETUP),
    *(Phase.REFUSED, Phase.BEFORE_CONSENT, Phase.BACKGROUND),
)


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """All times of a time line with their phases."""

    times: tuple[datetime, ...]
    phases: tuple[Phase, ...]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        pairs = [(event.t, event.phase) for event in events]
        return cls(tuple(t for t, _ in pairs), tuple(phase for _, phase in pairs))

    def phase_of(self, booked: Event) -> Phase:
        """Of an event with `at_ms`, `doubt_ms` and perhaps `span_ms`; its own phase where they say nothing."""
        at, doubt = milliseconds(booked.data.get("at_ms")), milliseconds(booked.data.get("doubt_ms")) or 0.0
        span = milliseconds(booked.data.get("span_ms")) or 0.0
        first, last = _moment(at, -doubt), _moment(at, span + doubt)
        if first is None or last is None or not self.times:
            return booked.phase
        begin = max(0, bisect_right(self.times, first) - 1)
        end = max(begin + 1, bisect_left(self.times, last))
        touched = set(self.phases[begin:end])
        return next(phase for phase in _MILDEST if phase in touched)


def milliseconds(value: Any) -> float | None:
    """A number of milliseconds that a clock can show; None for anything else."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and abs(value) < LATEST_MS else None


def _moment(at_ms: float | None, more_ms: float) -> datetime | None:
    if at_ms is None:
        return None
    try:
        return datetime.fromtimestamp((at_ms + more_ms) / 1000, tz=UTC)
    except (OverflowError, ValueError, OSError):
        return None
