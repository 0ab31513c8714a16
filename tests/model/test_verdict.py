import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.verdict import Outcome, worst


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([Outcome.PASS, Outcome.VIOLATION, Outcome.NOT_TESTED], Outcome.VIOLATION),
        ([Outcome.PASS, Outcome.SUSPECT, Outcome.ADVICE], Outcome.SUSPECT),
        ([Outcome.PASS, Outcome.NOT_TESTED], Outcome.NOT_TESTED),
        ([Outcome.NOT_APPLICABLE, Outcome.PASS], Outcome.PASS),
        ([], Outcome.NOT_APPLICABLE),
    ],
)
def test_the_worst_outcome_speaks_for_an_article(outcomes: list[Outcome], expected: Outcome) -> None:
    assert worst(outcomes) == expected


@given(st.lists(st.sampled_from(Outcome), min_size=1), st.sampled_from(Outcome))
def test_one_more_outcome_never_makes_it_better(outcomes: list[Outcome], more: Outcome) -> None:
    rank = list(Outcome).index
    assert rank(worst([*outcomes, more])) <= rank(worst(outcomes))
