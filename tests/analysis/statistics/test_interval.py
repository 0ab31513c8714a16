"""Intervals."""

import pytest

from harness.analysis.statistics.interval import Interval, refuse_impossible


def test_the_ends_belong_to_an_interval() -> None:
    assert 1.0 in Interval(1.0, 2.0)
    assert 2.0 in Interval(1.0, 2.0)
    assert 2.1 not in Interval(1.0, 2.0)


@pytest.mark.parametrize(("failures", "runs"), [(-1, 3), (4, 3), (1, 0)])
def test_impossible_counts_are_refused(failures: int, runs: int) -> None:
    with pytest.raises(ValueError, match="failures in"):
        refuse_impossible(failures, runs)
