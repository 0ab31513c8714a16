from harness.devices.android.evidence.exit_info import parse_exit_info
from tests.devices.android.evidence.golden import ZONE, china, golden


def test_android_11() -> None:
    crash, push = parse_exit_info(golden("exit_info_11"), ZONE).records
    assert (crash.pid, crash.reason, crash.description, crash.noticed) == (2003, 4, "crash", True)
    assert crash.at == china("2020-11-22 10:00:00.352")
    assert (push.process, push.reason_name, push.noticed, push.description) == (
        "com.gov.demo:push",
        "LOW_MEMORY",
        False,
        "",
    )


def test_android_14_breaks_lines_elsewhere() -> None:
    parsed = parse_exit_info(golden("exit_info_14"), ZONE)
    anr, stopped, signaled = parsed.records
    assert (anr.reason, anr.trace) == (6, "/data/system/procexitstore/anr_1.gz")
    assert anr.description == "Input dispatching timed out (com.gov.demo/.Main is not responding)"
    assert (stopped.reason, stopped.subreason_name) == (10, "FORCE STOP")
    assert (signaled.status, signaled.importance) == (11, 230)
    assert len(parsed.unread) == 1


def test_before_android_11_there_is_no_answer() -> None:
    assert not parse_exit_info("Bad activity command, or no activities match: exit-info\n", ZONE).answered
