"""Asked again after a refusal: consent dialogs at later cold starts, permissions reached for with nothing touched."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from harness.detect.event_evidence import at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording.reader import Recording

WITHIN = timedelta(hours=48)  # standards.md, PI-10 (unverified)
PERMISSIONS = frozenset({"location", "camera", "microphone", "contacts", "notification", "calendar", "sms"})
CONSENT = "consent"
MOST_EVIDENCE = 5


def detect_asked_again(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """ASKED_AGAIN: of consent wherever it was tried (`asked` may be 0), of a permission that a start reached for."""
    starts = [event for event in recording.events if event.kind is EventKind.ASKED_AGAIN]
    refused = _refused_before(recording.events, starts)
    starts = [event for event in starts if refused is not None and event.t - refused.t <= WITHIN]
    if not starts:
        return
    screens = last_screens(recording.events)
    asking = [event for event in starts if event.data.get("dialog") is True]
    shown = tuple(place for event in (asking or starts) if (place := screens.get(event.seq)))
    evidence = (*shown[:MOST_EVIDENCE], *(at_event(event, masker) for event in starts[:MOST_EVIDENCE]))
    yield _observed(CONSENT, Channel.UI, len(asking), starts, evidence)
    for category, calls in _reached_for(recording.events, starts).items():
        places = tuple(at_event(call, masker, str(call.data.get("api", ""))) for call in calls[:MOST_EVIDENCE])
        yield _observed(category, Channel.HOOK, len(calls), starts, places)


def _refused_before(events: Iterable[Event], starts: Sequence[Event]) -> Event | None:
    """The last refusal before the first of the starts."""
    first = starts[0].seq if starts else -1
    said = [one for one in events if one.kind is EventKind.CONSENT and one.seq < first]
    return said[-1] if said and said[-1].data.get("choice") == "refused" else None


def _reached_for(events: Iterable[Event], starts: Sequence[Event]) -> dict[str, list[Event]]:
    """By category: the first call of each start. Between the starts nobody touched anything."""
    found: dict[str, list[Event]] = {}
    began, last = starts[0], starts[-1]
    number, seen = 0, set[tuple[str, int]]()
    for event in events:
        number += event.kind is EventKind.ASKED_AGAIN
        within = began.seq <= event.seq <= last.seq and event.kind is EventKind.CALL
        category = str(event.data.get("category", "")) if within and not event.data.get("self_test") else ""
        if category in PERMISSIONS and (category, number) not in seen:
            seen.add((category, number))
            found.setdefault(category, []).append(event)
    return found


def _observed(
    subject: str, channel: Channel, asked: int, starts: Sequence[Event], evidence: tuple[Evidence, ...]
) -> Observation:
    data = {"asked": asked, "starts": len(starts)}
    return Observation(Kind.ASKED_AGAIN, channel, subject, 0.95, evidence, phase=starts[0].phase, data=data)
