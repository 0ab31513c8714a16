"""How often the position was read for one act of the user (PI-42): once on entering or refreshing is enough.

A watch of the position is the business of other rules (PI-21, PI-43) and is not counted. A call is placed by when it
was reported.
"""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

_ONE_FIX = (
    "getCurrentPosition",
    "requestLocation",
    "getCurrentLocation",
    "requestSingleUpdate",
    "getLastKnownLocation",
)
_ACTS = frozenset(
    {EventKind.STEP, EventKind.SESSION_BEGIN, EventKind.SCENARIO_BEGIN, EventKind.CONSENT, EventKind.WALK}
)
MOST_EVIDENCE = 5


def detect_position_fix(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """POSITION_FIXES once: the act with the most reads; none where the position was never read once."""
    worst: list[Event] = []
    current: list[Event] = []
    for event in recording.events:
        if event.kind in _ACTS:
            current = []
        elif _is_fix(event):
            current = [*current, event]
            worst = current if _times(current) > _times(worst) else worst
    if worst:
        evidence = tuple(at_event(event, masker, str(event.data.get("api", ""))) for event in worst[:MOST_EVIDENCE])
        data = {"per_entry": _times(worst), "scenarios": sorted({event.scenario for event in worst})}
        yield Observation(Kind.POSITION_FIXES, Channel.HOOK, "location", 0.9, evidence, phase=worst[0].phase, data=data)


def _is_fix(event: Event) -> bool:
    called = event.kind is EventKind.CALL and event.data.get("category") == "location"
    return called and not event.data.get("self_test") and str(event.data.get("api", "")).endswith(_ONE_FIX)


def _times(calls: Iterable[Event]) -> int:
    counts = (call.data.get("count", 1) for call in calls)
    return sum(count if isinstance(count, int) and count > 0 else 1 for count in counts)
