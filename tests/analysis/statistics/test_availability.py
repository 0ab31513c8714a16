"""Availability."""

import pytest

from harness.analysis.statistics.availability import availability, time_availability


def test_availability_is_the_share_of_what_worked() -> None:
    found = availability(100, 3)
    assert found is not None
    assert found.share == 0.97
    assert (found.interval.low, found.interval.high) == pytest.approx((0.9155, 0.9897), abs=5e-5)
    assert availability(0, 0) is None


def test_availability_of_time() -> None:
    assert time_availability(99.0, 1.0) == 0.99
    assert time_availability(0.0, 0.0) == 1.0
