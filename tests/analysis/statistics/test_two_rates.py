"""Two rates. The example of Newcombe (1998): 56/70 against 48/80 gives 0.0524 to 0.3339 (method 10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from harness.analysis.statistics.two_rates import mcnemar_p, newcombe_interval, p_rate_rose

COUNTS = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((0, 10), (0, 20), -0.1611, 0.2775)],
)
def test_newcombes_own_examples(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    found = newcombe_interval(first, second)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(COUNTS, COUNTS)
def test_the_interval_turns_round_with_the_question(first: tuple[int, int], second: tuple[int, int]) -> None:
    one, other = newcombe_interval(first, second), newcombe_interval(second, first)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-12)


def test_mcnemar_is_the_binomial_of_the_cases_that_differ() -> None:
    assert mcnemar_p(0, 0) == 1.0
    assert mcnemar_p(1, 9) == pytest.approx(2 * binom.cdf(1, 10, 0.5))
    assert mcnemar_p(9, 1) == mcnemar_p(1, 9)


@given(COUNTS, COUNTS)
def test_another_failure_now_never_hides_a_rise(before: tuple[int, int], now: tuple[int, int]) -> None:
    if now[0] < now[1]:
        assert p_rate_rose(before, (now[0] + 1, now[1])) <= p_rate_rose(before, now) + 1e-12


def test_a_rate_that_rose_is_seen() -> None:
    assert p_rate_rose((1, 300), (12, 50)) < 1e-6
    assert p_rate_rose((1, 300), (0, 50)) == 1.0


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="5 failures in 3 runs"):
        p_rate_rose((0, 3), (5, 3))
