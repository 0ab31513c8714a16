"""What keeps an app at work behind the user's back: services, jobs, alarms, starts by itself, starts of other apps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.booked_phase import PhaseLine
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

MOST_EVIDENCE = 5
MOST_NAMES = 20
# Hosting types of a process start that follow from what a user does or what our own instruments do to the app.
BY_USER = frozenset({"activity", "top-activity", "next-activity", "next-top-activity", "pre-top-activity"})
BY_HARNESS = frozenset({"instrumentation", "added application", "backup", "restart"})


def detect_background_work(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """BACKGROUND_SERVICE by kind and phase, SELF_STARTED by what started it, OTHER_APP_STARTED by package."""
    line = PhaseLine.of(recording.events)
    yield from _scheduled(recording.events, masker)
    yield from _self_started(recording.events, line, masker)
    yield from _others_started(recording.events, line, masker)


def _scheduled(events: Sequence[Event], masker: Masker) -> Iterator[Observation]:
    groups: dict[tuple[str, Phase], list[Event]] = {}
    for event in events:
        if event.kind is EventKind.SCHEDULE:
            groups.setdefault((str(event.data.get("what", "")), event.phase), []).append(event)
    for (what, phase), told in groups.items():
        intervals = [ms for event in told if isinstance(ms := event.data.get("interval_ms"), int)]
        data = {
            "names": _named(told, "name", masker),
            "types": sorted({str(one) for event in told for one in event.data.get("types") or ()})[:MOST_NAMES],
            "interval_ms": min(intervals, default=None),
            "persisted": any(event.data.get("persisted") is True for event in told),
        }
        yield _observed(Kind.BACKGROUND_SERVICE, (what, phase), told, data, masker)


def _self_started(events: Sequence[Event], line: PhaseLine, masker: Masker) -> Iterator[Observation]:
    """A main process that neither a user's act nor our instruments started; helper processes belong to the main one."""
    groups: dict[tuple[str, Phase], list[Event]] = {}
    for event in events:
        why = str(event.data.get("why", ""))
        own = event.kind is EventKind.PROCESS_START and ":" not in str(event.data.get("process", ""))
        if own and why and why not in BY_USER | BY_HARNESS:
            groups.setdefault((why, line.phase_of(event)), []).append(event)
    for (why, phase), told in groups.items():
        data = {"components": _named(told, "component", masker), "count": len(told)}
        yield _observed(Kind.SELF_STARTED, (why, phase), told, data, masker)


def _others_started(events: Sequence[Event], line: PhaseLine, masker: Masker) -> Iterator[Observation]:
    groups: dict[tuple[str, Phase], list[Event]] = {}
    for event in events:
        if event.kind is EventKind.OTHER_START:
            groups.setdefault((str(event.data.get("package", "")), line.phase_of(event)), []).append(event)
    for (package, phase), told in groups.items():
        data = {"components": _named(told, "component", masker), "count": len(told)}
        yield _observed(Kind.OTHER_APP_STARTED, (package, phase), told, data, masker)


def _observed(
    kind: Kind, place: tuple[str, Phase], told: list[Event], data: Mapping[str, object], masker: Masker
) -> Observation:
    """`place` is the subject with its phase."""
    channel = Channel.LEDGER if kind is Kind.BACKGROUND_SERVICE else Channel.LOG
    evidence = tuple(at_event(event, masker, _shown(event)) for event in told[:MOST_EVIDENCE])
    return Observation(kind, channel, masker.mask(place[0])[:200], 1.0, evidence, phase=place[1], data=data)


def _named(told: list[Event], key: str, masker: Masker) -> list[str]:
    return sorted({masker.mask(str(event.data.get(key, "")))[:200] for event in told} - {""})[:MOST_NAMES]


def _shown(event: Event) -> str:
    told = (event.data.get(key) for key in ("what", "why", "name", "component", "package", "process"))
    return " ".join(str(one) for one in told if one)
