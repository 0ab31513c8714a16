"""Adding runs: one file a run and table, replaced by itself only."""

from datetime import UTC, date, datetime
from pathlib import Path

from harness.analysis.store.read import read_table
from harness.analysis.store.write import add_run
from tests.analysis.tables.made_runs import KINDS, Line, rows, run


def line(tasks: int = 1) -> Line:
    made = Line()
    for _ in range(tasks):
        made.session((KINDS.TASK, {"core": True, "outcome": "done"}))
    return made


def states(store: Path) -> dict[str, tuple[int, int]]:
    found = (path for path in store.rglob("*") if path.is_file())
    return {str(path.relative_to(store)): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}


def test_a_file_lies_by_table_campaign_and_night(tmp_path: Path) -> None:
    written = add_run(tmp_path, rows(run(campaign="夜 测/1"), line()))
    assert {path.parent.name for path in written} == {"night=2026-11-21"}
    assert {path.parent.parent.name for path in written} == {"campaign=夜-测-1"}
    assert {path.name for path in written} == {"r1-attempt-1.parquet"}


def test_a_new_night_leaves_every_older_file_untouched_and_unopened(tmp_path: Path) -> None:
    for path in add_run(tmp_path, rows(run(), line())):
        path.write_bytes(b"whoever opens this fails")
    before = states(tmp_path)
    add_run(tmp_path, rows(run("r2", began=datetime(2026, 11, 22, 15, 0, tzinfo=UTC)), line()))
    after = states(tmp_path)
    assert {name: state for name, state in after.items() if name in before} == before
    assert len(after) == 2 * len(before)


def test_the_same_run_again_replaces_its_own_rows_only(tmp_path: Path) -> None:
    add_run(tmp_path, rows(run(), line(tasks=1)))
    add_run(tmp_path, rows(run("r2"), line(tasks=1)))
    others = {name: state for name, state in states(tmp_path).items() if "r2" in name}
    for _ in range(2):
        add_run(tmp_path, rows(run(), line(tasks=3)))
    assert {name: state for name, state in states(tmp_path).items() if "r2" in name} == others
    sessions = read_table(tmp_path, "sessions")
    assert sessions.groupby("run_id").size().to_dict() == {"r1": 3, "r2": 1}


def test_a_repeat_is_an_attempt_beside_the_first(tmp_path: Path) -> None:
    add_run(tmp_path, rows(run(attempt=1), line()))
    add_run(tmp_path, rows(run(attempt=2), line()))
    assert sorted(read_table(tmp_path, "runs")["attempt"]) == [1, 2]


def test_rows_that_are_gone_take_their_file_with_them(tmp_path: Path) -> None:
    measured = Line()
    measured.session((KINDS.START, {"start": "cold", "first_ms": 900}))
    add_run(tmp_path, rows(run(), measured))
    assert len(read_table(tmp_path, "starts")) == 1
    add_run(tmp_path, rows(run(), line()))
    assert len(read_table(tmp_path, "starts")) == 0


def test_a_table_is_read_by_campaign_and_night(tmp_path: Path) -> None:
    add_run(tmp_path, rows(run(campaign="a"), line()))
    add_run(tmp_path, rows(run("r2", campaign="b"), line()))
    assert list(read_table(tmp_path, "runs", campaign="a")["run_id"]) == ["r1"]
    assert len(read_table(tmp_path, "runs", nights=[date(2026, 11, 21)])) == 2
    assert len(read_table(tmp_path, "runs", nights=[date(2026, 11, 20)])) == 0
