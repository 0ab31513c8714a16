"""Marks where a night became worse, and few where nothing did."""

from datetime import date, timedelta

import numpy as np

from harness.analysis.trend.night_series import Night, Series
from harness.analysis.trend.regression import marks, p_worse, worse_nights

FIRST = date(2026, 11, 1)


def rates(*counts: tuple[int, int]) -> Series:
    nights = tuple(Night(FIRST + timedelta(n), k / runs, 0, 1, runs, k) for n, (k, runs) in enumerate(counts))
    return Series("a", "d", "host", "crash_rate", nights)


def times(*drawn: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Series:
    nights = tuple(
        Night(FIRST + timedelta(n), 0, 0, 0, len(values), values=tuple(map(float, values)))
        for n, values in enumerate(drawn)
    )
    return Series("a", "d", "host", "cold_start_ms", nights)


def test_a_night_with_many_crashes_is_marked_and_the_quiet_ones_are_not() -> None:
    series = rates((0, 50), (1, 50), (0, 50), (8, 50), (0, 50))
    assert worse_nights([series])[0] == {FIRST + timedelta(3)}


def test_a_slower_night_is_marked_and_a_small_shift_is_nobodys_concern() -> None:
    drawn = np.random.default_rng(8)
    quiet = [drawn.normal(1000, 60, 30) for _ in range(5)]
    assert worse_nights([times(*quiet, drawn.normal(1300, 60, 30))])[0] == {FIRST + timedelta(5)}
    assert worse_nights([times(*quiet, drawn.normal(1030, 5, 300))])[0] == frozenset()


def test_the_first_night_is_never_tested() -> None:
    assert marks([rates((30, 50))]) == ()
    assert [mark.night for mark in marks([rates((0, 9), (0, 9))])] == [FIRST + timedelta(1)]


def test_a_mark_never_changes_when_later_nights_are_added() -> None:
    drawn = np.random.default_rng(9)
    counts = [(int(k), 50) for k in drawn.binomial(50, 0.06, 20)]
    whole = marks([rates(*counts)])
    for nights in range(2, 20):
        assert marks([rates(*counts[:nights])]) == whole[: nights - 1]


def test_where_nothing_changes_false_marks_are_rare() -> None:
    drawn = np.random.default_rng(10)
    series = [times(*(drawn.lognormal(7, 0.2, 30) for _ in range(15))) for _ in range(12)]
    series += [rates(*((int(k), 60) for k in drawn.binomial(60, 0.03, 15))) for _ in range(12)]
    told = marks(series)
    assert sum(mark.worse for mark in told) <= 2
    assert len(told) == 24 * 14


def test_nothing_before_is_no_regression() -> None:
    now = Night(FIRST, 0, 0, 0, 3, values=(1.0, 2.0, 3.0))
    assert p_worse((), now) == 1.0
