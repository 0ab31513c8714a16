"""Rates over devices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.analysis.statistics.clustered import pooled_rate

DEVICE = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_devices_that_are_alike_count_in_full() -> None:
    found = pooled_rate([(2, 50), (2, 50), (2, 50)])
    assert found.correlation == 0.0
    assert found.upper == upper_bound(6, 150)
    assert found.effective_runs == 150


def test_one_bad_device_among_good_ones_widens_the_bounds() -> None:
    found = pooled_rate([(25, 50), (0, 50), (0, 50)])
    assert found.correlation > 0.3
    assert found.effective_runs < 20
    assert found.upper > upper_bound(25, 150)
    assert found.lower < lower_bound(25, 150)


@given(st.lists(DEVICE, min_size=1, max_size=8))
def test_a_pool_never_claims_more_than_independent_runs_would(devices: list[tuple[int, int]]) -> None:
    found = pooled_rate(devices)
    assert 0 <= found.correlation <= 1
    assert found.upper >= upper_bound(found.failures, found.runs) - 1e-9
    assert found.lower <= lower_bound(found.failures, found.runs) + 1e-9


def test_one_device_is_taken_as_it_is_and_none_says_nothing() -> None:
    assert pooled_rate([(1, 100), (0, 0)]).upper == pytest.approx(upper_bound(1, 100))
    assert pooled_rate([]).upper == 1.0
