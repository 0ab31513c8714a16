"""`harness inspect` on longer and longer captures: time grows as the capture does, memory does not."""

from pathlib import Path

import pytest

from tests.bench.child import Cost, cost_of, harness
from tests.bench.traffic_file import Traffic, make_traffic, repeated

MOST_MB = 500
TIMES = (1, 10, 100)


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Traffic:
    return make_traffic(tmp_path_factory.mktemp("thousand"), count=1000, size=1500)


def test_time_is_linear_and_memory_flat_from_1_000_to_100_000_requests(thousand: Traffic, tmp_path: Path) -> None:
    costs: dict[int, Cost] = {}
    print()
    for times in TIMES:
        capture = repeated(thousand, times, tmp_path / f"{times}.mitm")
        words = (str(capture), "--persona", str(thousand.persona), "--json", str(tmp_path / f"{times}.json"))
        costs[times] = cost_of(harness("inspect", *words, "--domains", "lincheng.test"))
        capture.unlink()
        print(f"  {times * 1000:7} requests {costs[times].cpu_s:8.2f} s CPU, at most {costs[times].peak_mb:6.0f} MB")
    step, steps = costs[10].cpu_s - costs[1].cpu_s, costs[100].cpu_s - costs[10].cpu_s
    print(f"  ten times the capture: {steps / step:.1f} times the time (start-up aside)")
    assert steps / step < 13
    assert max(cost.peak_mb for cost in costs.values()) < MOST_MB
