"""Caps: how bad a verdict may be at most - by the strength of the clause, by the source of the number, by facts."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harness.judge.facts import FACTS
from harness.judge.rule import Rule, Strength
from harness.model.saying import Saying
from harness.model.verdict import SEVERITY, Outcome

STRENGTH_CAP: Mapping[Strength, Outcome] = MappingProxyType(
    {
        Strength.SHALL: Outcome.VIOLATION,
        Strength.SHALL_NOT: Outcome.VIOLATION,
        Strength.IN_PRINCIPLE: Outcome.SUSPECT,
        Strength.ENCOURAGED: Outcome.ADVICE,
        Strength.PROCEDURE: Outcome.ADVICE,
    }
)

BY_STRENGTH = Saying("the strength of the clause allows no more", "条款的约束强度所限")
BY_SOURCE = Saying(
    "its criterion rests on an unverified source or a draft, so a person must decide",
    "判据来源尚待核实或为征求意见稿，须人工复核",
)


def capped(rule: Rule, outcome: Outcome, facts: Mapping[str, bool]) -> tuple[Outcome, tuple[Saying, ...]]:
    """The outcome after all caps, with a remark for each cap that bit."""
    remarks: list[Saying] = []
    for at_most, remark in _caps(rule, facts):
        if SEVERITY[outcome] < SEVERITY[at_most]:
            outcome = at_most
            remarks.append(remark)
    return outcome, tuple(remarks)


def _caps(rule: Rule, facts: Mapping[str, bool]) -> Iterator[tuple[Outcome, Saying]]:
    yield STRENGTH_CAP[rule.strength], BY_STRENGTH
    if rule.not_firm:
        yield Outcome.SUSPECT, BY_SOURCE
    for cap in rule.caps:
        if facts[cap.fact]:
            said = FACTS[cap.fact][0]
            yield cap.at_most, Saying(f"not more because {said.en}", f"因{said.zh}，不作更重判定")
