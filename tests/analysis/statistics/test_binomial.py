"""Bounds of rates: every check value of standards.md 10.3, agreement with scipy, and what must hold always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from harness.analysis.statistics.binomial import exact_interval, lower_bound, upper_bound, wilson_interval

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("failures", "runs", "low", "high"),
    [(0, 30, 0.0, 0.1135), (1, 30, 0.0059, 0.1667), (3, 30, 0.0346, 0.2562), (3, 100, 0.0103, 0.0845)],
)
def test_wilson_check_values(failures: int, runs: int, low: float, high: float) -> None:
    found = wilson_interval(failures, runs)
    assert round(found.low, 4) == low
    assert round(found.high, 4) == high


@pytest.mark.parametrize(("runs", "bound"), [(30, 0.0950), (275, 0.0108)])
def test_clopper_pearson_check_values(runs: int, bound: float) -> None:
    assert round(upper_bound(0, runs), 4) == bound


def test_without_failures_the_bound_is_the_closed_formula_and_about_three_over_n() -> None:
    assert upper_bound(0, 100) == pytest.approx(1 - 0.05 ** (1 / 100))
    assert upper_bound(0, 1000) == pytest.approx(3 / 1000, rel=0.01)


@given(COUNTS)
def test_it_agrees_with_scipy(counts: tuple[int, int]) -> None:
    failures, runs = counts
    exact, ours = binomtest(failures, runs).proportion_ci(0.95, "exact"), exact_interval(failures, runs)
    assert (ours.low, ours.high) == pytest.approx((exact.low, exact.high), abs=1e-9)
    score, shown = binomtest(failures, runs).proportion_ci(0.95, "wilson"), wilson_interval(failures, runs)
    assert (shown.low, shown.high) == pytest.approx((score.low, score.high), abs=1e-9)
    less = binomtest(failures, runs, alternative="less").proportion_ci(0.95, "exact")
    more = binomtest(failures, runs, alternative="greater").proportion_ci(0.95, "exact")
    assert upper_bound(failures, runs) == pytest.approx(less.high, abs=1e-9)
    assert lower_bound(failures, runs) == pytest.approx(more.low, abs=1e-9)


@given(COUNTS)
def test_another_failure_raises_both_bounds_and_another_clean_run_lowers_them(counts: tuple[int, int]) -> None:
    failures, runs = counts
    if failures < runs:
        assert upper_bound(failures + 1, runs) >= upper_bound(failures, runs)
        assert lower_bound(failures + 1, runs) >= lower_bound(failures, runs)
    assert upper_bound(failures, runs + 1) <= upper_bound(failures, runs)
    assert lower_bound(failures, runs + 1) <= lower_bound(failures, runs)


def test_nothing_run_says_nothing() -> None:
    assert (lower_bound(0, 0), upper_bound(0, 0)) == (0.0, 1.0)
    assert (wilson_interval(0, 0).low, wilson_interval(0, 0).high) == (0.0, 1.0)


def test_more_failures_than_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="3 failures in 2 runs"):
        upper_bound(3, 2)
