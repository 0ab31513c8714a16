from harness.devices.android.evidence.meminfo import parse_meminfo
from tests.devices.android.evidence.golden import golden


def test_android_10_and_earlier_write_no_rss() -> None:
    (memory,) = parse_meminfo(golden("meminfo_10")).records
    assert (memory.pss_kb, memory.rss_kb, memory.swap_kb) == (123456, None, 12)
    assert ("Graphics", 8000) in memory.parts_kb


def test_android_14_and_a_process_without_a_total() -> None:
    parsed = parse_meminfo(golden("meminfo_14"))
    (memory,) = parsed.records
    assert (memory.pss_kb, memory.rss_kb, memory.swap_kb) == (123456, 234567, 0)
    assert len(parsed.unread) == 1


def test_no_process_is_no_answer() -> None:
    assert not parse_meminfo("No process found for: com.gov.demo\n").answered
