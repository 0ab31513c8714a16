"""The sessions of a time line: which events belong to which, how each ended, and what stood around a failure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from harness.analysis.tables.blame import Surroundings
from harness.model.event import Event, EventKind

SERVER_ERROR_WITHIN_MS = 10_000.0  # [default]
HARNESS_FAULT_WITHIN_MS = 2_000.0  # [default]
CLOSED = "closed"


@dataclass(slots=True)
class Session:
    """`number` 0 holds what happened outside of any session. `outcome` is "" for one that never ended."""

    number: int
    events: list[Event] = field(default_factory=list)
    outcome: str = ""

    @property
    def seconds(self) -> float:
        return (self.events[-1].mono_ms - self.events[0].mono_ms) / 1000 if self.events else 0.0

    @property
    def core(self) -> bool:
        return any(event.kind is EventKind.TASK and event.data.get("core") is True for event in self.events)


def sessions_of(events: Iterable[Event]) -> list[Session]:
    """All sessions in their order; the first is number 0."""
    outside = Session(0)
    found, now = [outside], outside
    for event in events:
        if event.kind is EventKind.SESSION_BEGIN:
            now = Session(len(found))
            found.append(now)
        now.events.append(event)
        if event.kind is EventKind.SESSION_END:
            now.outcome = str(event.data.get("outcome", ""))[:200]
            now = outside
    return found


def numbered(sessions: Sequence[Session]) -> Iterator[tuple[int, Event]]:
    """Every event with the number of its session, in the order of the time line."""
    pairs = ((session.number, event) for session in sessions for event in session.events)
    yield from sorted(pairs, key=lambda pair: pair[1].seq)


def surroundings(event: Event, session: Session) -> Surroundings:
    """What of the same session may explain a failure; a server's error only shortly before it."""
    near = [one for one in session.events if 0 <= event.mono_ms - one.mono_ms <= SERVER_ERROR_WITHIN_MS]
    return Surroundings(
        harness_fault=any(_is_harness_fault(one, event) for one in session.events),
        device_lost=any(one.kind is EventKind.PROCESS and one.data.get("state") == "vanished" for one in near),
        network_disproved=any(one.kind is EventKind.NETWORK and one.data.get("ok") is False for one in session.events),
        server_error=any(one.kind is EventKind.RESPONSE and _status(one) >= 500 for one in near),
    )


def _is_harness_fault(one: Event, failure: Event) -> bool:
    """A fault of our own right before the failure. A breakdown makes our own instruments complain, but afterwards."""
    before = 0 <= failure.mono_ms - one.mono_ms <= HARNESS_FAULT_WITHIN_MS and one.seq < failure.seq
    return before and one.kind is EventKind.FAULT


def _status(event: Event) -> int:
    status = event.data.get("status")
    return status if isinstance(status, int) else 0
