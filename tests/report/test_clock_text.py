"""Moments are told in Beijing time wherever the laboratory's clock stands."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.report.clock_text import elapsed_text, minute_text, second_text

EVENING = datetime(2026, 11, 22, 16, 5, 9, 987_654, tzinfo=UTC)


def test_an_evening_in_utc_is_the_next_day_in_beijing() -> None:
    assert minute_text(EVENING) == "2026-11-23 00:05"


@pytest.mark.parametrize("hours", [-11, 0, 8, 14])
def test_the_zone_in_which_a_moment_is_kept_does_not_change_what_is_shown(hours: int) -> None:
    moved = EVENING.astimezone(timezone(timedelta(hours=hours)))
    assert (minute_text(moved), second_text(moved)) == (minute_text(EVENING), second_text(EVENING))


def test_a_second_has_its_tenth_cut_and_never_rounded_into_the_next() -> None:
    assert second_text(EVENING) == "00:05:09.9"
    assert second_text(EVENING.replace(microsecond=99_999)) == "00:05:09.0"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (9.4, "0:09"), (59.4, "0:59"), (59.6, "1:00"), (61, "1:01"), (3725, "62:05")]
)
def test_time_since_the_beginning_is_told_in_minutes_and_seconds(seconds: float, told: str) -> None:
    assert elapsed_text(seconds) == told


@given(st.floats(0, 1e6))
def test_what_is_told_is_within_half_a_second(seconds: float) -> None:
    minutes, _, rest = elapsed_text(seconds).partition(":")
    assert len(rest) == 2
    assert int(rest) < 60
    assert abs(int(minutes) * 60 + int(rest) - seconds) <= 0.5
