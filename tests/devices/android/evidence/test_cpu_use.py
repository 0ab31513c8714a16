from harness.devices.android.evidence.cpu_use import ProcessCpu, parse_cpu_use
from tests.devices.android.evidence.golden import golden


def test_cpuinfo() -> None:
    parsed = parse_cpu_use(golden("cpuinfo_14"))
    assert parsed.records == (ProcessCpu(2003, "com.gov.demo", 12.0), ProcessCpu(2050, "com.gov.demo:push", 0.5))
    assert parsed.unread == ()


def test_top() -> None:
    assert parse_cpu_use("  PID %CPU ARGS\n 2003 12.5 com.gov.demo\n").records[0].percent == 12.5
