"""One failure, told of in several places, is one; and every exit reason has its owner."""

from dataclasses import replace

import pytest

from harness.devices.android.evidence.crash_log import crash_traces
from harness.devices.android.evidence.dropbox import parse_dropbox
from harness.devices.android.evidence.event_log import process_events
from harness.devices.android.evidence.exit_info import ProcessExit, parse_exit_info
from harness.devices.android.evidence.failure import Failure, Whose, classified, failures, seen_by_user
from harness.devices.android.evidence.log_line import parse_log
from tests.devices.android.evidence.golden import ZONE, china, golden

EXIT = ProcessExit(2003, "com.gov.demo", 4, china("2026-11-22 10:00:01"), "CRASH", importance=100)


def _everything(*exits: ProcessExit) -> tuple[Failure, ...]:
    crashes = crash_traces(parse_log(golden("crash_14"), ZONE, 2026).records).records
    at = china("2026-11-22 10:00:00")
    return failures(
        exits,
        (),
        [replace(crash, at=at) for crash in crashes if not crash.native],
        parse_dropbox(golden("dropbox_12"), ZONE).records,
    )


def test_a_crash_in_log_dropbox_and_exit_info_is_one_failure() -> None:
    crash, anr = _everything(EXIT)
    assert crash.told_by == ("crash log", "dropbox", "exit-info")
    assert (crash.what, crash.whose, crash.foreground) == ("crash", Whose.APP, True)
    assert crash.signature[:2] == ("java.lang.RuntimeException", "android.app.ActivityThread.performLaunchActivity")
    assert (anr.what, anr.pid, anr.foreground) == ("anr", 2050, False)


def test_the_same_process_id_later_is_another_failure() -> None:
    later = replace(EXIT, at=china("2026-11-22 11:00:01"))
    assert [one.what for one in _everything(EXIT, later)] == ["crash", "anr", "crash"]


@pytest.mark.parametrize(
    ("reason", "status", "what", "whose"),
    [
        (4, 0, "crash", Whose.APP),
        (5, 0, "crash", Whose.APP),
        (6, 0, "anr", Whose.APP),
        (3, 0, "killed", Whose.DEVICE),
        (2, 9, "killed", Whose.DEVICE),
        (2, 11, "crash", Whose.APP),
        (10, 0, "ended", Whose.HARNESS),
        (16, 0, "ended", Whose.HARNESS),
        (14, 0, "killed", Whose.DEVICE),
        (99, 0, "killed", Whose.DEVICE),
    ],
)
def test_every_reason_has_its_owner(reason: int, status: int, what: str, whose: Whose) -> None:
    assert classified(replace(EXIT, reason=reason, status=status)) == (what, whose)


def test_a_force_stop_of_ours_is_nothing_the_user_sees() -> None:
    stopped = parse_exit_info(golden("exit_info_14"), ZONE).records
    seen = seen_by_user(failures(stopped, (), (), ()))
    assert [(one.what, one.pid) for one in seen] == [("crash", 1800), ("anr", 2050)]


def test_a_kill_for_memory_counts_as_seen_only_in_front() -> None:
    front = replace(EXIT, reason=3, reason_name="LOW_MEMORY")
    behind = replace(front, importance=400, pid=2004)
    assert [one.pid for one in seen_by_user(failures([front, behind], (), (), ()))] == [2003]


def test_the_events_log_alone_tells_of_a_crash() -> None:
    events = process_events(parse_log(golden("events_16"), ZONE, 2026).records).records
    anr, crash = failures((), events, (), ())
    assert (anr.signature, anr.pid) == (("Input dispatching timed out",), 2050)
    assert crash.signature == ("java.lang.IllegalStateException", "Track.kt:7")
