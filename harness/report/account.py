"""What was in fact done, in sentences: the runs, the devices, the scenarios that reached their end, the channels."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from harness.model.coverage import Covered
from harness.model.run import CHANNELS, RunStatus
from harness.report.device_name import marked_device
from harness.report.folded import MOST_DEVICES, folded
from harness.report.outcomes import AppResult
from harness.report.particulars import period_text
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun
from harness.report.words import Words

Families = Callable[[InspectedRun], Mapping[str, Covered]]


def account(app: AppResult, words: Words) -> tuple[str, ...]:
    """Sentences about one app, none of which says more than its recordings show."""
    return tuple(_sentences(app, words))


def _sentences(app: AppResult, words: Words) -> Iterator[str]:
    runs = app.runs
    complete = sum(one.status is RunStatus.COMPLETE for one in runs)
    yield words.say(
        "account.runs",
        period=period_text(runs, words),
        app=plain(app.app.name, 60),
        version=plain(app.app.version, 40),
        runs=len(runs),
        complete=complete,
        devices=folded(_devices(runs, words), MOST_DEVICES, "devices", words),
        networks=words.joined(_networks(runs, words)),
    )
    done, short = _covered(runs, lambda one: one.coverage.scenarios)
    if done:
        yield words.say("account.scenarios", names=_named(done, "scenario", words))
    if short:
        yield words.say("account.scenarios_short", names=_named(short, "scenario", words))
    proved, lost = _covered(runs, lambda one: one.coverage.channels)
    if proved:
        yield words.say("account.channels", names=_named([one for one in CHANNELS if one in proved], "channel", words))
    if lost:
        yield words.say(
            "account.channels_short", names=_named([one for one in CHANNELS if one in lost], "channel", words)
        )
    yield _judged(app, words)


def _devices(runs: tuple[InspectedRun, ...], words: Words) -> list[str]:
    marks = {one.run.device.name: one.run.device.simulated for one in runs}
    return [marked_device(name, words, simulated=mark) for name, mark in marks.items()]


def _networks(runs: tuple[InspectedRun, ...], words: Words) -> list[str]:
    return list(dict.fromkeys(plain(words.name("network_name", one.run.network), 40) for one in runs))


def _covered(runs: tuple[InspectedRun, ...], family: Families) -> tuple[list[str], list[str]]:
    """Names that were covered in every run that has them, and those that were not."""
    counted: Counter[str] = Counter()
    names: dict[str, None] = {}
    for one in runs:
        for name, covered in family(one).items():
            names[name] = None
            counted[name] += not covered.ok
    return [name for name in names if not counted[name]], [name for name in names if counted[name]]


def _named(names: list[str], family: str, words: Words) -> str:
    kind = "capture_channel" if family == "channel" else family
    return words.joined([plain(words.name(kind, name), 60) for name in names])


def _judged(app: AppResult, words: Words) -> str:
    counts = app.counts
    told = [f"{words.say(f'outcome.{outcome.value}')} {count}" for outcome, count in counts.items() if count]
    waiting = [f"{words.say(f'waits.{wait}')} {count}" for wait, count in app.waiting.items() if count]
    return words.say(
        "account.judged", rules=len(app.results), told=words.joined([*told, *waiting]) or words.say("none")
    )
