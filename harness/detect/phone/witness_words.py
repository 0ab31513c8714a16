"""What each of the three witnesses says of an access: hooks that were called, bookings of the ledger, what left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import PhaseLine, milliseconds
from harness.detect.phone.call_time import CallTimes
from harness.detect.sent.traffic_view import TrafficView
from harness.detect.traffic.sighting import Leaving
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Evidence
from harness.recording.layout import FLOWS

# What of each kind of data can be recognised when it leaves.
LEAVES: Mapping[str, frozenset[Leaving]] = {
    "location": frozenset({Leaving.LOCATION, Leaving.TRAIL}),
    "contacts": frozenset({Leaving.CONTACTS}),
    "clipboard": frozenset({Leaving.CLIPBOARD}),
    "app_list": frozenset({Leaving.APP_LIST}),
    "device": frozenset({Leaving.IMEI, Leaving.OAID, Leaving.ANDROID_ID, Leaving.MAC}),
    "media": frozenset({Leaving.PHOTO, Leaving.PHOTO_UPLOAD, Leaving.VIDEO_UPLOAD}),
}


@dataclass(frozen=True, slots=True)
class Word:
    """What one witness says: something happened within [at_ms, at_ms + span_ms], give or take `doubt_ms`."""

    at_ms: float
    doubt_ms: float
    span_ms: float
    phase: Phase
    name: str
    place: Evidence
    count: int = 1


def calls_told(events: Sequence[Event], masker: Masker) -> dict[str, list[Word]]:
    times = CallTimes.of(events)
    found: dict[str, list[Word]] = {}
    for event in events:
        category = str(event.data.get("category", ""))
        if event.kind is not EventKind.CALL or event.data.get("self_test") or not category:
            continue
        made, last = times.made_at(event), times.made_at(event, "last_ms")
        at_ms = (made.t if made else event.t).timestamp() * 1000
        span = max(0.0, last.t.timestamp() * 1000 - at_ms) if last else 0.0
        count = event.data.get("count")
        api = masker.mask(str(event.data.get("api", "")))[:120]
        word = Word(
            at_ms,
            made.doubt_ms if made else 0.0,
            span,
            times.phases_of(event)[0],
            api,
            at_event(event, masker, api),
            count if isinstance(count, int) and count > 0 else 1,
        )
        found.setdefault(category, []).append(word)
    return {category: sorted(words, key=lambda word: word.at_ms) for category, words in found.items()}


def bookings_told(events: Sequence[Event], masker: Masker) -> dict[str, list[Word]]:
    line = PhaseLine.of(events)
    found: dict[str, list[Word]] = {}
    for event in events:
        category, at_ms = str(event.data.get("category", "")), milliseconds(event.data.get("at_ms"))
        if event.kind is not EventKind.ACCESS or event.data.get("what") == "reject" or not category or at_ms is None:
            continue
        operation = masker.mask(str(event.data.get("operation", "")))[:60]
        doubt, span = milliseconds(event.data.get("doubt_ms")) or 0.0, milliseconds(event.data.get("span_ms")) or 0.0
        place = at_event(event, masker, operation)
        found.setdefault(category, []).append(Word(at_ms, doubt, span, line.phase_of(event), operation, place))
    return {category: sorted(words, key=lambda word: word.at_ms) for category, words in found.items()}


def sendings_told(traffic: TrafficView) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for sent in traffic.sent:
        for category, leaving in LEAVES.items():
            if any(True for _ in sent.seen(*leaving)):
                host = traffic.masker.mask(sent.message.host)[:120]
                at_ms = sent.message.t.timestamp() * 1000
                place = Evidence(FLOWS, f"flow={sent.message.flow_id}", host)
                word = Word(at_ms, 0.0, 0.0, sent.moment.phase, host, place)
                found.setdefault(category, []).append(word)
    return found
