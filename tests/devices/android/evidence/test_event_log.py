from harness.devices.android.evidence.event_log import SystemEvent, process_events
from harness.devices.android.evidence.log_line import parse_log
from tests.devices.android.evidence.golden import ZONE, china, golden


def test_android_9_without_a_year_and_a_message_with_commas() -> None:
    lines = parse_log(golden("events_9"), ZONE, 2018)
    started, crash, died = process_events(lines.records).records
    assert (started.what, started.why, started.component) == (SystemEvent.STARTED, "activity", "com.gov.demo/.Main")
    assert (crash.why, crash.text) == ("java.lang.NullPointerException", "Attempt to invoke, on a null object")
    assert (crash.place, crash.at) == ("Main.java:42", china("2018-11-22 10:00:03.123"))
    assert (died.what, died.pid) == (SystemEvent.DIED, 2003)


def test_android_16_with_a_uid_column_and_a_flag_after_the_line_number() -> None:
    lines = parse_log(golden("events_16"), ZONE, 2026)
    assert lines.unread == ("garbage line",)
    parsed = process_events(lines.records)
    started, anr, killed, crash = parsed.records
    assert (started.why, started.component) == ("broadcast", "com.gov.demo/com.gov.demo.Boot")
    assert (anr.pid, anr.why) == (2050, "Input dispatching timed out (Waiting, 5000ms)")
    assert killed.why == "stop com.gov.demo due to from pid 3000"
    assert (crash.place, crash.text) == ("Track.kt:7", "oops")
    assert parsed.unread == ("am_kill: unreadable",)
