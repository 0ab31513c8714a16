"""Frames, long runs, memory, recovery: what each says of its rows."""

import numpy as np
import pytest

from harness.analysis.stability.frame_measure import frames_measured
from harness.analysis.stability.long_run import long_run
from harness.analysis.stability.memory_growth import memory_growth
from harness.analysis.stability.recovery import DISTURBANCES, recovered
from harness.analysis.tables.row import FrameRow, MemoryRow, RecoveryRow
from tests.analysis.stability.laboratory import CLEAN, key, made, subject


def frames(script: str, runs: int, slow: int = 5) -> tuple[FrameRow, ...]:
    return tuple(FrameRow(1, at, script, 100, slow, 0, 60.0) for at in range(runs))


def test_frames_are_pooled_and_a_sixth_run_of_a_script_adds_no_coverage() -> None:
    found = frames_measured(subject(made([CLEAN], frames=(*frames("scroll", 7), *frames("page", 2, slow=50)))))
    assert found is not None
    assert (found.data["runs"], found.data["runs_needed"], found.data["frames"]) == (7, 30, 900)
    assert found.data["slow_share"] == pytest.approx(135 / 900)
    assert frames_measured(subject(made([CLEAN]))) is None


def test_a_long_run_counts_its_hours_and_crashes() -> None:
    run = made([CLEAN, "a", "b", "a"], scenario="long_run", seconds=7200.0)
    found = long_run(subject(run), 8.0)
    assert found is not None
    assert (found.data["hours"], found.data["failures"], found.data["confirmed"]) == (8.0, 3, 1)
    assert found.data["core_signatures"] == 2
    assert long_run(subject(made(["a"])), 8.0) is None


def test_an_attempt_again_adds_no_hours() -> None:
    first, again = (made([CLEAN], key(attempt=n), scenario="long_run", seconds=3600.0) for n in (1, 2))
    found = long_run(subject(first, again), 8.0)
    assert found is not None
    assert found.data["hours"] == 1.0


def memory(held: list[float], path: str = "首页") -> tuple[MemoryRow, ...]:
    return tuple(MemoryRow(1, at, path, at, 30.0 * at, value) for at, value in enumerate(held))


NOISE = np.random.default_rng(5).normal(0, 300, 100)
LEAK = [100_000 + 400.0 * at + NOISE[at] for at in range(100)]
LEVEL = [100_000 + NOISE[at] for at in range(100)]
CACHE = [100_000 + 60_000 * (1 - np.exp(-at / 8)) + NOISE[at] for at in range(100)]


@pytest.mark.parametrize(("held", "leaks"), [(LEAK, True), (LEVEL, False), (CACHE, False)])
def test_a_leak_is_found_and_a_cache_that_levels_off_is_none(held: list[float], leaks: bool) -> None:
    found = next(iter(memory_growth(subject(made([CLEAN], memory=memory(held))), 100)))
    assert (found.data["p_growth"] < 0.01 and found.data["growth"] > 0.2) is leaks
    assert (found.data["runs"], found.data["runs_needed"]) == (100, 100)


def test_the_most_suspicious_series_of_a_path_speaks() -> None:
    runs = (made([CLEAN], memory=memory(LEVEL)), made([CLEAN], key("r2"), memory=memory(LEAK)))
    found = list(memory_growth(subject(*runs), 100))
    assert len(found) == 1
    assert found[0].data["growth"] > 0.2
    assert not list(memory_growth(subject(made([CLEAN], memory=memory([1.0, 2.0]))), 100))


def test_recovery_tells_what_was_lost_and_what_was_not_tried() -> None:
    rows = (RecoveryRow(1, 5, "kill", "restored", ""), RecoveryRow(1, 6, "rotate", "lost", ""))
    found = recovered(subject(made([CLEAN], recoveries=rows)))
    assert found is not None
    assert (found.data["lost"], found.data["what"]) == (1, ["rotate"])
    assert found.data["missing"] == [name for name in DISTURBANCES if name not in ("kill", "rotate")]
    untried = recovered(subject(made([CLEAN], recoveries=(*rows, RecoveryRow(1, 8, "clock", "untried", "no login")))))
    assert untried is not None
    assert (untried.data["lost"], "clock" in untried.data["missing"]) == (1, True)
    again = (*rows, RecoveryRow(2, 7, "rotate", "restored", ""))
    after = recovered(subject(made([CLEAN], recoveries=again)))
    assert after is not None
    assert after.data["lost"] == 1
