"""One result a rule over all devices, roles and attempts of an app: identical findings are told once.

Rules that nothing on these recordings could decide, because they wait for a person or for evidence of another kind,
stand apart: an Article concludes from the others. A rule that could have decided and was not covered still keeps its
Article from `pass` (design law 1).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from harness.model.app import App
from harness.model.saying import Saying
from harness.model.verdict import SEVERITY, Outcome, Verdict, worst
from harness.report.articles import article_order
from harness.report.subject import Decider, InspectedRun, RuleText

FINDINGS = (Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE)
Wait = Literal["", "person", "evidence"]
WAITS: tuple[Wait, ...] = ("person", "evidence")
AWAITS = "awaits "  # how a verdict's gap begins when evidence of another kind is missing


@dataclass(frozen=True, slots=True)
class Column:
    """A device on a network: one column of the verdict matrix."""

    device: str
    network: str


@dataclass(frozen=True, slots=True)
class Instance:
    """One verdict with the run it comes from."""

    inspected: InspectedRun
    verdict: Verdict

    @property
    def column(self) -> Column:
        return Column(self.inspected.run.device.key, self.inspected.run.network)


@dataclass(frozen=True, slots=True)
class Partly:
    """The columns on which something passed and those that did not test it; there is one of each at least."""

    passed: tuple[Column, ...]
    untested: tuple[Column, ...]

    @property
    def of(self) -> int:
        return len(self.passed) + len(self.untested)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule's instances, the worst first; its outcome is the worst of them (standards, section 15).

    `waits` says for what it waits where nothing here could decide it; such a rule is not tested. `awaits` names the
    evidence that it waits for.
    """

    rule: str
    article: str
    instances: tuple[Instance, ...]
    waits: Wait = ""
    awaits: Saying | None = None

    @property
    def outcome(self) -> Outcome:
        return self.instances[0].verdict.outcome

    @property
    def leading(self) -> tuple[Instance, ...]:
        """The instances that carry the outcome."""
        return tuple(one for one in self.instances if one.verdict.outcome is self.outcome)

    @property
    def confidence(self) -> float:
        return max(one.verdict.confidence for one in self.leading)

    @property
    def partly(self) -> Partly | None:
        """Where it passed, if the only thing against a pass is that another column did not test it."""
        columns = dict.fromkeys(one.column for one in self.instances)
        return _partly(self.outcome, {column: self.at(column) for column in columns})

    def at(self, column: Column) -> Outcome | None:
        outcomes = [one.verdict.outcome for one in self.instances if one.column == column]
        return worst(outcomes) if outcomes else None


@dataclass(frozen=True, slots=True)
class AppResult:
    """All runs of one app with the results by rule, findings first in the order of severity, then by Article."""

    app: App
    runs: tuple[InspectedRun, ...]
    columns: tuple[Column, ...]
    results: tuple[RuleResult, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """Number of rules by outcome, every outcome present; rules that wait are not among them."""
        counted = Counter(result.outcome for result in self.results if not result.waits)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def waiting(self) -> Mapping[Wait, int]:
        """Number of rules that wait, by what for."""
        counted = Counter(result.waits for result in self.results)
        return {wait: counted[wait] for wait in WAITS}

    def waiting_in(self, article: str) -> Mapping[Wait, int]:
        """The same for one Article."""
        counted = Counter(result.waits for result in self.results if result.article == article)
        return {wait: counted[wait] for wait in WAITS}

    def having(self, *outcomes: Outcome) -> tuple[RuleResult, ...]:
        return tuple(result for result in self.results if result.outcome in outcomes)

    def article(self, article: str, column: Column | None = None) -> Outcome | None:
        """The worst outcome of an Article's rules that could be decided, on one column or on all.

        `not_tested` where all of them wait; None where no rule of it was judged.
        """
        chosen = [result for result in self.results if result.article == article]
        if column is not None:
            chosen = [result for result in chosen if result.at(column) is not None]
        outcomes = [_at(result, column) for result in chosen if not result.waits]
        if not outcomes:
            return Outcome.NOT_TESTED if chosen else None
        return worst(outcomes)

    def partly(self, article: str) -> Partly | None:
        """The same for one Article: None where something was found, or no column passed it whole."""
        overall = self.article(article)
        return _partly(overall, {column: self.article(article, column) for column in self.columns})

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(sorted({result.article for result in self.results}, key=article_order))


def by_app(runs: Iterable[InspectedRun], rules: Mapping[str, RuleText]) -> tuple[AppResult, ...]:
    """Groups runs by app in the order in which apps first appear; a rule without text is one that decides."""
    grouped: dict[str, list[InspectedRun]] = {}
    for inspected in runs:
        grouped.setdefault(inspected.run.app.key, []).append(inspected)
    return tuple(_app_result(tuple(several), rules) for several in grouped.values())


def _app_result(runs: tuple[InspectedRun, ...], rules: Mapping[str, RuleText]) -> AppResult:
    instances = [Instance(inspected, verdict) for inspected in runs for verdict in inspected.verdicts]
    columns = tuple(dict.fromkeys(Column(one.run.device.key, one.run.network) for one in runs))
    return AppResult(runs[0].run.app, runs, columns, tuple(sorted(_rule_results(instances, rules), key=_rank)))


def _rule_results(instances: list[Instance], rules: Mapping[str, RuleText]) -> Iterable[RuleResult]:
    ordered = sorted(instances, key=lambda one: one.verdict.rule)
    for rule, same in groupby(ordered, key=lambda one: one.verdict.rule):
        worst_first = tuple(sorted(same, key=lambda one: SEVERITY[one.verdict.outcome]))
        text = rules.get(rule)
        waits = _waits(worst_first, text.decider if text else "harness")
        awaits = text.awaits if text and waits == "evidence" else None
        yield RuleResult(rule, worst_first[0].verdict.article, worst_first, waits, awaits)


def _waits(instances: tuple[Instance, ...], decider: Decider) -> Wait:
    """A rule that decides in part waits only where nothing else was missing: its findings could have been heard."""
    if decider == "harness" or any(one.verdict.outcome is not Outcome.NOT_TESTED for one in instances):
        return ""
    if decider == "partly":
        gaps = [gap for one in instances for gap in one.verdict.coverage_gaps or ("",)]
        return "evidence" if all(gap.startswith(AWAITS) for gap in gaps) else ""
    return decider


def _partly(overall: Outcome | None, by_column: Mapping[Column, Outcome | None]) -> Partly | None:
    passed = tuple(column for column, outcome in by_column.items() if outcome is Outcome.PASS)
    untested = tuple(column for column, outcome in by_column.items() if outcome is Outcome.NOT_TESTED)
    return Partly(passed, untested) if overall is Outcome.NOT_TESTED and passed and untested else None


def _at(result: RuleResult, column: Column | None) -> Outcome:
    return result.outcome if column is None else result.at(column) or Outcome.NOT_APPLICABLE


def _rank(result: RuleResult) -> tuple[int, tuple[int, int, str], str]:
    return SEVERITY[result.outcome], article_order(result.article), result.rule
