"""The two tables of standards.md 10.3, value by value, and the tries of flake rule 4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.analysis.statistics.run_counts import failures_needed, runs_needed, tries_to_see_again

RUNS = {0.0047: (636, 1008, 1338), 0.0109: (274, 434, 576), 0.05: (59, 93, 124), 0.08: (36, 58, 77), 0.10: (29,)}
FAILURES = {20: (2, 2, 4, 5), 30: (2, 2, 5, 6), 50: (2, 3, 6, 8), 100: (3, 4, 10, 14), 300: (5, 7, 22, 33)}


@pytest.mark.parametrize(
    ("limit", "failures", "runs"), [(limit, k, n) for limit, row in RUNS.items() for k, n in enumerate(row)]
)
def test_runs_that_a_claim_needs(limit: float, failures: int, runs: int) -> None:
    assert runs_needed(limit, failures) == runs


@pytest.mark.parametrize(
    ("runs", "limit", "failures"),
    [(n, limit, k) for n, row in FAILURES.items() for limit, k in zip((0.0047, 0.0109, 0.05, 0.08), row, strict=True)],
)
def test_failures_that_a_finding_needs(runs: int, limit: float, failures: int) -> None:
    assert failures_needed(limit, runs) == failures


@pytest.mark.parametrize(("rate", "tries"), [(0.5, 5), (0.3, 9), (0.2, 14), (0.1, 29), (1.0, 1), (0.95, 1)])
def test_tries_to_see_something_again(rate: float, tries: int) -> None:
    assert tries_to_see_again(rate) == tries


@given(st.floats(0.002, 0.6), st.integers(0, 4))
def test_the_count_is_exactly_the_first_that_suffices(limit: float, failures: int) -> None:
    runs = runs_needed(limit, failures)
    assert upper_bound(failures, runs) < limit
    assert runs == failures + 1 or upper_bound(failures, runs - 1) >= limit


@given(st.floats(0.002, 0.9), st.integers(1, 300))
def test_the_failures_are_exactly_the_first_that_suffice(limit: float, runs: int) -> None:
    failures = failures_needed(limit, runs)
    if failures is None:
        assert lower_bound(runs, runs) <= limit
    else:
        assert lower_bound(failures, runs) > limit >= lower_bound(failures - 1, runs)


def test_a_claim_that_nobody_can_afford_is_refused() -> None:
    with pytest.raises(ValueError, match="no affordable number"):
        runs_needed(1e-9)
