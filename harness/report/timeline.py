"""The time line chapter: a chart a run, its consent moments and key events as a list, the channels' self-tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.event import Event, EventKind
from harness.model.run import channels_on
from harness.report.chart import Chart, chart, phases_shown
from harness.report.clock_text import elapsed_text, second_text
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun
from harness.report.words import Words

MOST_MOMENTS = 36
_KEY_KINDS = (EventKind.CONSENT, EventKind.LOGIN, EventKind.GATE, EventKind.PROBE, EventKind.FAULT, EventKind.EXPLORED)
_DETAIL_KEYS = ("gate", "task", "role", "probe", "duty", "target", "what", "outcome", "result", "state", "ended")


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Whether a channel proved itself: `state` is proved, failed, lost, off or unknown."""

    channel: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the list; `mark` is the number of a consent moment in the chart, 0 for other events."""

    time: str
    elapsed: str
    mark: int
    choice: str
    what: str


@dataclass(frozen=True, slots=True)
class RunTimeline:
    """One run's part of the chapter."""

    drawn: Chart | None
    phases: tuple[str, ...]
    moments: tuple[Moment, ...]
    left_out: int
    self_tests: tuple[SelfTest, ...]


def run_timeline(inspected: InspectedRun, words: Words) -> RunTimeline:
    """Draws and lists one run; `left_out` counts key events beyond MOST_MOMENTS."""
    drawn = chart(inspected.timeline)
    moments = list(_moments(inspected, words))
    tests = tuple(_self_test(inspected, channel, words) for channel in channels_on(inspected.run.device.platform))
    shown = tuple(moments[:MOST_MOMENTS])
    return RunTimeline(drawn, phases_shown(drawn) if drawn else (), shown, len(moments) - len(shown), tests)


def _moments(inspected: InspectedRun, words: Words) -> Iterator[Moment]:
    ordered = sorted(inspected.timeline, key=lambda event: (event.mono_ms, event.seq))
    start = ordered[0].mono_ms if ordered else 0.0
    mark = 0
    for event in ordered:
        if event.kind not in _KEY_KINDS:
            continue
        consent = event.kind is EventKind.CONSENT
        mark += consent
        choice = plain(str(event.data.get("choice", ""))) if consent else ""
        elapsed = elapsed_text((event.mono_ms - start) / 1000)
        yield Moment(second_text(event.t), elapsed, mark if consent else 0, choice, _what(event, words))


def _what(event: Event, words: Words) -> str:
    scenario = words.name("scenario", event.scenario)
    if event.kind is EventKind.CONSENT:
        shown = words.say("timeline.dialog" if event.data.get("dialog", True) else "timeline.no_dialog")
        parts = [words.name("choice", str(event.data.get("choice", ""))), shown]
    else:
        values = [str(event.data[key]) for key in _DETAIL_KEYS if event.data.get(key)]
        parts = [words.say(f"event.{event.kind.value}"), *(words.name("value", value) for value in values)]
        parts += [words.reason(str(event.data["why"]))] if event.data.get("why") else []
    return plain(f"{scenario} · " * bool(scenario) + " · ".join(parts), 240)


def _self_test(inspected: InspectedRun, channel: str, words: Words) -> SelfTest:
    """The coverage decides; the channel's last event tells how it came to that."""
    covered = inspected.coverage.channels.get(channel)
    said = [
        event
        for event in inspected.timeline
        if event.kind is EventKind.CHANNEL
        and event.data.get("channel") == channel
        and event.data.get("state") != "ended"
    ]
    state = str(said[-1].data.get("state", "")) if said else ""
    if covered is not None and covered.ok:
        return SelfTest(channel, "proved", "")
    if covered is None and not state:
        return SelfTest(channel, "unknown", words.say("self_test.silent"))
    why = covered.why if covered is not None else str(said[-1].data.get("why", ""))
    known = state if state in ("failed", "lost", "off") or (covered is None and state == "proved") else "failed"
    return SelfTest(channel, "off" if channel in inspected.run.without else known, plain(words.reason(why)))
