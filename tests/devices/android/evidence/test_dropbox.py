from harness.devices.android.evidence.dropbox import parse_dropbox
from tests.devices.android.evidence.golden import ZONE, china, golden


def test_entries_with_and_without_content() -> None:
    crash, anr, lost = parse_dropbox(golden("dropbox_12"), ZONE).records
    assert (crash.pid, crash.foreground, crash.package) == (2003, True, "com.gov.demo")
    assert (crash.why, crash.frames[1]) == ("java.lang.RuntimeException", "com.gov.demo.Main.onCreate")
    assert (anr.tag, anr.subject, anr.foreground) == ("data_app_anr", "Input dispatching timed out", False)
    assert (lost.at, lost.process) == (china("2026-11-22 10:06:00"), "")
