"""Article summary: the one-page answer - per app and Article the worst outcome and the rules that made it so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from harness.analysis.verdict_table import article_order
from harness.model.verdict import SEVERITY, Outcome, Verdict, worst


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """`decisive` are the ids of the rules whose outcome is the Article's; `not_tested` those that went unjudged."""

    app: str
    article: str
    outcome: Outcome
    decisive: tuple[str, ...]
    not_tested: tuple[str, ...]
    simulated: bool


def summarise(verdicts: Iterable[Verdict]) -> tuple[ArticleSummary, ...]:
    """One summary an app and Article, apps by name, Articles in the order of the text."""
    ordered = sorted(verdicts, key=_place)
    return tuple(_of(list(group)) for _, group in groupby(ordered, key=_place))


def app_outcome(summaries: Sequence[ArticleSummary], app: str) -> Outcome:
    """The worst outcome of all Articles of one app."""
    return worst([summary.outcome for summary in summaries if summary.app == app])


def _place(verdict: Verdict) -> tuple[str, tuple[int, str]]:
    return verdict.app, article_order(verdict.article)


def _of(group: list[Verdict]) -> ArticleSummary:
    outcome = worst([verdict.outcome for verdict in group])
    made = [verdict for verdict in group if SEVERITY[verdict.outcome] == SEVERITY[outcome]]
    return ArticleSummary(
        app=group[0].app,
        article=group[0].article,
        outcome=outcome,
        decisive=_rules(made),
        not_tested=_rules(verdict for verdict in group if verdict.outcome is Outcome.NOT_TESTED),
        simulated=all(verdict.simulated for verdict in made),
    )


def _rules(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(sorted({verdict.rule for verdict in verdicts}))
