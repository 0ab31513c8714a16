"""All measures of one subject."""

from harness.analysis.stability.measures import OVER_RUNS, Claims, measures
from harness.analysis.tables.row import MemoryRow, RecoveryRow
from tests.analysis.stability.laboratory import CLEAN, made, subject


def test_only_what_was_measured_is_told_and_each_says_runs_and_needed_runs() -> None:
    assert not list(measures(subject(made([])), Claims(), "android"))
    memory = tuple(MemoryRow(1, at, "p", at, float(at), 100.0 + at) for at in range(12))
    run = made([CLEAN], memory=memory, recoveries=(RecoveryRow(1, 1, "kill", "restored", ""),))
    found = list(measures(subject(run), Claims(), "android"))
    assert [one.kind.value for one in found] == ["failure_rate", "failure_rate", "recovered", "memory_growth"]
    assert {one.kind for one in found} <= OVER_RUNS
    assert all({"runs", "runs_needed", "unit"} <= set(one.data) and one.direct for one in found)
