"""Growth of a series."""

import numpy as np
import pytest

from harness.analysis.statistics.slope import theil_sen


def test_a_straight_line_is_found_whatever_the_outliers() -> None:
    x = list(range(50))
    y = [100 + 2.0 * at for at in x]
    y[7], y[30] = 900.0, -400.0
    found = theil_sen(x, y)
    assert found is not None
    assert found.slope == pytest.approx(2.0, abs=0.05)
    assert found.at_start == pytest.approx(100, abs=3)
    assert 2.0 in found.interval
    assert found.p_growth < 1e-6


def test_noise_without_growth_is_no_growth() -> None:
    noise = np.random.default_rng(1).normal(500, 5, 100)
    found = theil_sen(range(100), list(noise))
    assert found is not None
    assert 0.0 in found.interval
    assert found.p_growth > 0.01


def test_shrinking_is_no_growth() -> None:
    found = theil_sen(range(20), [100.0 - at for at in range(20)])
    assert found is not None
    assert found.p_growth > 0.99


def test_too_few_points_and_a_standing_x_say_nothing() -> None:
    assert theil_sen([1, 2, 3], [1, 2, 3]) is None
    assert theil_sen([1] * 9, list(range(9))) is None


def test_a_constant_series_does_not_grow() -> None:
    found = theil_sen(range(10), [5.0] * 10)
    assert found is not None
    assert (found.slope, found.p_growth) == (0.0, 1.0)


def test_sequences_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="5 x for 4 y"):
        theil_sen(range(5), range(4))
