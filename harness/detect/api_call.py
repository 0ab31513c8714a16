"""Calls that the hooks saw, booked by category and phase."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

MOST_EVIDENCE = 5
STACK_FRAMES = 8


def detect_api_call(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """API_CALL, one for each category and phase; our own self-tests' calls are not the app's."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in recording.events:
        if event.kind is EventKind.CALL and not event.data.get("self_test"):
            groups.setdefault((str(event.data.get("category", "")), event.phase.value), []).append(event)
    for (category, _), calls in groups.items():
        yield _called(category, calls, masker)


def _called(category: str, calls: list[Event], masker: Masker) -> Observation:
    first = calls[0]
    data = {
        "apis": sorted({masker.mask(str(call.data.get("api", ""))) for call in calls})[:20],
        "count": sum(_count(call) for call in calls),
        "scenarios": sorted({call.scenario for call in calls}),
        "first_stack": _stack(first, masker),
    }
    evidence = tuple(at_event(call, masker, _shown(call)) for call in calls[:MOST_EVIDENCE])
    return Observation(Kind.API_CALL, Channel.HOOK, masker.mask(category), 1.0, evidence, phase=first.phase, data=data)


def _count(call: Event) -> int:
    count = call.data.get("count", 1)
    return count if isinstance(count, int) and count > 0 else 1


def _stack(call: Event, masker: Masker) -> list[str]:
    stack = call.data.get("stack")
    frames = stack if isinstance(stack, list | tuple) else []
    return [masker.mask(str(frame))[:200] for frame in frames[:STACK_FRAMES]]


def _shown(call: Event) -> str:
    stack = call.data.get("stack")
    top = str(stack[0]) if isinstance(stack, list | tuple) and stack else ""
    return f"{call.data.get('api', '')}({call.data.get('args', '')}) {top}"
