"""How the app's processes ended, and whose doing that was: the app's, the phone's, or our own."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import PhaseLine
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

MOST_EVIDENCE = 5
_WHAT = frozenset({"crash", "anr", "killed", "ended"})
_WHOSE = frozenset({"app", "device", "harness"})


def detect_process_ended(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PROCESS_ENDED, one for each way and owner: an ANR of the app, a kill by the phone, a stop of our own."""
    line = PhaseLine.of(recording.events)
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in recording.events:
        what, whose = str(event.data.get("what", "")), str(event.data.get("whose", ""))
        if event.kind is EventKind.PROCESS_EXIT and what in _WHAT:
            groups.setdefault((what, whose if whose in _WHOSE else ""), []).append(event)
    for (what, whose), ends in groups.items():
        data = {
            "whose": whose,
            "count": len(ends),
            "foreground": any(end.data.get("foreground") is True for end in ends),
            "reasons": sorted({masker.mask(str(end.data.get("reason", "")))[:200] for end in ends})[:10],
        }
        evidence = tuple(at_event(end, masker, f"{what} {end.data.get('reason', '')}") for end in ends[:MOST_EVIDENCE])
        phase = line.phase_of(ends[0])
        yield Observation(Kind.PROCESS_ENDED, Channel.LOG, what, 1.0, evidence, phase=phase, data=data)
