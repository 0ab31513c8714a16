"""What may have been before consent: the clocks leave room for doubt, so it is a suspicion and no more.

Calls and bookings that were surely before consent, or surely after it, are told by phase (api_call, permission_use).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import milliseconds
from harness.detect.phone.call_time import CallTimes, MadeAt
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording.reader import Recording

CATEGORIES = frozenset({"location", "camera", "microphone", "contacts", "device", "sms", "call_log", "calendar"})
MOST_EVIDENCE = 5


def detect_perhaps_early(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PERHAPS_EARLY by category and channel: within the doubt of the moment at which the user agreed."""
    groups: dict[tuple[str, Channel], list[tuple[Event, float]]] = {}
    for event, channel, doubt_ms in _doubtful(recording.events):
        groups.setdefault((str(event.data.get("category")), channel), []).append((event, doubt_ms))
    for (category, channel), found in groups.items():
        evidence: tuple[Evidence, ...] = tuple(at_event(event, masker, category) for event, _ in found[:MOST_EVIDENCE])
        data = {"count": len(found), "doubt_ms": round(max(doubt_ms for _, doubt_ms in found), 1)}
        subject = masker.mask(category)
        yield Observation(Kind.PERHAPS_EARLY, channel, subject, 0.6, evidence, phase=Phase.BEFORE_CONSENT, data=data)


def _doubtful(events: Sequence[Event]) -> Iterator[tuple[Event, Channel, float]]:
    agreed, times, session = _agreed(events), CallTimes.of(events), 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        answer = agreed.get(session)
        if answer is None or event.data.get("category") not in CATEGORIES or event.data.get("self_test"):
            continue
        if event.kind is EventKind.CALL and (made := times.made_at(event)) and _in_doubt(made, answer):
            yield event, Channel.HOOK, made.doubt_ms
        elif event.kind is EventKind.ACCESS and (booked := _booked(event)) and _in_doubt(booked, answer):
            yield event, Channel.LEDGER, booked.doubt_ms


def _agreed(events: Iterable[Event]) -> dict[int, datetime]:
    """By session (counted): when the user agreed in a dialog."""
    found: dict[int, datetime] = {}
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.CONSENT and event.data.get("choice") == "accepted" and event.data.get("dialog"):
            found.setdefault(session, event.t)
    return found


def _booked(event: Event) -> MadeAt | None:
    """The moment of a booking; None for one that is known to a longer span only, which is no doubt of a clock."""
    at, doubt = milliseconds(event.data.get("at_ms")), milliseconds(event.data.get("doubt_ms"))
    span = milliseconds(event.data.get("span_ms")) or 0.0
    if at is None or doubt is None or span > doubt or event.data.get("what") == "reject":
        return None
    try:
        return MadeAt(datetime.fromtimestamp(at / 1000, tz=event.t.tzinfo), doubt)
    except (OverflowError, ValueError, OSError):
        return None


def _in_doubt(made: MadeAt, answer: datetime) -> bool:
    return abs(made.t - answer) <= timedelta(milliseconds=made.doubt_ms)
