"""What was collected before the user could answer the consent dialog, session by session.

Counted are reads of the position (called, or booked by the phone), strong fingerprinting, and requests that carry
either; what a clock leaves room for doubt about is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import milliseconds
from harness.detect.phone.call_time import CallTimes
from harness.model.event import Event, EventKind
from harness.model.observation import Evidence, Kind, Observation

MOST_EVIDENCE = 3
_SENT = (Kind.LOCATION_SENT, Kind.FINGERPRINT_SENT)


def collected_before_answer(
    events: Sequence[Event], sent: Iterable[Observation], masker: Masker
) -> tuple[Evidence, ...]:
    """Places that show it, earliest calls first; empty where nothing is sure.

    `sent` are observations of the traffic; only sessions count in which the dialog came.
    """
    answers = _answers(events)
    calls = [at_event(call, masker, str(call.data.get("api", ""))) for call in _early_calls(events, answers)]
    uses = [at_event(use, masker, str(use.data.get("operation", ""))) for use in _early_uses(events, answers)]
    early = _early_flows(events, answers)
    flows = [place for one in sent if one.kind in _SENT for place in one.evidence if _flow(place) in early]
    return (*calls[:MOST_EVIDENCE], *uses[:MOST_EVIDENCE], *flows[:MOST_EVIDENCE])


def _answers(events: Iterable[Event]) -> dict[int, datetime]:
    """By session (counted): when the dialog was first answered, or when it was found to be there."""
    found: dict[int, datetime] = {}
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.CONSENT and event.data.get("dialog") is True:
            found.setdefault(session, event.t)
    return found


def _early_calls(events: Sequence[Event], answers: dict[int, datetime]) -> Iterator[Event]:
    times = CallTimes.of(events)
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.CALL and session in answers and _is_sensitive(event):
            made = times.made_at(event)
            if made is not None and made.surely_before(answers[session]):
                yield event


def _is_sensitive(call: Event) -> bool:
    category = call.data.get("category")
    strong = category == "fingerprint" and call.data.get("weight") == "high"
    return not call.data.get("self_test") and (category == "location" or strong)


def _early_uses(events: Iterable[Event], answers: dict[int, datetime]) -> Iterator[Event]:
    """Uses of the position that the phone booked surely before the answer, whenever that was read."""
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is not EventKind.ACCESS or session not in answers or event.data.get("category") != "location":
            continue
        at, doubt, span = (milliseconds(event.data.get(key)) for key in ("at_ms", "doubt_ms", "span_ms"))
        latest_ms = None if at is None else at + (span or 0.0) + (doubt or 0.0)
        refused = event.data.get("what") == "reject"
        if latest_ms is not None and not refused and latest_ms < answers[session].timestamp() * 1000:
            yield event


def _early_flows(events: Iterable[Event], answers: dict[int, datetime]) -> set[str]:
    """Flow ids of requests that left before the answer. The proxy's clock is ours: there is no doubt to leave out."""
    found: set[str] = set()
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.REQUEST and session in answers and event.t < answers[session]:
            found.add(str(event.data.get("flow", "")))
    return found


def _flow(place: Evidence) -> str:
    return place.locator.partition("flow=")[2].split(" ", 1)[0]
