"""How bad a verdict may be at most."""

from dataclasses import replace

import pytest

from harness.judge.caps import capped
from harness.judge.rule import Cap, Catalogue, Strength
from harness.model.verdict import Outcome

FACTS = {"internal_audience": True, "necessity_unknown": False, "before_filing_duty": False}


@pytest.mark.parametrize(
    ("strength", "outcome"),
    [
        (Strength.SHALL, Outcome.VIOLATION),
        (Strength.SHALL_NOT, Outcome.VIOLATION),
        (Strength.IN_PRINCIPLE, Outcome.SUSPECT),
        (Strength.ENCOURAGED, Outcome.ADVICE),
        (Strength.PROCEDURE, Outcome.ADVICE),
    ],
)
def test_the_strength_of_the_clause_caps(catalogue: Catalogue, strength: Strength, outcome: Outcome) -> None:
    rule = replace(catalogue.rules["A05-1"], strength=strength)
    given, remarks = capped(rule, Outcome.VIOLATION, FACTS)
    assert given is outcome
    assert bool(remarks) is (outcome is not Outcome.VIOLATION)


def test_source_and_facts_cap_and_say_so(catalogue: Catalogue) -> None:
    rule = replace(catalogue.rules["A05-1"], source_cap=True)
    assert capped(rule, Outcome.VIOLATION, FACTS)[0] is Outcome.SUSPECT
    held = replace(catalogue.rules["A05-1"], caps=(Cap("internal_audience", Outcome.SUSPECT),))
    outcome, (remark,) = capped(held, Outcome.VIOLATION, FACTS)
    assert outcome is Outcome.SUSPECT
    assert "internal staff" in remark.en
    free = replace(held, caps=(Cap("necessity_unknown", Outcome.SUSPECT),))
    assert capped(free, Outcome.VIOLATION, FACTS) == (Outcome.VIOLATION, ())


def test_a_cap_never_makes_it_worse(catalogue: Catalogue) -> None:
    rule = replace(catalogue.rules["A05-1"], source_cap=True)
    assert capped(rule, Outcome.ADVICE, FACTS) == (Outcome.ADVICE, ())
