"""The whole report as the template sees it: pages of apps, findings numbered through, nothing left to decide."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.run import RunStatus
from harness.model.saying import Language
from harness.model.verdict import Outcome
from harness.report.articles import article_order
from harness.report.clock_text import minute_text
from harness.report.finding_cards import Card, cards
from harness.report.outcomes import FINDINGS, AppResult, Column, Wait, by_app
from harness.report.partly import partly_notes, partly_rules_text, partly_short
from harness.report.pictures import Album, Plate
from harness.report.plain_text import plain
from harness.report.plots import PlotPart, plots
from harness.report.subject import InspectedRun, Inspection, RuleText
from harness.report.timeline import RunTimeline, run_timeline
from harness.report.untested import Untested, main_reasons, untested
from harness.report.words import Words

MOST_TO_MEND = 5
MOST_APPS_ABREAST = 6
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One Article: its outcome on each column (None: not judged there) and on all, and how many of its rules wait.

    `partly` says on which devices it passed where others did not test it.
    """

    article: str
    cells: tuple[Outcome | None, ...]
    overall: Outcome
    waiting: tuple[tuple[Wait, int], ...] = ()
    partly: str = ""


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One Article over all apps of the report, one cell an app; `partly` beside each as in MatrixRow."""

    article: str
    cells: tuple[Outcome | None, ...]
    partly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A device as a column's head; `network` is empty when all runs stood on the same."""

    device: str
    network: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class RunPart:
    """One run with its drawn time line."""

    inspected: InspectedRun
    timeline: RunTimeline


@dataclass(frozen=True, slots=True)
class AppPage:
    """Everything said about one app; `conclusion` is its worst outcome, `warnings` are about the evidence itself."""

    number: int
    result: AppResult
    conclusion: Outcome
    heads: tuple[ColumnHead, ...]
    matrix: tuple[MatrixRow, ...]
    cards: tuple[Card, ...]
    untested: Untested
    reasons: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]
    period: str
    partly: str
    partly_notes: tuple[str, ...]
    parts: tuple[RunPart, ...]

    @property
    def to_mend(self) -> tuple[Card, ...]:
        return self.cards[:MOST_TO_MEND]

    @property
    def more_to_mend(self) -> int:
        return len(self.cards) - len(self.to_mend)


@dataclass(frozen=True, slots=True)
class Page:
    """The document."""

    inspection: Inspection
    language: Language
    apps: tuple[AppPage, ...]
    overview: tuple[OverviewRow, ...]
    plates: tuple[Plate, ...]
    simulated: str
    versions: tuple[tuple[str, str], ...]
    plots: tuple[PlotPart, ...] = ()

    def rule(self, rule: str) -> RuleText | None:
        return self.inspection.rules.get(rule)

    @property
    def abreast(self) -> bool:
        """Whether all apps fit beside each other in one matrix of Articles."""
        return len(self.apps) <= MOST_APPS_ABREAST

    @property
    def findings(self) -> int:
        return sum(len(app.cards) for app in self.apps)


def page(inspection: Inspection, words: Words) -> Page:
    """Lays out `inspection`: the same input gives the same page."""
    album = Album()
    apps = tuple(_app_pages(inspection, album, words))
    marks = {inspected.run.device.simulated for inspected in inspection.runs}
    simulated = {(True,): "all", (False, True): "some"}.get(tuple(sorted(marks)), "none")
    overview = tuple(_overview([app.result for app in apps], words))
    return Page(
        inspection,
        words.language,
        apps,
        overview,
        tuple(album.plates.values()),
        simulated,
        _versions(inspection),
        plots(inspection, words),
    )


def _app_pages(inspection: Inspection, album: Album, words: Words) -> Iterator[AppPage]:
    first = 1
    for number, result in enumerate(by_app(inspection.runs, inspection.rules), 1):
        made = _app_page(number, first, result, album, words)
        first += len(made.cards)
        yield made


def _app_page(number: int, first: int, result: AppResult, album: Album, words: Words) -> AppPage:
    chapter = untested(result, words)
    return AppPage(
        number=number,
        result=result,
        conclusion=_conclusion(result),
        heads=tuple(_head(column, result) for column in result.columns),
        matrix=tuple(_matrix(result, words)),
        cards=cards(result.having(*FINDINGS), first, album, words),
        untested=chapter,
        reasons=main_reasons(chapter, MOST_REASONS),
        warnings=tuple(_warnings(result, words)),
        period=_period(result),
        partly=partly_rules_text(result, words),
        partly_notes=partly_notes(result, words),
        parts=tuple(RunPart(inspected, run_timeline(inspected, words)) for inspected in result.runs),
    )


def _conclusion(result: AppResult) -> Outcome:
    """The headline: open rules do not hide that others passed, yet without one pass nothing can be concluded."""
    counts = result.counts
    found = next((outcome for outcome in FINDINGS if counts[outcome]), None)
    passed = counts[Outcome.PASS] or any(one.partly for one in result.results if not one.waits)
    return found or (Outcome.PASS if passed else Outcome.NOT_TESTED)


def _head(column: Column, result: AppResult) -> ColumnHead:
    several_networks = len({one.network for one in result.columns}) > 1
    device = next(one.run.device for one in result.runs if one.run.device.key == column.device)
    return ColumnHead(device.name, column.network if several_networks else "", device.simulated)


def _matrix(result: AppResult, words: Words) -> Iterator[MatrixRow]:
    for article in result.articles:
        cells = tuple(result.article(article, column) for column in result.columns)
        waiting = tuple((wait, count) for wait, count in result.waiting_in(article).items() if count)
        yield MatrixRow(
            article,
            cells,
            result.article(article) or Outcome.NOT_APPLICABLE,
            waiting,
            partly_short(result, article, words),
        )


def _overview(results: list[AppResult], words: Words) -> Iterator[OverviewRow]:
    for article in sorted({article for result in results for article in result.articles}, key=article_order):
        partly = tuple(partly_short(result, article, words) for result in results)
        yield OverviewRow(article, tuple(result.article(article) for result in results), partly)


def _warnings(result: AppResult, words: Words) -> Iterator[str]:
    for inspected in result.runs:
        name = plain(inspected.run.device.name, 80)
        if inspected.seal_state != "intact":
            yield words.say(f"warning.seal.{inspected.seal_state}", device=name, folder=plain(inspected.folder))
        if inspected.status is not RunStatus.COMPLETE:
            why = plain(words.reason(inspected.coverage.why_incomplete)) or words.say("why_unknown")
            yield words.say(f"warning.run.{inspected.status.value}", device=name, why=why)
        yield from (plain(words.reason(words.of(fault))) for fault in inspected.faults)


def _period(result: AppResult) -> str:
    moments = [moment for one in result.runs for moment in (one.run.began, one.ended) if moment]
    first, last = minute_text(min(moments)), minute_text(max(moments))
    if first == last:
        return first
    same_day = first[:10] == last[:10]
    return f"{first} – {last[11:] if same_day else last}"


def _versions(inspection: Inspection) -> tuple[tuple[str, str], ...]:
    found: dict[str, dict[str, None]] = {}
    for inspected in inspection.runs:
        for name, version in inspected.run.versions.items():
            found.setdefault(name, {})[version] = None
    return tuple((name, " / ".join(sorted(found[name]))) for name in sorted(found))
