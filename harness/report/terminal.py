"""The verdicts in a terminal: a table of Article by device for each app, plain lines in a pipe."""

import sys
from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.model.saying import Language
from harness.model.verdict import Outcome
from harness.report.articles import article_name, article_title
from harness.report.outcomes import FINDINGS, AppResult, RuleResult, by_app
from harness.report.partly import partly_text
from harness.report.plain_text import plain
from harness.report.subject import GroundTruthResult, Inspection
from harness.report.words import Words, load_words

MOST_FINDINGS = 12
_STYLES = {
    Outcome.VIOLATION: "bold red",
    Outcome.SUSPECT: "yellow",
    Outcome.ADVICE: "cyan",
    Outcome.NOT_TESTED: "dim",
    Outcome.PASS: "green",
    Outcome.NOT_APPLICABLE: "dim",
}


def print_verdicts(inspection: Inspection, language: Language = "zh", out: TextIO | None = None) -> None:
    """Writes to `out` (default: standard output): tables on a terminal, else one plain line per Article and finding."""
    stream = out or sys.stdout
    if stream.isatty():
        console = Console(file=stream)
        for part in verdict_tables(inspection, language):
            console.print(part)
        return
    for line in verdict_lines(inspection, language):
        stream.write(line + "\n")


def verdict_tables(inspection: Inspection, language: Language = "zh") -> Iterator[Table | Text]:
    """For each app its table, then its findings; at the end the ground truth. App text is never read as markup."""
    words = load_words(language)
    for app in by_app(inspection.runs, inspection.rules):
        yield _table(app, words)
        for result in app.having(*FINDINGS)[:MOST_FINDINGS]:
            yield Text("  " + _finding_line(result, inspection, words), style=_STYLES[result.outcome])
        yield from (Text(line) for line in _more(app, words))
    yield from (Text(line) for line in _ground_truth(inspection.ground_truth, words))


def verdict_lines(inspection: Inspection, language: Language = "zh") -> Iterator[str]:
    """The same without colour or boxes."""
    words = load_words(language)
    for app in by_app(inspection.runs, inspection.rules):
        yield f"{_name(app)}: {_counts(app, words)}"
        for article in app.articles:
            overall = app.article(article)
            if overall:
                said = partly_text(app, article, words) or _word(overall, words)
                yield f"  {_pad(article_name(article, words), 16)} {said}"
        for result in app.having(*FINDINGS)[:MOST_FINDINGS]:
            yield "  " + _finding_line(result, inspection, words)
        yield from _more(app, words)
    yield from _ground_truth(inspection.ground_truth, words)


def _table(app: AppResult, words: Words) -> Table:
    made = Table(title=Text(f"{_name(app)}  {_counts(app, words)}"), title_justify="left", expand=False)
    made.add_column(words.say("article_column"))
    for column in app.columns:
        device = next(one.run.device for one in app.runs if one.run.device.key == column.device)
        mark = f" ({words.say('device.simulated')})" if device.simulated else ""
        made.add_column(Text(plain(device.name, 24) + mark))
    made.add_column(words.say("overall"))
    for article in app.articles:
        cells = [app.article(article, column) for column in app.columns]
        title = article_title(article, words)
        made.add_row(
            Text(f"{article_name(article, words)} {title}"),
            *(_cell(one, words) for one in [*cells, app.article(article)]),
        )
    return made


def _cell(outcome: Outcome | None, words: Words) -> Text:
    return Text(_word(outcome, words), style=_STYLES[outcome]) if outcome else Text("-")


def _word(outcome: Outcome, words: Words) -> str:
    return f"{words.say(f'sign.{outcome.value}')} {words.say(f'outcome.{outcome.value}')}"


def _finding_line(result: RuleResult, inspection: Inspection, words: Words) -> str:
    rule = inspection.rules.get(result.rule)
    title = words.of(rule.title) if rule else result.rule
    why = words.of(result.leading[0].verdict.why)
    return f"{_word(result.outcome, words)} {plain(result.rule, 40)} {plain(title, 60)} - {plain(why, 160)}"


def _more(app: AppResult, words: Words) -> Iterator[str]:
    rest = len(app.having(*FINDINGS)) - MOST_FINDINGS
    if rest > 0:
        yield "  " + words.say("terminal.more", count=rest)


def _ground_truth(results: tuple[GroundTruthResult, ...], words: Words) -> Iterator[str]:
    for one in results:
        met = words.say("ground_truth.met" if one.met else "ground_truth.unmet")
        counts = words.say("ground_truth.counts", planted=one.planted, found=one.found)
        parts = [f"{words.say('terminal.ground_truth')} {plain(one.app, 60)}: {met} ({counts})"]
        if one.missed:
            parts.append(f"{words.say('ground_truth.missed')}: {plain(words.joined(list(one.missed)), 400)}")
        if one.false_findings:
            parts.append(f"{words.say('ground_truth.false')}: {plain(words.joined(list(one.false_findings)), 400)}")
        yield "; ".join(parts)


def _name(app: AppResult) -> str:
    return plain(app.app.name, 60)


def _counts(app: AppResult, words: Words) -> str:
    judged = [f"{words.say(f'outcome.{one.value}')} {count}" for one, count in app.counts.items() if count]
    waiting = [f"{words.say(f'waits.{wait}')} {count}" for wait, count in app.waiting.items() if count]
    return "  ".join([*judged, *waiting])


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))
