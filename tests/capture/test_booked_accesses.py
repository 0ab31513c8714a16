"""No access is told twice, and none is lost that happened at another time."""

from hypothesis import given
from hypothesis import strategies as st

from harness.capture.booked_accesses import Booked, BookedAccesses


def _told(at_ms: float, operation: str = "CAMERA", state: str = "top", told_by: str = "dump") -> Booked:
    return Booked("access", operation, at_ms, 2.0, 60_000.0 if told_by == "discrete" else 0.0, told_by, state)


@given(st.lists(st.integers(0, 1_000), max_size=30, unique=True), st.integers(1, 4))
def test_distinct_moments_are_each_told_once_however_often_they_are_read(seconds: list[int], readings: int) -> None:
    accesses = BookedAccesses(0.0)
    told = [_told(second * 1000.0) for second in seconds]
    fresh = [one for _ in range(readings) for one in accesses.fresh(told)]
    assert sorted(one.at_ms for one in fresh) == sorted(one.at_ms for one in told)


def test_a_minute_that_holds_a_known_access_tells_nothing_new() -> None:
    accesses = BookedAccesses(0.0)
    assert list(accesses.fresh([_told(90_000.0)]))
    assert not list(accesses.fresh([_told(60_000.0, told_by="discrete")]))
    assert list(accesses.fresh([_told(60_000.0, state="bg", told_by="discrete")]))
    assert list(accesses.fresh([_told(180_000.0, told_by="discrete")]))


def test_a_new_exact_use_within_a_known_minute_is_told() -> None:
    accesses = BookedAccesses(0.0)
    assert list(accesses.fresh([_told(60_000.0, told_by="discrete")]))
    assert list(accesses.fresh([_told(90_000.0)]))


def test_operations_that_open_no_data_are_left_out() -> None:
    assert not list(BookedAccesses(0.0).fresh([_told(1.0, operation="VIBRATE"), _told(1.0, operation="MIUIOP(7)")]))
