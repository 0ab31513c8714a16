"""What the phone's permission ledger booked, by kind of data, phase, and in front or in the background."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import PhaseLine
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

BACKGROUND_STATES = frozenset({"bg", "cch"})
MOST_EVIDENCE = 5
MOST_NAMES = 20


def detect_permission_used(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PERMISSION_USED, one for each kind of data, phase and place (in front or behind); what was rejected apart.

    `background` is the process's own state where the ledger tells it, else the run's phase.
    """
    line = PhaseLine.of(recording.events)
    groups: dict[tuple[str, Phase, bool, bool], list[Event]] = {}
    for event in recording.events:
        category = str(event.data.get("category", ""))
        if event.kind is EventKind.ACCESS and category:
            phase = line.phase_of(event)
            key = (category, phase, in_background(event, phase), event.data.get("what") == "reject")
            groups.setdefault(key, []).append(event)
    for (category, phase, background, rejected), booked in groups.items():
        yield _used(category, phase, booked, masker, background=background, rejected=rejected)


def in_background(access: Event, phase: Phase) -> bool:
    """Whether the app was behind when it used the permission."""
    state = str(access.data.get("state", ""))
    return state in BACKGROUND_STATES if state else phase is Phase.BACKGROUND


def _used(
    category: str, phase: Phase, booked: list[Event], masker: Masker, *, background: bool, rejected: bool
) -> Observation:
    data = {
        "operations": _names(booked, "operation", masker),
        "states": _names(booked, "state", masker),
        "tags": _names(booked, "tag", masker),
        "scenarios": sorted({event.scenario for event in booked})[:MOST_NAMES],
        "count": len(booked),
        "background": background,
        "rejected": rejected,
        "exact": all(event.data.get("span_ms") in (0, 0.0, None) for event in booked),
    }
    evidence = tuple(at_event(event, masker, _shown(event)) for event in booked[:MOST_EVIDENCE])
    return Observation(
        Kind.PERMISSION_USED, Channel.LEDGER, masker.mask(category), 1.0, evidence, phase=phase, data=data
    )


def _names(booked: list[Event], key: str, masker: Masker) -> list[str]:
    return sorted({masker.mask(str(event.data.get(key, ""))) for event in booked} - {""})[:MOST_NAMES]


def _shown(event: Event) -> str:
    told = (event.data.get(key) for key in ("operation", "what", "state", "tag", "told_by"))
    return " ".join(str(one) for one in told if one)
