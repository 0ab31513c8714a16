"""Ranks of standards.md 10.3, and that the intervals hold what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import quantile_test

from harness.analysis.statistics.order_statistics import (
    quantile,
    quantile_interval,
    quantile_lower,
    quantile_upper,
    ranks,
    values_needed,
)


@pytest.mark.parametrize(("count", "expected"), [(10, (2, 9)), (20, (6, 15)), (30, (10, 21))])
def test_ranks_of_the_median(count: int, expected: tuple[int, int]) -> None:
    assert ranks(count, 0.5) == expected


@pytest.mark.parametrize(("share", "count"), [(0.9, 29), (0.95, 59), (0.99, 299)])
def test_values_that_an_upper_bound_needs(share: float, count: int) -> None:
    assert values_needed(share) == count
    assert quantile_upper(range(count), share) == count - 1
    assert quantile_upper(range(count - 1), share) is None


@given(st.integers(6, 400), st.sampled_from([0.5, 0.75, 0.9]))
def test_the_one_sided_bounds_agree_with_scipy(count: int, share: float) -> None:
    values = np.arange(count, dtype=float)
    above = quantile_test(values, p=share, alternative="less").confidence_interval(0.95).high
    below = quantile_test(values, p=share, alternative="greater").confidence_interval(0.95).low
    upper, lower = quantile_upper(values, share), quantile_lower(values, share)
    assert np.isnan(above) if upper is None else upper == above
    assert np.isnan(below) if lower is None else lower == below


def test_the_interval_of_the_median_covers_it_as_often_as_it_says() -> None:
    drawn = np.random.default_rng(4).exponential(1000, size=(2000, 30))
    found = [quantile_interval(row, 0.5) for row in drawn]
    inside = sum(one is not None and 1000 * np.log(2) in one for one in found)
    assert inside / len(found) > 0.94


def test_too_few_values_say_nothing() -> None:
    assert quantile_interval([1.0, 2.0], 0.5) is None
    assert quantile_upper([], 0.5) is None
    assert quantile_lower([], 0.5) is None
    assert quantile([], 0.5) is None
    assert ranks(0, 0.5) is None


@given(st.lists(st.floats(0, 1e6), min_size=30, max_size=60))
def test_a_longer_time_never_lowers_a_bound(values: list[float]) -> None:
    slower = [*values[:-1], values[-1] + 5000]
    for share in (0.5, 0.9):
        before, after = quantile_upper(values, share), quantile_upper(slower, share)
        assert before is not None
        assert after is not None
        assert after >= before
