"""Coverage: what a recording could have seen (design law 1). Everything that is not shown here was not covered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from harness.detect.channel_coverage import channels_of
from harness.detect.course.refusal_loop import PROBE as LOOP
from harness.detect.explored_coverage import explored_scenarios
from harness.detect.masking.mask import Masker
from harness.model.coverage import Coverage, Covered
from harness.model.event import Event, EventKind
from harness.model.run import Run, RunStatus
from harness.model.visit import is_working_day
from harness.recording.reader import Recording

PROBES = ("skip_gate", "decline_permission", "leave_out_field")
LEGAL_DAY = ZoneInfo("Asia/Shanghai")
LONGEST_REASON_CHARS = 300


def coverage_of(recording: Recording, masker: Masker | None = None) -> Coverage:
    """Fold a recording's time line into what was in view, each gap with its reason."""
    events, run = recording.events, recording.run
    days = _days_used(events) | _days_told(events)
    why = _why_incomplete(recording)
    masker = masker or Masker(recording.persona, run.app.accounts)
    return Coverage(
        complete=not why,
        why_incomplete=masker.mask(why),
        channels=_masked(channels_of(recording), masker),
        scenarios=_masked(_scenarios(run, events), masker),
        roles=_masked(_roles(run, events), masker),
        probes=_masked(_probes(events), masker),
        menu_share=_menu_share(events),
        working_days=sum(map(is_working_day, days)),
        rest_days=sum(not is_working_day(day) for day in days),
    )


def _masked(covered: Mapping[str, Covered], masker: Masker) -> dict[str, Covered]:
    """Reasons quote what an app showed, so they are masked like everything that is shown."""
    return {name: Covered(one.ok, masker.mask(one.why)[:LONGEST_REASON_CHARS]) for name, one in covered.items()}


def _why_incomplete(recording: Recording) -> str:
    if recording.torn:
        return "the time line breaks off in the middle of a line"
    end = _last(recording.events, EventKind.RUN_END)
    if end is None:
        return "the recording has no end: the run was cut off"
    status, why = str(end.data.get("status", "")), end.data.get("why", "")
    reasons = "; ".join(str(one) for one in why[:3]) if isinstance(why, list | tuple) else str(why)
    return "" if status == RunStatus.COMPLETE else f"the run ended {status or 'without a status'}: {reasons}"


def _scenarios(run: Run, events: Sequence[Event]) -> dict[str, Covered]:
    """Each as it ran; what nobody began may have been covered by an exploration."""
    return {name: _scenario(name, events) for name in _scenario_names(run, events)} | explored_scenarios(run, events)


def _scenario_names(run: Run, events: Iterable[Event]) -> list[str]:
    begun = [str(event.data.get("scenario", "")) for event in _of_kind(events, EventKind.SCENARIO_BEGIN)]
    return list(dict.fromkeys([*run.scenarios, *begun]))


def _scenario(name: str, events: Sequence[Event]) -> Covered:
    """It began, reached its end, and every time it ran it passed."""
    begun = sum(event.data.get("scenario") == name for event in _of_kind(events, EventKind.SCENARIO_BEGIN))
    ends = [event for event in _of_kind(events, EventKind.SCENARIO_END) if event.data.get("scenario") == name]
    if not begun:
        return Covered(ok=False, why="it was not run")
    failed = next((event for event in ends if event.data.get("outcome") != "passed"), None)
    if failed:
        return Covered(ok=False, why=f"{failed.data.get('outcome')}: {failed.data.get('why', '')}".rstrip(": "))
    return Covered(ok=True) if len(ends) >= begun else Covered(ok=False, why="it did not reach its end")


def _roles(run: Run, events: Sequence[Event]) -> dict[str, Covered]:
    """A role was covered when somebody signed in as it; a visitor needs no sign-in."""
    roles = {account.role: Covered(ok=False, why="nobody signed in") for account in run.app.accounts}
    for event in _of_kind(events, EventKind.LOGIN):
        role = str(event.data.get("role", ""))
        if event.data.get("outcome") == "done":
            roles[role] = Covered(ok=True)
        elif not roles.get(role, Covered(ok=False)).ok:
            roles[role] = Covered(ok=False, why=f"sign-in failed: {event.data.get('why', '')}".rstrip(": "))
    if any(event.kind is EventKind.SCREEN for event in events):
        roles["visitor"] = Covered(ok=True)
    return roles


def _probes(events: Sequence[Event]) -> dict[str, Covered]:
    """By probe, by probe and duty (`skip_gate:check_in`), and by target for consent: some result, and none unclear."""
    results: dict[str, list[Mapping[str, Any]]] = {name: [] for name in PROBES}
    for event in _of_kind(events, EventKind.PROBE):
        for key in _probe_keys(event.data):
            results.setdefault(key, []).append(event.data)
    return {key: _probe(found) for key, found in results.items()}


def _probe_keys(data: Mapping[str, Any]) -> Iterator[str]:
    yield str(data.get("probe", ""))
    yield f"{data.get('probe', '')}:{data.get('duty', '')}"
    if data.get("target") == "consent" and data.get("probe") != LOOP:
        yield "consent"


def _probe(found: list[Mapping[str, Any]]) -> Covered:
    if not found:
        return Covered(ok=False, why="it was not made")
    unclear = next((data for data in found if data.get("result") not in ("positive", "negative")), None)
    if unclear is None:
        return Covered(ok=True)
    return Covered(ok=False, why=f"unclear on {unclear.get('target', '')}: {unclear.get('why', '')}".rstrip(": "))


def _menu_share(events: Sequence[Event]) -> dict[str, float]:
    """By role: how much of all menu entries that were ever listed was ever opened; none listed is none opened."""
    listed: dict[str, tuple[set[str], set[str]]] = {}
    for event in _of_kind(events, EventKind.MENU):
        entries, opened = listed.setdefault(str(event.data.get("role", "")), (set(), set()))
        entries.update(map(str, event.data.get("entries") or ()))
        opened.update(map(str, event.data.get("opened") or ()))
    return {role: len(entries & opened) / max(1, len(entries)) for role, (entries, opened) in listed.items()}


def _days_used(events: Iterable[Event]) -> set[date]:
    """The days on which the app was used."""
    return {event.t.astimezone(LEGAL_DAY).date() for event in events if event.kind is EventKind.SCREEN}


def _days_told(events: Iterable[Event]) -> set[date]:
    """The days of the campaign that a run concludes: each has a recording of its own."""
    told = (day for event in _of_kind(events, EventKind.PROBE) for day in event.data.get("days") or ())
    return {day for text in told if (day := _day(text)) is not None}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _of_kind(events: Iterable[Event], kind: EventKind) -> Iterator[Event]:
    return (event for event in events if event.kind is kind)


def _last(events: Sequence[Event], kind: EventKind) -> Event | None:
    return next((event for event in reversed(events) if event.kind is kind), None)
