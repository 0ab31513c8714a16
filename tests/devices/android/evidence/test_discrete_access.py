from harness.devices.android.evidence.discrete_access import parse_discrete_accesses
from tests.devices.android.evidence.golden import ZONE, china, golden


def test_accesses_within_minutes_with_tag_and_state() -> None:
    parsed = parse_discrete_accesses(golden("appops_dump_16"), ZONE)
    first, cached, amap = parsed.records
    assert (first.operation, first.state, first.flag, first.duration_ms) == ("FINE_LOCATION", "top", "self", 60_000)
    assert first.at == china("2026-11-22 10:00:00")
    assert (cached.state, cached.duration_ms) == ("cch", None)
    assert (amap.tag, amap.state) == ("amap", "fgsvc")
    assert len(parsed.unread) == 1


def test_before_android_12_the_part_is_not_there() -> None:
    parsed = parse_discrete_accesses(golden("appops_dump_11"), ZONE)
    assert (parsed.records, parsed.answered) == ((), False)
