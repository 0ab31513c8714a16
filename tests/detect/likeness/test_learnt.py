"""The weights that come with the program: they are those of its examples, and say what spoke for a kind."""

from math import isfinite

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.likeness.examples import examples_of_package
from harness.detect.likeness.learning import digest_of
from harness.detect.likeness.learnt import learnt_likeness


def test_the_weights_are_those_of_the_examples() -> None:
    told = learnt_likeness().digest
    assert told == digest_of(examples_of_package()), "run `python -m harness.detect.likeness.learning`"


def test_most_examples_are_told_again() -> None:
    likeness, shown = learnt_likeness(), [one for one in examples_of_package() if one.kinds][::20]
    told = [max(likeness.log_odds(one.heading, one.text).get(kind, -9.0) for kind in one.kinds) for one in shown]
    assert sum(value >= 0.0 for value in told) >= 0.95 * len(told)


def test_what_speaks_for_a_kind_stands_in_the_row_or_over_it() -> None:
    because = learnt_likeness().why("考勤", "今早没打上，补一下", "check_in")
    assert because
    assert all(one.removeprefix("^") in "<今早没打上,补一下>考勤" for one in because)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_row_says_has_log_odds_of_every_kind(heading: str, text: str) -> None:
    likeness = learnt_likeness()
    told = likeness.log_odds(heading, text)
    assert tuple(told) == likeness.kinds
    assert all(map(isfinite, told.values()))
