"""What befalls the handset itself in the course of a run."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.capture.handset_watch import HandsetWatch
from harness.capture.loss_noting import HANDSET
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.capture.sink import MemorySink
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.test_health import WELL

BEGAN_S = 1_800_000_000.0


@dataclass
class Times:
    """One clock for both sides: seconds since the test began; what the handset's clock and uptime differ by."""

    now_s: float = 0.0
    ahead_s: float = 0.0
    up_before_s: float = 600.0
    answer_s: float = 0.01

    def spend(self, answer: str) -> str:
        self.now_s += self.answer_s
        return answer

    def handset(self) -> PaperHandset:
        return PaperHandset(
            {
                **WELL,
                "cat /proc/uptime": lambda _: self.spend(f"{self.now_s + self.up_before_s:.2f} 1.00"),
                r"echo \$EPOCH.*": lambda _: self.spend(f"{BEGAN_S + self.now_s + self.ahead_s:.6f}\n"),
                "echo here": lambda _: self.spend("here\n"),
            }
        )


@dataclass
class Bench:
    times: Times
    handset: PaperHandset
    watch: HandsetWatch
    sink: MemorySink

    def told(self) -> list[str]:
        self.watch.look()
        self.watch.look()
        faults = self.sink.data(EventKind.FAULT)
        assert all(fault["where"] == HANDSET for fault in faults)
        return [str(fault["what"]) for fault in faults]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    times, sink = Times(), MemorySink(tmp_path)
    handset = times.handset()
    watch = HandsetWatch(sink, handset, lambda: (BEGAN_S + times.now_s) * 1000, lambda: times.now_s)
    watch.begin()
    times.now_s += 120
    return Bench(times, handset, watch, sink)


def test_a_quiet_run_tells_nothing(bench: Bench) -> None:
    assert bench.told() == []


def test_a_restart_is_seen_by_the_time_it_has_been_up(bench: Bench) -> None:
    bench.times.up_before_s = -110.0
    assert bench.told() == ["the handset restarted in the course of the run"]


def test_a_clock_that_was_set_is_told_with_how_far(bench: Bench) -> None:
    bench.times.ahead_s = 3600.0
    assert bench.told() == ["the handset's clock jumped by 3600 s in the course of the run"]


def test_a_clock_that_drifts_is_none_that_was_set(bench: Bench) -> None:
    bench.times.ahead_s = 2.0
    assert bench.told() == []


def test_slow_answers_are_no_doing_of_the_app(bench: Bench) -> None:
    bench.times.answer_s = 0.8
    assert bench.told() == ["the handset is slow: 800 ms for the quickest of 3 answers"]


def test_a_full_disk_is_told(bench: Bench) -> None:
    bench.handset.transcript["df -k /data"] = "h\n/d 1000000 1000000 0 100% /data"
    assert bench.told() == ["the handset is no longer fit: its disk is full (0 MiB free)"]


def test_a_handset_that_is_gone_is_told_by_its_name(bench: Bench) -> None:
    bench.handset.transcript["cat /proc/uptime"] = DeviceLost(Saying("the handset is offline", "离线"), "PAPER1")
    assert bench.told() == ["PAPER1: the handset is offline"]
    assert bench.watch.look() is False


def test_one_that_answers_says_so(bench: Bench) -> None:
    assert bench.watch.look() is True
