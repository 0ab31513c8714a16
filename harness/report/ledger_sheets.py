"""The sheets of the ledger: what each holds, as rows of text and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.saying import Language
from harness.report.articles import article_name, article_title
from harness.report.clock_text import minute_text
from harness.report.departures import departures
from harness.report.outcomes import FINDINGS, AppResult, by_app
from harness.report.particulars import particulars
from harness.report.partly import partly_text
from harness.report.people_answers import people_answers
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun, Inspection
from harness.report.untested import untested, waiting_text
from harness.report.words import Words, load_words

Cell = str | int | float
Row = tuple[Cell, ...]
MOST_EVIDENCE = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """`outcomes` gives each row's outcome key, which colours the cell of `outcome_column`; `frozen` columns stay."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    outcomes: tuple[str, ...] = ()
    outcome_column: int = -1
    frozen: int = 0


def ledger_sheets(inspection: Inspection, language: Language) -> tuple[Sheet, ...]:
    """As people ask: the verdict, what to mend, each result, what is open, what left, where to look."""
    words = load_words(language)
    maker = _Sheets(inspection, by_app(inspection.runs, inspection.rules), words)
    return (
        maker.articles(),
        maker.findings(),
        maker.results(),
        maker.answers(),
        maker.untested(),
        maker.departures(),
        maker.evidence(),
        maker.runs(),
        maker.particulars(),
    )


