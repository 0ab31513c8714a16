from harness.devices.android.evidence.location_dump import parse_location_dump
from tests.devices.android.evidence.golden import golden


def test_android_9_standing_and_past_requests() -> None:
    front, behind, past, amap = parse_location_dump(golden("location_9")).records
    assert (front.provider, front.now, front.interval_ms, front.foreground) == ("gps", True, 5_000, True)
    assert (behind.interval_ms, behind.foreground, behind.quality) == (60_000, False, "POWER_LOW")
    assert (past.now, past.interval_ms, past.longest_interval_ms) == (False, 5_000, 30_000)
    assert (past.total_ms, past.foreground_ms) == (600_000, 120_000)
    assert (amap.package, amap.provider, amap.interval_ms) == ("com.amap", "network", 60_000)


def test_android_14_tells_how_many_positions_were_delivered() -> None:
    parsed = parse_location_dump(golden("location_14"))
    trail, passive, front, behind = parsed.records
    assert (trail.provider, trail.count, trail.total_ms, trail.foreground_ms) == ("gps", 120, 600_000, 120_000)
    assert (passive.interval_ms, passive.count) == (None, 3)
    assert (front.now, front.interval_ms, front.quality) == (True, 5_000, "HIGH_ACCURACY")
    assert (behind.foreground, behind.interval_ms) == (False, 60_000)
    assert len(parsed.unread) == 1


def test_the_event_log_is_no_standing_request() -> None:
    assert len([one for one in parse_location_dump(golden("location_14")).records if one.now]) == 2
