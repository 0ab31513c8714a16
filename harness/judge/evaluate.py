"""Evaluate: all the ways in which a condition holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

from harness.judge.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    Condition,
    FactIs,
    Mandatory,
    NoneOf,
    RuleIs,
    SwitchIs,
    leaves,
)
from harness.judge.match import matched
from harness.judge.proof import Proof
from harness.model.observation import Kind, Observation
from harness.model.verdict import Outcome

MOST_PROOFS = 256  # bound on alternatives kept; the catalogue's largest rule has far fewer


@dataclass(frozen=True, slots=True)
class Decided:
    """How a rule came out, and the indices of the observations it rests on."""

    outcome: Outcome
    support: frozenset[int] = frozenset()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """What a condition may look at: the `admitted` indices of the observations, facts, and rules judged before."""

    observations: Sequence[Observation]
    admitted: frozenset[int]
    facts: Mapping[str, bool]
    switches: Mapping[str, str]
    decided: Mapping[str, Decided]


def proofs(condition: Condition | None, view: View) -> tuple[Proof, ...]:
    """Every way in which the condition holds; empty where it does not (or where there is no condition)."""
    if condition is None:
        return ()
    return tuple(dict.fromkeys(_first(_proofs(condition, view))))


def _first(found: Iterator[Proof]) -> Iterator[Proof]:
    return (proof for proof, _ in zip(found, range(MOST_PROOFS), strict=False))


def _proofs(condition: Condition, view: View) -> Iterator[Proof]:
    match condition:
        case Atom():
            support = matched(condition, view.observations, view.admitted)
            yield from (Proof(support),) if support else ()
        case AllOf(parts):
            yield from _joined([proofs(part, view) for part in parts])
        case AnyOf(parts):
            for part in parts:
                yield from proofs(part, view)
        case AtLeast(count, parts):
            held = [found for part in parts if (found := proofs(part, view))]
            yield from _joined([(reduce(Proof.joined, found),) for found in held]) if len(held) >= count else ()
        case NoneOf(parts):
            if not any(proofs(part, view) for part in parts):
                yield Proof(absent=_kinds(condition), by_absence=True)
        case Mandatory():
            yield from proofs(condition.when, view)
        case _:
            yield from _given(condition, view)


def _given(condition: RuleIs | FactIs | SwitchIs, view: View) -> Iterator[Proof]:
    match condition:
        case RuleIs():
            yield from _cited(condition, view)
        case FactIs(fact):
            yield from (Proof(),) if view.facts[fact] else ()
        case SwitchIs(switch, value):
            yield from (Proof(),) if view.switches[switch] == value else ()


def _joined(ways: Sequence[Sequence[Proof]]) -> Iterator[Proof]:
    return (reduce(Proof.joined, way, Proof()) for way in product(*ways))


def _kinds(condition: NoneOf) -> frozenset[Kind]:
    return frozenset(place.leaf.kind for place in leaves(condition) if place.negated and isinstance(place.leaf, Atom))


def _cited(condition: RuleIs, view: View) -> Iterator[Proof]:
    for rule in condition.rules:
        decided = view.decided[rule]
        if decided.outcome in condition.outcomes:
            yield Proof(decided.support, cited=(rule,), settled=True)
