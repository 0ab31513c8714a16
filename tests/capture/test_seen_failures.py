from dataclasses import replace
from datetime import UTC, timedelta

from harness.capture.android_answers import PhoneTime
from harness.capture.seen_failures import SeenFailures
from harness.devices.android.clock_offset import ClockOffset
from harness.devices.android.evidence.failure import Failure, Whose
from tests.capture.android_phone import NOW

TIME = PhoneTime(ClockOffset(0.0, 1.0), UTC)
CRASH = Failure("crash", Whose.APP, 2003, "com.gov.demo", NOW, "x")


def test_a_failure_is_told_once_and_its_end_with_it() -> None:
    seen = SeenFailures(NOW.timestamp() * 1000)
    assert [one for one, _ in seen.fresh([CRASH], TIME)] == [CRASH]
    ended = replace(CRASH, what="ended", at=NOW + timedelta(seconds=2))
    assert list(seen.fresh([CRASH, ended], TIME)) == []


def test_an_anr_before_a_crash_of_the_same_process_is_another() -> None:
    seen = SeenFailures(0.0)
    list(seen.fresh([replace(CRASH, what="anr")], TIME))
    assert [one.what for one, _ in seen.fresh([CRASH], TIME)] == ["crash"]


def test_what_was_before_the_session_is_left_out() -> None:
    assert list(SeenFailures(NOW.timestamp() * 1000 + 60_000).fresh([CRASH], TIME)) == []
