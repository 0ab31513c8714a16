"""Many runs in a row on one handset leave nothing behind: no process, port, forward, handle, thread or folder, and the
memory of whoever makes them stays where it is. HARNESS_ENDURANCE_RUNS says how many (200).
"""

import ctypes
import gc
import os
import statistics
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
import pytest

from harness.model.run import RunStatus
from tests.faults.faulty_run import FaultBench

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(7200)]

RUNS = int(os.environ.get("HARNESS_ENDURANCE_RUNS", "200"))
SETTLING = 5  # imports, pools and caches come with the first runs
TOLD_EVERY = 20  # runs: what was seen until then stands in the output, whatever becomes of the rest
# What all runs together may add. The same objects measure 3 MiB more or less from run to run (Frida and numpy have
# heaps of their own), so a smaller number would be chance; over 200 runs it is 20 KiB for each, a fifth of what one
# forgotten table of hooks takes.
MOST_GROWTH_MIB = 4.0
OURS = ("harness-run-*", "harness-handset-*", "tmp*mitm*", "*.crx", ".org.chromium*")


@dataclass(frozen=True, slots=True)
class Footprint:
    """What this process holds and has started, at a moment between two runs; the handset's own processes come and go
    as a phone's do."""

    processes: int
    ports: int
    forwards: int
    reverses: int
    handles: int
    threads: int
    folders: int

    @classmethod
    def of(cls, bench: FaultBench) -> "Footprint":
        own, handset = psutil.Process(), bench.adb.handset(bench.handset.serial)
        phone = {bench.handset.process.pid, *(one.pid for one in _below(bench.handset.process.pid))}
        family = [own, *(one for one in _below(own.pid) if one.pid not in phone)]
        listening = [one for process in family for one in _listening(process)]
        folders = [path for pattern in OURS for path in Path(tempfile.gettempdir()).glob(pattern) if _of(own.pid, path)]
        return cls(
            processes=len(family),
            ports=len(listening),
            forwards=len(handset.forwards()),
            reverses=len(handset.reverses()),
            handles=own.num_fds(),
            threads=own.num_threads(),
            folders=len(folders),
        )


def _below(pid: int) -> list[psutil.Process]:
    return list(psutil.Process(pid).children(recursive=True))


def _listening(process: psutil.Process) -> list[object]:
    try:
        return [one for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN]
    except psutil.Error:
        return []


def _of(pid: int, folder: Path) -> bool:
    """A run's scratch folder names its owner; other people's runs on this machine are theirs."""
    owner = folder / "owner"
    return owner.is_file() and owner.read_text(encoding="ascii").startswith(f"{pid}@")


def memory_mib() -> float:
    """What is really held: the C library keeps freed memory for itself until it is asked for it."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return float(psutil.Process().memory_info().rss) / 2**20


def test_runs_in_a_row_leave_nothing_behind(bench: FaultBench, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(SETTLING):
        assert bench.run(launch_only=True).status is RunStatus.COMPLETE
    before, memory, broken = Footprint.of(bench), [memory_mib()], list[str]()
    for number in range(1, RUNS + 1):
        ended = bench.run(launch_only=True)
        broken += [] if ended.status is RunStatus.COMPLETE else [f"run {number}: {ended.words}"]
        memory.append(memory_mib())
        if number % TOLD_EVERY == 0 or number == RUNS:
            with capsys.disabled():
                tell(number, statistics.median(bench.times), memory, before, Footprint.of(bench))
    assert broken == []
    assert Footprint.of(bench) == before
    assert growth_mib(memory) < MOST_GROWTH_MIB


def growth_mib(memory: list[float]) -> float:
    """Of all runs together, by the line through them."""
    return statistics.linear_regression(range(len(memory)), memory).slope * (len(memory) - 1)


def tell(runs: int, took_s: float, memory: list[float], before: Footprint, after: Footprint) -> None:
    grown = f"{memory[0]:.1f} to {memory[-1]:.1f} MiB, {growth_mib(memory):+.2f} by the line through all"
    changed = {name: f"{old} to {asdict(after)[name]}" for name, old in asdict(before).items()}
    print(f"\n{runs} runs, {took_s:.1f} s each; memory {grown}; {changed}", flush=True)
