from harness.devices.android.evidence.written_time import device_time, duration_ms, epoch_time
from tests.devices.android.evidence.golden import ZONE, china


def test_durations() -> None:
    assert duration_ms("+1d2h3m4s5ms") == 93_784_005
    assert duration_ms("-1m2s") == -62_000
    assert duration_ms("0") == duration_ms("-0") == 0
    assert duration_ms("5") is None
    assert duration_ms("") is None


def test_times_that_no_calendar_has_are_none() -> None:
    assert device_time("2026-11-22 10:00:00.1", ZONE) == china("2026-11-22 10:00:00.100")
    assert device_time("2026-13-40 99:00:00", ZONE) is None
    assert epoch_time("99999999999.0", ZONE) is not None
    assert epoch_time("1e999", ZONE) is None
