"""Start times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.stability.measured import LONGEST_MS
from harness.analysis.stability.start_time import at_rank, bounds, shown_interval
from harness.analysis.tables.row import StartRow
from tests.analysis.stability.laboratory import CLEAN, made, seen


def starts(*times: float | None, start: str = "cold", failed: int = 0) -> tuple[StartRow, ...]:
    good = [StartRow(1, at, start, ms, None, "done", first_after_install=False) for at, ms in enumerate(times)]
    bad = [StartRow(1, 900 + at, start, None, None, "failed", first_after_install=False) for at in range(failed)]
    return (*good, *bad)


def test_thirty_starts_give_estimates_and_bounds() -> None:
    found = seen(made([CLEAN], starts=starts(*range(100, 3100, 100))))[("start_time", "cold")]
    assert (found["runs"], found["runs_needed"], found["median_ms"], found["p90_ms"]) == (30, 30, 1500.0, 2700.0)
    assert (found["median_low_ms"], found["median_high_ms"], found["p90_high_ms"]) == (1100.0, 2000.0, 3000.0)
    assert shown_interval([float(ms) for ms in range(100, 3100, 100)]) == (1000.0, 2100.0)


def test_too_few_starts_have_open_bounds() -> None:
    found = seen(made([CLEAN], starts=starts(900, 1000, 1100)))[("start_time", "cold")]
    assert (found["median_low_ms"], found["median_high_ms"], found["p90_high_ms"]) == (0.0, LONGEST_MS, LONGEST_MS)


def test_the_first_start_after_installing_and_unmeasured_ones_are_left_out() -> None:
    first = StartRow(1, 50, "cold", 9000.0, None, "done", first_after_install=True)
    found = seen(made([CLEAN], starts=(first, *starts(900, None, 1000))))[("start_time", "cold")]
    assert found["runs"] == 2


def test_a_failed_start_is_longer_than_any_other() -> None:
    found = seen(made([CLEAN], starts=starts(900, failed=1)))[("start_time", "cold")]
    assert (found["failed"], found["p90_ms"]) == (1, LONGEST_MS)


@given(st.lists(st.floats(1, 1e5), min_size=1, max_size=60), st.data())
def test_a_slower_start_never_improves_a_figure(times: list[float], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(times) - 1))
    slower = [*times[:at], times[at] + 3000, *times[at + 1 :]]
    before, after = bounds(times), bounds(slower)
    assert all(after[name] >= before[name] for name in before)


@given(st.lists(st.floats(1, 1e5), min_size=2, max_size=60))
def test_fewer_starts_never_narrow_the_bounds_of_equal_times(times: list[float]) -> None:
    same, fewer = bounds([times[0]] * len(times)), bounds([times[0]] * (len(times) - 1))
    assert fewer["median_low_ms"] <= same["median_low_ms"]
    assert fewer["p90_high_ms"] >= same["p90_high_ms"]


@pytest.mark.parametrize(("count", "share", "rank"), [(1, 0.5, 1), (10, 0.5, 5), (10, 0.9, 9), (30, 0.9, 27)])
def test_an_estimate_is_one_of_the_times(count: int, share: float, rank: int) -> None:
    assert at_rank([float(value) for value in range(1, count + 1)], share) == rank
