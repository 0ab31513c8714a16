"""One result a rule over all devices, roles and attempts of an app: identical findings are told once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from harness.model.app import App
from harness.model.verdict import SEVERITY, Outcome, Verdict, worst
from harness.report.articles import article_order
from harness.report.subject import InspectedRun

FINDINGS = (Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE)


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
class RuleResult:
    """A rule's instances, the worst first; its outcome is the worst of them (standards, section 15)."""

    rule: str
    article: str
    instances: tuple[Instance, ...]

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
        """Number of rules by outcome, every outcome present."""
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in Outcome}

    def having(self, *outcomes: Outcome) -> tuple[RuleResult, ...]:
        return tuple(result for result in self.results if result.outcome in outcomes)

    def article(self, article: str, column: Column | None = None) -> Outcome | None:
        """The worst outcome of an Article, on one column or on all; None where no rule of it was judged."""
        chosen = [result for result in self.results if result.article == article]
        if column is None:
            return worst([result.outcome for result in chosen]) if chosen else None
        found = [outcome for result in chosen if (outcome := result.at(column)) is not None]
        return worst(found) if found else None

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(sorted({result.article for result in self.results}, key=article_order))


def by_app(runs: Iterable[InspectedRun]) -> tuple[AppResult, ...]:
    """Groups runs by app in the order in which apps first appear."""
    grouped: dict[str, list[InspectedRun]] = {}
    for inspected in runs:
        grouped.setdefault(inspected.run.app.key, []).append(inspected)
    return tuple(_app_result(tuple(several)) for several in grouped.values())


def _app_result(runs: tuple[InspectedRun, ...]) -> AppResult:
    instances = [Instance(inspected, verdict) for inspected in runs for verdict in inspected.verdicts]
    columns = tuple(dict.fromkeys(Column(one.run.device.key, one.run.network) for one in runs))
    return AppResult(runs[0].run.app, runs, columns, tuple(sorted(_rule_results(instances), key=_rank)))


def _rule_results(instances: list[Instance]) -> Iterable[RuleResult]:
    ordered = sorted(instances, key=lambda one: one.verdict.rule)
    for rule, same in groupby(ordered, key=lambda one: one.verdict.rule):
        worst_first = sorted(same, key=lambda one: SEVERITY[one.verdict.outcome])
        yield RuleResult(rule, worst_first[0].verdict.article, tuple(worst_first))


def _rank(result: RuleResult) -> tuple[int, tuple[int, int, str], str]:
    return SEVERITY[result.outcome], article_order(result.article), result.rule
