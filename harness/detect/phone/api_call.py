"""Calls that the hooks saw, booked by category and phase."""

import re
from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.call_time import CallTimes
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.receiver.parties import Parties, Party
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.model.web_address import web_address
from harness.recording.reader import Recording

MOST_EVIDENCE = 5
STACK_FRAMES = 8
MINUTE_MS = 60_000.0
_SCRIPT = re.compile(r"https?://[\w.\-\[\]:]{1,260}")


def detect_api_call(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """API_CALL, one for each category and phase in which calls were made (not in which they were reported).

    Our own self-tests' calls are not the app's. `per_minute` is the most in any minute, `owner` the party whose script
    stands on top of the stack.
    """
    parties = parties_of(recording.run.app)
    times = CallTimes.of(recording.events)
    groups: dict[tuple[str, Phase], list[Event]] = {}
    for event in recording.events:
        if event.kind is EventKind.CALL and not event.data.get("self_test"):
            for phase in times.phases_of(event):
                groups.setdefault((str(event.data.get("category", "")), phase), []).append(event)
    for (category, phase), calls in groups.items():
        yield _called(category, phase, calls, parties, masker)


def _called(category: str, phase: Phase, calls: list[Event], parties: Parties, masker: Masker) -> Observation:
    first = calls[0]
    data = {
        "apis": sorted({masker.mask(str(call.data.get("api", ""))) for call in calls})[:20],
        "count": sum(_count(call) for call in calls),
        "scenarios": sorted({call.scenario for call in calls}),
        "per_minute": _per_minute(calls),
        "owner": _owner(calls, parties),
        "first_stack": _stack(first, masker),
    }
    evidence = tuple(at_event(call, masker, _shown(call)) for call in calls[:MOST_EVIDENCE])
    return Observation(Kind.API_CALL, Channel.HOOK, masker.mask(category), 1.0, evidence, phase=phase, data=data)


def _count(call: Event) -> int:
    count = call.data.get("count", 1)
    return count if isinstance(count, int) and count > 0 else 1


def _per_minute(calls: list[Event]) -> int:
    """The most calls within any 60 seconds of one scenario."""
    most = 0
    for scenario in {call.scenario for call in calls}:
        own = sorted((call for call in calls if call.scenario == scenario), key=lambda call: call.mono_ms)
        first = total = 0
        for last in own:
            total += _count(last)
            while last.mono_ms - own[first].mono_ms > MINUTE_MS:
                total -= _count(own[first])
                first += 1
            most = max(most, total)
    return most


def _owner(calls: list[Event], parties: Parties) -> str:
    """Whose code called: `third` where a known SDK or a script outside the app's domains did, "" where none is told."""
    if any(call.data.get("sdk") for call in calls):
        return Party.THIRD.value
    hosts = [web_address(found[0]).hostname or "" for call in calls if (found := _SCRIPT.search(_top(call)))]
    named = {parties.party(host) for host in hosts if host}
    return next((party.value for party in (Party.THIRD, Party.FIRST, Party.LOCAL) if party in named), "")


def _top(call: Event) -> str:
    """The stack from its top, and the frame's own address last."""
    stack = call.data.get("stack")
    frames = [str(frame) for frame in stack] if isinstance(stack, list | tuple) else []
    return " ".join([*frames, str(call.data.get("frame_url", ""))])


def _stack(call: Event, masker: Masker) -> list[str]:
    stack = call.data.get("stack")
    frames = stack if isinstance(stack, list | tuple) else []
    return [masker.mask(str(frame))[:200] for frame in frames[:STACK_FRAMES]]


def _shown(call: Event) -> str:
    stack = call.data.get("stack")
    top = str(stack[0]) if isinstance(stack, list | tuple) and stack else ""
    return f"{call.data.get('api', '')}({call.data.get('args', '')}) {top}"
