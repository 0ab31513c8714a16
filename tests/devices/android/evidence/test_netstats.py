from harness.devices.android.evidence.netstats import UidTraffic, parse_netstats
from tests.devices.android.evidence.golden import golden


def test_bytes_in_front_and_behind_without_totals_and_tags() -> None:
    parsed = parse_netstats(golden("netstats_14"))
    front, behind, other = parsed.records
    assert front == UidTraffic(10120, True, "wifi", 1234, 567, 12, 8)
    assert (behind.foreground, behind.received_bytes) == (False, 50)
    assert (other.uid, other.network) == (10121, "0")
    assert len(parsed.unread) == 1
