import pytest

from harness.devices.android.evidence.pending_alarms import PendingAlarm, parse_pending_alarms
from tests.devices.android.evidence.golden import golden


@pytest.mark.parametrize("release", ["alarm_9", "alarm_14"])
def test_a_repeating_alarm_that_wakes(release: str) -> None:
    first = parse_pending_alarms(golden(release)).records[0]
    assert first == PendingAlarm("com.gov.demo", True, "*walarm*:com.gov.demo/.Beat", 900_000)


def test_an_alarm_that_rings_once() -> None:
    parsed = parse_pending_alarms(golden("alarm_14"))
    assert parsed.records[1] == PendingAlarm("android", False, "*alarm*:job.deadline", None)
    assert len(parsed.unread) == 1