@dataclass(frozen=True, slots=True)
class _Sheets:
    inspection: Inspection
    apps: tuple[AppResult, ...]
    words: Words

    def _sheet(
        self, name: str, heads: str, rows: list[Row], coloured: tuple[list[str], int] = ([], -1), frozen: int = 0
    ) -> Sheet:
        said = tuple(self.words.say(key) for key in heads.split())
        outcomes, column = coloured
        return Sheet(self.words.say(f"ledger.sheet.{name}"), said, tuple(rows), tuple(outcomes), column, frozen)

    def _title(self, rule: str) -> str:
        known = self.inspection.rules.get(rule)
        return plain(self.words.of(known.title), 120) if known else ""

    def _mend(self, rule: str) -> str:
        known = self.inspection.rules.get(rule)
        return plain(self.words.of(known.mend), 300) if known and known.mend else ""

    def articles(self) -> Sheet:
        rows, outcomes = list[Row](), list[str]()
        for app in self.apps:
            for article in app.articles:
                overall = app.article(article)
                if overall:
                    name, title = article_name(article, self.words), article_title(article, self.words)
                    waiting = waiting_text(app.waiting_in(article).items(), self.words)
                    said = partly_text(app, article, self.words) or self.words.say(f"outcome.{overall.value}")
                    rows.append((_name(app), name, title, said, waiting))
                    outcomes.append(overall.value)
        return self._sheet(
            "articles", "app article_column clause.about conclusion waits.column", rows, (outcomes, 3), 1
        )

    def findings(self) -> Sheet:
        rows, outcomes, number = list[Row](), list[str](), 0
        for app in self.apps:
            for result in app.having(*FINDINGS):
                number += 1
                devices = dict.fromkeys(one.inspected.run.device.name for one in result.leading)
                why = plain(self.words.of(result.leading[0].verdict.why), 600)
                outcome = self.words.say(f"outcome.{result.outcome.value}")
                article = article_name(result.article, self.words)
                title, mend = self._title(result.rule), self._mend(result.rule)
                named = self.words.joined([plain(one, 60) for one in devices])
                rows.append((number, _name(app), outcome, article, plain(result.rule, 40), title, why, mend, named, ""))
                outcomes.append(result.outcome.value)
        heads = "ledger.number app conclusion article_column rule rule.title why mend device_column ledger.mended"
        return self._sheet("findings", heads, rows, (outcomes, 2), 2)

    def results(self) -> Sheet:
        rows, outcomes = list[Row](), list[str]()
        for app in self.apps:
            for result in sorted(app.results, key=lambda one: one.rule):
                for one in result.instances:
                    told, run = one.verdict, one.inspected.run
                    outcome = self.words.say(f"outcome.{told.outcome.value}")
                    why = plain(self.words.of(told.why), 600)
                    role = plain(self.words.name("role", told.role), 40) if told.role else ""
                    article = article_name(told.article, self.words)
                    where = plain(run.device.name, 60), plain(run.network, 40), role
                    what = _name(app), plain(told.rule, 40), article, self._title(told.rule)
                    rows.append((*what, *where, outcome, round(told.confidence, 2), why))
                    outcomes.append(told.outcome.value)
        heads = "app rule article_column rule.title device_column network role conclusion confidence why"
        return self._sheet("results", heads, rows, (outcomes, 7), 2)

    def answers(self) -> Sheet:
        rows = list[Row]()
        for one in people_answers(self.inspection, self.words):
            papers, devices = self.words.joined(list(one.documents)), self.words.joined(list(one.devices))
            rows.append((one.app, one.rule, one.title, one.said, one.by, one.at, papers, devices))
        heads = "app rule rule.title answers.said answers.by answers.at answers.document device_column"
        return self._sheet("answers", heads, rows, frozen=2)

    def untested(self) -> Sheet:
        rows = list[Row]()
        for app in self.apps:
            chapter = untested(app, self.words)
            everywhere = self.words.say("devices.all")
            for one in chapter.rules:
                where = self.words.joined(list(one.devices)) or everywhere
                state, title = self.words.say("outcome.not_tested"), self._title(one.result.rule)
                rows.append((_name(app), plain(one.result.rule, 40), title, state, "\n".join(one.why), where))
            for waiting in chapter.waiting:
                for result in waiting.results:
                    state = self.words.say(f"waits.{waiting.wait}")
                    rows.append(
                        (_name(app), plain(result.rule, 40), self._title(result.rule), state, waiting.why, everywhere)
                    )
        return self._sheet("untested", "app rule rule.title run.status why device_column", rows, frozen=2)

    def departures(self) -> Sheet:
        rows = list[Row]()
        answers = self.words.say("answer.no"), self.words.say("answer.yes")
        for app in self.apps:
            for one in departures(app, self.words):
                party = self.words.name("value", "third" if one.third else "first")
                rows.append(
                    (_name(app), one.what, one.receiver, party, one.times, answers[one.unasked], answers[one.plain])
                )
        heads = "app ledger.what ledger.receiver ledger.party ledger.times ledger.unasked ledger.plain"
        return self._sheet("departures", heads, rows, frozen=1)

    def evidence(self) -> Sheet:
        rows = dict.fromkeys(row for one in self.inspection.runs for row in self._cited(one))
        heads = "app rule ledger.kind ledger.subject channel_column device_column file_column locator_column"
        return self._sheet("evidence", heads, list(rows)[:MOST_EVIDENCE], frozen=2)

    def _cited(self, inspected: InspectedRun) -> Iterator[Row]:
        run = inspected.run
        for verdict in inspected.verdicts:
            for seen in verdict.observations:
                kind, channel = (
                    self.words.name("kind", seen.kind.value),
                    self.words.say(f"channel.{seen.channel.value}"),
                )
                subject = plain(self.words.name("value", seen.subject), 120)
                for one in seen.evidence:
                    file = plain(f"{inspected.folder}/{one.file}", 200)
                    device, locator = plain(run.device.name, 60), plain(one.locator, 160)
                    yield (
                        plain(run.app.name, 60),
                        plain(verdict.rule, 40),
                        kind,
                        subject,
                        channel,
                        device,
                        file,
                        locator,
                    )

    def runs(self) -> Sheet:
        rows = list[Row]()
        for one in self.inspection.runs:
            status, seal = self.words.say(f"run_status.{one.status.value}"), self.words.say(f"seal.{one.seal_state}")
            ended = minute_text(one.ended) if one.ended else ""
            run = one.run
            what = (
                plain(run.app.name, 60),
                plain(run.app.version, 40),
                plain(run.device.name, 60),
                plain(run.network, 40),
            )
            proof = plain(one.folder, 120), plain(one.seal_digest, 128)
            rows.append((*what, minute_text(run.began), ended, status, seal, *proof))
        heads = "app version device_column network run.began run.ended run.status run.seal run.recording run.digest"
        return self._sheet("runs", heads, rows, frozen=1)

    def particulars(self) -> Sheet:
        rows: list[Row] = [(one.item, one.label, one.text) for one in particulars(self.inspection, self.words)]
        return self._sheet("particulars", "ledger.letter untested.item ledger.text", rows)


def _name(app: AppResult) -> str:
    return plain(app.app.name, 60)
