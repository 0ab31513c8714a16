"""Error control over many tests."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from harness.analysis.statistics.many_tests import benjamini_hochberg, holm

P_VALUES = st.lists(st.floats(0, 1), max_size=40)


@given(P_VALUES)
def test_benjamini_and_hochberg_agree_with_scipy(p_values: list[float]) -> None:
    if p_values:
        adjusted = false_discovery_control(p_values)
        clear = np.abs(adjusted - 0.05) > 1e-9
        assert [m for m, c in zip(benjamini_hochberg(p_values), clear, strict=True) if c] == [
            bool(a <= 0.05) for a, c in zip(adjusted, clear, strict=True) if c
        ]


@given(P_VALUES)
def test_holm_is_the_stricter_of_the_two(p_values: list[float]) -> None:
    assert all(not strict or mild for strict, mild in zip(holm(p_values), benjamini_hochberg(p_values), strict=True))


def test_holms_steps() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == (True, False, False, True)
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == (True, True, True, True)
    assert holm([]) == benjamini_hochberg([]) == ()


def test_where_nothing_changed_hardly_a_night_has_a_mark() -> None:
    drawn = np.random.default_rng(6).random((500, 60))
    assert sum(any(benjamini_hochberg(list(night))) for night in drawn) / 500 < 0.09
