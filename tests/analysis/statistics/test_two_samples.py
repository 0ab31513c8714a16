"""Two sets of times."""

import numpy as np
import pytest

from harness.analysis.statistics.two_samples import p_became_longer, shift, shift_interval


def test_times_that_became_longer_are_seen_with_their_shift() -> None:
    drawn = np.random.default_rng(2)
    before, now = list(drawn.normal(1000, 80, 40)), list(drawn.normal(1200, 80, 40))
    assert p_became_longer(before, now) < 1e-6
    assert p_became_longer(now, before) > 0.99
    assert shift(before, now) == pytest.approx(200, abs=40)
    assert 200 in shift_interval(before, now)
    assert 0 not in shift_interval(before, now)


def test_the_interval_covers_as_often_as_it_says() -> None:
    drawn = np.random.default_rng(3)
    inside = sum(
        50.0 in shift_interval(list(drawn.exponential(100, 15)), list(50 + drawn.exponential(100, 20)))
        for _ in range(400)
    )
    assert inside / 400 > 0.92


def test_few_values_give_the_whole_range() -> None:
    found = shift_interval([1.0], [3.0, 9.0])
    assert (found.low, found.high) == (2.0, 8.0)


def test_without_values_nothing_became_longer_and_there_is_no_shift() -> None:
    assert p_became_longer([], [1.0]) == 1.0
    with pytest.raises(ValueError, match="no values"):
        shift([], [1.0])
