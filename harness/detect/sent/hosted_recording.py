"""A run in a host as the program alone is to answer for it: without the host's own requests and screens.

Where nobody could show that the program began without earlier state, and it asked for no consent, consent and
permissions may have been given long ago: what it does then is not told as done before consent, or against a refusal.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from harness.detect.sent.hosted_traffic import Booked, booked_requests, foreign_flows
from harness.model.coverage import Coverage, Covered
from harness.model.event import Event, EventKind, Phase
from harness.model.hosted_app import HostedAddress, hosted_on
from harness.recording.reader import Recording

FIRST_STARTS = ("launch_unanswered", "launch_refused", "launch_accepted")
REFUSALS = ("decline_permission", "refuse_consent", "consent")
NOT_FIRST = "the program may have kept what it stored in its host before: what it shows at its first start was not seen"
_OF_FLOWS = frozenset({EventKind.REQUEST, EventKind.RESPONSE, EventKind.WEBSOCKET_MESSAGE, EventKind.TRAFFIC_ERROR})
# What the system books, and who connects, is the host's process: nobody can tell whose act it was.
_OF_THE_PROCESS = frozenset(
    {
        *(EventKind.CONNECT, EventKind.CALL, EventKind.ACCESS, EventKind.PERMISSION, EventKind.LOCATION_REQUEST),
        *(EventKind.SCHEDULE, EventKind.PACKAGE, EventKind.PROCESS_START, EventKind.PROCESS_EXIT, EventKind.SOCKETS),
        *(EventKind.BREAKDOWN, EventKind.OTHER_START, EventKind.UID_TRAFFIC, EventKind.START, EventKind.FRAMES),
    }
)
_UNSURE = (Phase.BEFORE_CONSENT, Phase.REFUSED)


class HostedRecording(Recording):
    """`requests` say whose each request was; `events` and `foreign` are what the program answers for, and what not."""

    @cached_property
    def requests(self) -> tuple[Booked, ...]:
        return booked_requests(self)

    @cached_property
    def foreign(self) -> frozenset[str]:
        return foreign_flows(self.requests)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        address = hosted_on(self.run)
        assert address is not None
        told = (one for one in super().events if not _is_foreign(one, address, self.foreign))
        return tuple(_with_what_is_known(tuple(told)))


def of_the_program(recording: Recording) -> Recording:
    """What is held against the app of a recording: all of it, but for a program inside a host."""
    if hosted_on(recording.run) is None or isinstance(recording, HostedRecording):
        return recording
    return HostedRecording(recording.folder, recording.run, recording.persona)


def _is_foreign(event: Event, address: HostedAddress, foreign: frozenset[str]) -> bool:
    if event.kind in _OF_FLOWS:
        return event.data.get("flow", "") in foreign
    if event.kind is EventKind.SCREEN:
        return event.data.get("url") in {f"android:{package}" for package in address.host.packages}
    return event.kind in _OF_THE_PROCESS


def _with_what_is_known(events: tuple[Event, ...]) -> Iterator[Event]:
    """Phases before consent only where the program's state was put away, or where it asked for consent itself."""
    fresh = _fresh_sessions(events)
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        yield event if fresh.get(session, True) else _unsure(event)


def _unsure(event: Event) -> Event:
    phase = Phase.AFTER_CONSENT if event.phase in _UNSURE else event.phase
    first = event.kind in _OF_FLOWS and event.scenario in FIRST_STARTS
    return replace(event, phase=phase, scenario="" if first else event.scenario)


def _fresh_sessions(events: Iterable[Event]) -> Mapping[int, bool]:
    """By session that opened the program: whether its earlier state was out of the way."""
    fresh: dict[int, bool] = {}
    session = 0
    for event in events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.HOSTED:
            fresh[session] = fresh.get(session, False) or event.data.get("forgotten") is True
        elif event.kind is EventKind.CONSENT and event.data.get("dialog") is True:
            fresh[session] = True
    return fresh


def less_unsure_starts(coverage: Coverage, recording: Recording) -> Coverage:
    """The same coverage without what looks at a first start or at a refusal, where no start was the first for sure."""
    if hosted_on(recording.run) is None or all(_fresh_sessions(recording.events).values()):
        return coverage
    unsure = Covered(ok=False, why=NOT_FIRST)
    scenarios = {name: unsure if name in FIRST_STARTS else one for name, one in coverage.scenarios.items()}
    probes = {name: unsure if name.startswith(REFUSALS) else one for name, one in coverage.probes.items()}
    return replace(coverage, scenarios=scenarios, probes=probes)
