"""Whether the app started and its core tasks reached their end."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.web_address import web_address
from harness.recording.reader import Recording

_NOT_THE_APP = ("about", "chrome-error", "chrome", "data", "")


def detect_task_result(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """TASK_DONE or TASK_FAILED, one for each attempt at a task; `core` and `innocuous` as the scenario set them."""
    screens = last_screens(recording.events)
    for event in recording.events:
        if event.kind is EventKind.TASK and event.data.get("outcome") in ("done", "failed"):
            yield _task(event, screens.get(event.seq), masker)


def detect_launched(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """LAUNCHED once, with the first screen of the app that each session reached as evidence."""
    first: dict[tuple[str, int], Event] = {}
    session = 0
    for event in recording.events:
        session += event.kind is EventKind.SESSION_BEGIN
        if event.kind is EventKind.SCREEN and event.phase is not Phase.TEARDOWN and _of_app(event):
            first.setdefault((event.scenario, session), event)
    if first:
        evidence = tuple(Evidence(str(event.data["png"]), f"seq={event.seq}") for event in list(first.values())[:5])
        data = {"launches": len(first), "scenarios": sorted({scenario for scenario, _ in first})}
        key = masker.mask(recording.run.app.key)
        yield Observation(Kind.LAUNCHED, Channel.UI, key, 1.0, evidence, direct=True, data=data)


def _task(event: Event, screen: Evidence | None, masker: Masker) -> Observation:
    done = event.data["outcome"] == "done"
    why = masker.mask(str(event.data.get("why", "")))
    data = {key: bool(event.data.get(key, False)) for key in ("core", "innocuous")}
    return Observation(
        Kind.TASK_DONE if done else Kind.TASK_FAILED,
        Channel.SCENARIO,
        masker.mask(str(event.data.get("task", ""))),
        1.0,
        (at_event(event, masker, f"{event.data.get('task', '')}: {event.data['outcome']} {why}"),)
        + ((screen,) if screen else ()),
        phase=event.phase,
        role=str(event.data.get("role", "")),
        direct=True,
        data={**data, "why": why, "scenarios": [event.scenario]},
    )


def _of_app(event: Event) -> bool:
    """A browser's own error page and the empty page are not the app; a package name (no scheme) is."""
    url = str(event.data.get("url", ""))
    if not url or not event.data.get("png") or "canary.harness.invalid" in url:
        return False
    return ("://" not in url and ":" not in url) or web_address(url).scheme not in _NOT_THE_APP
