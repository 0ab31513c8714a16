"""Decide: observations and coverage in, verdicts out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.judge.campaign import Campaign
from harness.judge.evaluate import Decided
from harness.judge.facts import facts_of
from harness.judge.match import canonical, places_of
from harness.judge.reasons import sentence
from harness.judge.rule import EVERY_ROLE, Catalogue, Rule
from harness.judge.ruling import Bench, Ruling, rule_on
from harness.model.answer import Answer
from harness.model.coverage import Coverage
from harness.model.observation import Observation
from harness.model.run import Run
from harness.model.verdict import Verdict


def judge(
    observations: Iterable[Observation],
    coverage: Coverage,
    run: Run,
    catalogue: Catalogue,
    campaign: Campaign,
    *,
    answers: Mapping[str, Answer] | None = None,
    settled: Mapping[str, Verdict] = MappingProxyType({}),
) -> tuple[Verdict, ...]:
    """One verdict per rule of the catalogue, in the catalogue's order. The order of observations never matters.

    `answers` are what people said of the rules that the harness alone cannot decide, the last one of each rule.
    `settled` are verdicts that were reached elsewhere (over many runs): they stand, and rules that cite them follow.
    """
    seen = canonical([*observations, *(seen for verdict in settled.values() for seen in verdict.observations)])
    bench = Bench(run, coverage, campaign, seen, facts_of(run, campaign), answers or {})
    decided: dict[str, Decided] = {}
    verdicts: dict[str, Verdict] = {}
    for rule in catalogue.in_order:
        if (known := settled.get(rule.id)) is not None:
            decided[rule.id] = Decided(known.outcome, places_of(known.observations, seen), known.confidence)
            verdicts[rule.id] = known
            continue
        ruling = rule_on(rule, bench, decided)
        decided[rule.id] = Decided(ruling.outcome, ruling.support, ruling.confidence)
        verdicts[rule.id] = _verdict(rule, ruling, bench)
    return tuple(verdicts[rule] for rule in catalogue.rules)


def _verdict(rule: Rule, ruling: Ruling, bench: Bench) -> Verdict:
    observations = tuple(bench.observations[index] for index in sorted(ruling.support))
    run = bench.run
    return Verdict(
        rule=rule.id,
        article=rule.article,
        app=run.app.key,
        device=run.device.key,
        role=_role(rule, observations),
        network=run.network,
        simulated=run.device.simulated,
        outcome=ruling.outcome,
        confidence=ruling.confidence,
        why=sentence(ruling.outcome, ruling.grounds, simulated=run.device.simulated),
        observations=observations,
        coverage_gaps=tuple(gap.key for gap in ruling.gaps),
    )


def _role(rule: Rule, observations: Sequence[Observation]) -> str:
    """The one role in which the evidence arose, else the one role that the rule is about, else none."""
    arose = {one.role for one in observations if one.role}
    if observations:
        return arose.pop() if len(arose) == 1 else ""
    return rule.needs.roles[0] if len(rule.needs.roles) == 1 and rule.needs.roles[0] != EVERY_ROLE else ""
