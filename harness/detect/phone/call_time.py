"""When a hooked call was made, and where the run stood then.

Calls arrive late (repetitions are reported together), so the phase stamped on arrival may be that after the user's
answer. The page's own clock tells when they were made; CLOCK events tell how far it is off, and how sure that is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from harness.model.event import Event, EventKind, Phase

LATEST_MS = 1e15  # no clock shows this; also keeps out NaN and infinity


@dataclass(frozen=True, slots=True)
class _Clock:
    """From one CLOCK event: the device's clock runs `offset_ms` ahead of ours, known to `doubt_ms`."""

    begun: datetime
    offset_ms: float = 0.0
    doubt_ms: float = 0.0
    known: bool = False


@dataclass(frozen=True, slots=True)
class MadeAt:
    """A moment on our clock, within `doubt_ms` of the truth."""

    t: datetime
    doubt_ms: float

    def surely_before(self, moment: datetime) -> bool:
        """Before `moment` by more than the doubt."""
        return self.t + timedelta(milliseconds=self.doubt_ms) < moment


@dataclass(frozen=True, slots=True)
class CallTimes:
    """Times and phases of the CALL events of one recording."""

    times: tuple[datetime, ...]
    phases: tuple[Phase, ...]
    clocks: dict[int, _Clock]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        times: list[datetime] = []
        phases: list[Phase] = []
        clocks: dict[int, _Clock] = {}
        clock: _Clock | None = None
        for event in events:
            if event.kind is EventKind.CALL:
                clocks[event.seq] = clock or _Clock(event.t)
                continue  # its phase is that of its arrival
            times.append(event.t)
            phases.append(event.phase)
            if event.kind is EventKind.SESSION_BEGIN:
                clock = _Clock(event.t)
            elif event.kind is EventKind.CLOCK and clock is not None:
                clock = _set(clock, event)
        return cls(tuple(times), tuple(phases), clocks)

    def made_at(self, call: Event, key: str = "page_ms") -> MadeAt | None:
        """When the call (`last_ms`: the last of several) was made; None where its clock cannot be believed."""
        page_ms, clock = _number(call.data.get(key)), self.clocks.get(call.seq)
        if page_ms is None or clock is None or not clock.known:
            return None
        try:
            t = datetime.fromtimestamp((page_ms - clock.offset_ms) / 1000, tz=call.t.tzinfo)
        except (OverflowError, ValueError, OSError):
            return None
        doubt = timedelta(milliseconds=clock.doubt_ms)
        return MadeAt(t, clock.doubt_ms) if clock.begun - doubt <= t <= call.t + doubt else None

    def phases_of(self, call: Event) -> tuple[Phase, ...]:
        """The phases in which an event's calls were surely made, at most two (it may stand for several calls).

        Within the doubt of a change: after it where that is consent, before it where it is anything else, which is the
        milder of the two. A call that was made in no phase that the time line has seen keeps that of its arrival.
        """
        made = (self.made_at(call), self.made_at(call, "last_ms"))
        found = tuple(dict.fromkeys(self._phase(one) for one in made if one is not None))
        return found or (call.phase,)

    def _phase(self, made: MadeAt) -> Phase:
        doubt = timedelta(milliseconds=made.doubt_ms)
        early = self.phases[max(0, bisect_left(self.times, made.t - doubt) - 1)]
        late = self.phases[max(0, bisect_right(self.times, made.t + doubt) - 1)]
        return late if late is Phase.AFTER_CONSENT else early


def _set(clock: _Clock, event: Event) -> _Clock:
    offset, doubt = _number(event.data.get("offset_ms")), _number(event.data.get("doubt_ms"))
    return clock if offset is None or doubt is None else _Clock(clock.begun, offset, abs(doubt), known=True)


def _number(value: Any) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and abs(value) < LATEST_MS else None
