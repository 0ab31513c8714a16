from harness.devices.android.evidence.activity_start import activity_starts
from harness.devices.android.evidence.log_line import parse_log
from tests.devices.android.evidence.golden import ZONE, golden


def test_who_started_what() -> None:
    parsed = activity_starts(parse_log(golden("main_14"), ZONE, 2026).records)
    pay, own = parsed.records
    assert (pay.uid, pay.package) == (10120, "com.pay")
    assert (own.uid, own.package) == (2000, "com.gov.demo")
    assert len(parsed.unread) == 1
