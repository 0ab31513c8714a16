from datetime import UTC, datetime, timedelta

from harness.capture.android_answers import Answer, PhoneTime, zone_of
from harness.devices.android.clock_offset import ClockOffset
from tests.capture.android_phone import NOW


def test_an_age_is_placed_on_our_clock() -> None:
    answer = Answer("appops", "end", "", NOW, 5.0)
    assert answer.ago(2_000) == (NOW.timestamp() - 2) * 1000


def test_a_phone_that_runs_ahead_is_set_back() -> None:
    time = PhoneTime(ClockOffset(1_500.0, 20.0), UTC)
    assert time.ours(NOW) == NOW.timestamp() * 1000 - 1_500
    assert time.doubt_ms > 20


def test_zones() -> None:
    assert datetime(2026, 1, 1, tzinfo=zone_of("+0800\n")).utcoffset() == timedelta(hours=8)
    assert datetime(2026, 1, 1, tzinfo=zone_of("-0330")).utcoffset() == -timedelta(hours=3, minutes=30)
    assert zone_of("date: bad format") is UTC
    assert zone_of("+9999") is UTC
