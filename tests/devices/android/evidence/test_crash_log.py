from harness.devices.android.evidence.crash_log import crash_traces
from harness.devices.android.evidence.log_line import parse_log
from tests.devices.android.evidence.golden import ZONE, golden


def test_java_and_native_crashes_with_their_frames() -> None:
    parsed = crash_traces(parse_log(golden("crash_14"), ZONE, 2026).records)
    java, native = parsed.records
    assert (java.pid, java.why, java.text) == (2003, "java.lang.RuntimeException", "Unable to start activity")
    assert java.frames[1] == "com.gov.demo.Main.onCreate"
    assert (native.native, native.pid, native.why) == (True, 2090, "SIGSEGV")
    assert native.frames == ("libtrack.so track", "libc.so")


def test_a_trace_without_its_process_is_unread() -> None:
    assert len(crash_traces(parse_log(golden("crash_14"), ZONE, 2026).records).unread) == 1
