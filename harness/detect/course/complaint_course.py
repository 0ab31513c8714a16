"""What a complaint that was filed came to, as the walk wrote it down: entry, receipt, progress, reply, rating."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from harness.detect.event_evidence import at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording.reader import Recording

REPLY_WITHIN_WORKING_DAYS = 15  # of 认定方法, part 6 [memory]; Article 18 itself names no limit


def detect_complaint_course(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """COMPLAINT_ENTRY, _RECEIPT, _TRACKING and _RATING of the channel scenario, one for each step that succeeded."""
    screens = last_screens(recording.events)
    for event in recording.events:
        if event.kind is EventKind.COMPLAINT and event.data.get("outcome") == "done":
            for kind, data in _told(event.data):
                evidence: tuple[Evidence, ...] = (at_event(event, masker, str(event.data.get("text", ""))),)
                if event.seq in screens:
                    evidence = (screens[event.seq], *evidence)
                yield _observed(kind, event, data, evidence, masker)


def _told(data: Mapping[str, Any]) -> Iterator[tuple[Kind, dict[str, Any]]]:
    step = data.get("step")
    if step == "entry":
        yield Kind.COMPLAINT_ENTRY, {"taps": data.get("taps"), "logged_out": data.get("logged_out") is True}
    elif step == "receipt":
        number = str(data.get("number", ""))
        yield Kind.COMPLAINT_RECEIPT, {"number": number} if number else {}
    elif step == "tracking":
        days, replied = data.get("working_days"), data.get("replied") is True
        late = isinstance(days, int) and days > REPLY_WITHIN_WORKING_DAYS and not replied
        told = {"closed": data.get("closed") is True, "replied": replied, "overdue": late}
        yield Kind.COMPLAINT_TRACKING, {key: value for key, value in told.items() if value}
    elif step == "rating":
        yield Kind.COMPLAINT_RATING, {"rated": True}


def _observed(
    kind: Kind, event: Event, data: dict[str, Any], evidence: tuple[Evidence, ...], masker: Masker
) -> Observation:
    shown = {key: masker.mask(value) if isinstance(value, str) else value for key, value in data.items()}
    role = str(event.data.get("role", ""))
    return Observation(kind, Channel.SCENARIO, "", 0.95, evidence, phase=event.phase, role=role, data=shown)
