"""Where a run stood when a request left: phase, scenario, session, role, and whether the user had consented."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from harness.model.event import Event, EventKind, Phase

_CONSENT_PHASES = (Phase.SETUP, Phase.BEFORE_CONSENT, Phase.REFUSED, Phase.AFTER_CONSENT)


@dataclass(frozen=True, slots=True)
class Moment:
    """`consented` looks through BACKGROUND to what was settled before it; `seq` is the event that fixes the moment."""

    phase: Phase = Phase.SETUP
    scenario: str = ""
    session: int = 0
    role: str = ""
    consented: bool = False
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments of requests by flow id, and of all events by time for flows that have no REQUEST event."""

    by_flow: dict[str, Moment]
    times: tuple[datetime, ...]
    moments: tuple[Moment, ...]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        by_flow: dict[str, Moment] = {}
        times: list[datetime] = []
        moments: list[Moment] = []
        now = Moment()
        changes: list[tuple[datetime, Moment]] = []
        for event in events:
            before, now = now, _after(now, event)
            if (before.phase, before.session) != (now.phase, now.session):
                changes.append((event.t, before))
            times.append(event.t)
            moments.append(now)
            if event.kind is EventKind.REQUEST:
                by_flow.setdefault(str(event.data.get("flow", "")), _when_sent(event, now, changes))
        return cls(by_flow, tuple(times), tuple(moments))

    def at(self, flow_id: str, t: datetime) -> Moment:
        """The moment of a flow: its own REQUEST event's, else that of the last event before `t` (aware UTC)."""
        known = self.by_flow.get(flow_id)
        if known is not None:
            return known
        at = bisect_right(self.times, t) - 1
        return replace(self.moments[at], seq=None) if at >= 0 else Moment()


def _when_sent(request: Event, now: Moment, changes: Sequence[tuple[datetime, Moment]]) -> Moment:
    """The moment at which the proxy (whose clock is ours) took the request, which it tells a little later."""
    at_ms = request.data.get("at_ms")
    if not isinstance(at_ms, int | float) or isinstance(at_ms, bool):
        return now
    sent = now
    for t, before in reversed(changes):
        if t.timestamp() * 1000 <= at_ms:
            break
        sent = before
    return replace(sent, seq=request.seq)


def _after(before: Moment, event: Event) -> Moment:
    consented = event.phase is Phase.AFTER_CONSENT if event.phase in _CONSENT_PHASES else before.consented
    session, role = before.session, before.role
    if event.kind is EventKind.SESSION_BEGIN:
        number = event.data.get("session")
        session = number if isinstance(number, int) else session + 1
        role = ""
    elif event.kind is EventKind.LOGIN and event.data.get("outcome") == "done":
        role = str(event.data.get("role", ""))
    return Moment(event.phase, event.scenario, session, role, consented, event.seq)
