"""Which permissions the app declares, whether it ever held them, and whether it used what they open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.permission_use import in_background
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

IN_BACKGROUND = "android.permission.ACCESS_BACKGROUND_LOCATION"
MOST_EVIDENCE = 5


def detect_permission_held(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PERMISSION_HELD, one for each declared permission that opens personal data, and PERMISSION_CHANGED.

    `granted` and `category_granted` (of all permissions to the same data) are never, sometimes or always within the
    run. `used` means that the ledger booked an access to that data, or a hook saw one.
    """
    told: dict[str, list[Event]] = {}
    for event in recording.events:
        if event.kind is EventKind.PERMISSION:
            told.setdefault(str(event.data.get("permission", "")), []).append(event)
    used, behind = _used(recording.events)
    by_category = _by_category(told)
    for name, states in told.items():
        category = str(states[0].data.get("category", ""))
        if category and any(state.data.get("declared") is True for state in states):
            data = {
                "category": category,
                "granted": _held([states]),
                "category_granted": by_category.get(category, "never"),
                "by_user": any(state.data.get("by_user") is True for state in states),
                "used": category in (behind if name == IN_BACKGROUND else used),
            }
            yield _observed(Kind.PERMISSION_HELD, name, states, data, masker)
        yield from _changes(name, states, masker)


def _used(events: Sequence[Event]) -> tuple[set[str], set[str]]:
    """The kinds of data that were used at all, and those used in the background."""
    used: set[str] = set()
    behind: set[str] = set()
    for event in events:
        booked = event.kind is EventKind.ACCESS and event.data.get("what") != "reject"
        called = event.kind is EventKind.CALL and not event.data.get("self_test")
        if booked or called:
            category = str(event.data.get("category", ""))
            used.add(category)
            if in_background(event, event.phase):
                behind.add(category)
    return used, behind


def _by_category(told: dict[str, list[Event]]) -> dict[str, str]:
    """Positions in the background need a permission of their own, which by itself opens nothing."""
    groups: dict[str, list[list[Event]]] = {}
    for name, states in told.items():
        if name != IN_BACKGROUND:
            groups.setdefault(str(states[0].data.get("category", "")), []).append(states)
    return {category: _held(group) for category, group in groups.items()}


def _held(group: list[list[Event]]) -> str:
    """never: no permission of the group was held at any time; always: one was held all the time."""
    held = [[state.data.get("granted") is True for state in states] for states in group]
    if any(all(states) for states in held):
        return "always"
    return "sometimes" if any(any(states) for states in held) else "never"


def _changes(name: str, states: list[Event], masker: Masker) -> Iterator[Observation]:
    changed = [state for state in states if state.data.get("changed") is True]
    if changed:
        last = changed[-1].data
        data = {"granted": last.get("granted") is True, "by_user": last.get("by_user") is True, "times": len(changed)}
        yield _observed(Kind.PERMISSION_CHANGED, name, changed, data, masker)


def _observed(kind: Kind, name: str, states: list[Event], data: Mapping[str, object], masker: Masker) -> Observation:
    evidence = tuple(
        at_event(state, masker, f"{name} granted={state.data.get('granted')}") for state in states[:MOST_EVIDENCE]
    )
    return Observation(kind, Channel.LEDGER, masker.mask(name), 1.0, evidence, phase=states[-1].phase, data=data)
