"""Every rung of identifiers and positions can be made for both kinds of persona."""

import pytest

from harness.canary.corpus.people import person
from harness.canary.corpus.rungs import leaking, plain_leaking
from harness.canary.draw import draw_of


@pytest.mark.parametrize("seed", [2, 3])
def test_every_maker_makes_a_case_or_says_that_there_is_none(seed: int) -> None:
    some = person(seed)
    made = [maker(draw_of(number, "rung"), some) for number, maker in enumerate(plain_leaking())]
    cases = [case for case in made if case is not None]
    assert len(cases) > 0.97 * len(made)
    assert all(case.truths for case in cases)


def test_pictures_and_conduct_come_on_top() -> None:
    assert len(leaking()) > len(plain_leaking()) + 50
