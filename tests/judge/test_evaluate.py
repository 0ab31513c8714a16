"""All the ways in which a condition holds, and what a proof weighs."""

from collections.abc import Sequence
from typing import Any

import pytest

from harness.judge.condition import AllOf, AnyOf, AtLeast, Atom, Condition, FactIs, NoneOf, RuleIs, SwitchIs, leaves
from harness.judge.evaluate import Decided, View, proofs
from harness.judge.proof import HIGHEST_CONFIDENCE, Proof, noisy_or, weigh
from harness.model.observation import Kind
from harness.model.verdict import Outcome

POINTS, CHECK_IN, RANKING = Atom(Kind.POINTS), Atom(Kind.CHECK_IN), Atom(Kind.RANKING)


def _view(bench: Any, *texts: str) -> View:
    seen = tuple(bench.see(text) for text in texts)
    decided = {"A1-1": Decided(Outcome.VIOLATION, frozenset({0}), 0.7), "A1-2": Decided(Outcome.PASS)}
    return View(seen, frozenset(range(len(seen))), {"rain": True, "sun": False}, {"reading": "R1"}, decided)


def _supports(condition: Condition | None, view: View) -> Sequence[set[int]]:
    return [set(proof.support) for proof in proofs(condition, view)]


def test_alternatives_stay_apart_and_what_is_joined_is_one_proof(bench: Any) -> None:
    view = _view(bench, "points@ui", "check_in@traffic")
    assert _supports(AnyOf((POINTS, CHECK_IN)), view) == [{0}, {1}]
    assert _supports(AllOf((POINTS, CHECK_IN)), view) == [{0, 1}]
    assert _supports(AllOf((POINTS, RANKING)), view) == []
    assert _supports(AtLeast(2, (POINTS, CHECK_IN, RANKING)), view) == [{0, 1}]
    assert _supports(AtLeast(3, (POINTS, CHECK_IN, RANKING)), view) == []
    assert _supports(AllOf((POINTS, AnyOf((POINTS, CHECK_IN)))), view) == [{0}, {0, 1}]
    assert _supports(None, view) == []


def test_absence_is_marked_and_names_what_was_not_seen(bench: Any) -> None:
    (proof,) = proofs(AllOf((POINTS, NoneOf((RANKING, CHECK_IN)))), _view(bench, "points@ui"))
    assert proof.by_absence
    assert proof.absent == {Kind.RANKING, Kind.CHECK_IN}
    assert proofs(NoneOf((POINTS,)), _view(bench, "points@ui")) == ()


def test_facts_switches_and_rules(bench: Any) -> None:
    view = _view(bench, "points@ui")
    assert proofs(FactIs("rain"), view)
    assert not proofs(FactIs("sun"), view)
    assert proofs(SwitchIs("reading", "R1"), view)
    assert not proofs(SwitchIs("reading", "R2"), view)
    (cited,) = proofs(RuleIs(("A1-1", "A1-2"), (Outcome.VIOLATION,)), view)
    assert cited == Proof(frozenset({0}), cited=("A1-1",), settled=True)


def test_leaves_know_whether_they_are_negated() -> None:
    placed = {place.leaf: place.negated for place in leaves(AllOf((POINTS, NoneOf((RANKING, NoneOf((CHECK_IN,)))))))}
    assert placed == {POINTS: False, RANKING: True, CHECK_IN: False}


@pytest.mark.parametrize(
    ("texts", "two"),
    [
        (("points@ui", "points@traffic"), True),
        (("points@ui", "points@ui n=1"), False),
        (("points@ui!",), True),
    ],
)
def test_two_channels_or_one_direct(bench: Any, texts: tuple[str, ...], two: bool) -> None:
    seen = [bench.see(text) for text in texts]
    assert weigh(Proof(frozenset(range(len(seen)))), seen).two_channels is two


def test_confidence_takes_the_best_of_each_channel(bench: Any) -> None:
    seen = [bench.see(text) for text in ("points@ui~0.5", "points@ui~0.3", "points@log~0.5")]
    assert noisy_or(seen) == 0.75
    assert noisy_or([]) == 0.0
    assert noisy_or([bench.see("points@ui~1.0")]) == HIGHEST_CONFIDENCE
    assert weigh(Proof(cited=("A1-1",), settled=True), [], 0.7).confidence == 0.7
