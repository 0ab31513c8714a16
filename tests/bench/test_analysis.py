"""Ten million event rows: written as recordings' rows are, aggregated over all nights, beside naive pandas.

Naive pandas reads the same rows as JSON lines (`read_json(lines=True)`) and groups them; it is measured on a hundredth
of the rows and scaled, since all of them do not fit its memory. A new night is added to the full store and timed.
"""

import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from harness.analysis.store.layout import file_of
from harness.analysis.store.write import add_run
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.row import TABLES, EventRow, Row, RunKey
from harness.analysis.tables.schema import schema_of
from tests.bench.child import Cost, cost_of

RUNS, ROWS_A_RUN = 200, 50_000
MOST_S, MOST_MB = 60.0, 4096
SMALLER = 10  # the store of a tenth of the rows
NAIVE_RUNS = 2
FIRST = date(2026, 11, 1)
KINDS = ("request", "response", "call", "step", "screen", "connect", "console", "task")
PHASES = ("before_consent", "refused", "after_consent", "background")
# What a child held at most, from its own account: wait4 would count what its parent held when it was forked.
HELD = """
from pathlib import Path
def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
"""
OURS = (
    HELD
    + """
import sys
from pathlib import Path
from harness.analysis.store.aggregate import event_counts
found = event_counts(Path(sys.argv[1]))
print(int(found["events"].sum()), len(found), held())
"""
)
NAIVE = (
    HELD
    + """
import sys
import pandas as pd
from pathlib import Path
frames = [pd.read_json(path, lines=True) for path in sorted(Path(sys.argv[1]).glob("*.jsonl"))]
whole = pd.concat(frames)
keys = ["campaign", "night", "app", "device", "kind", "phase"]
found = whole.groupby(keys).agg(events=("seq", "count"), runs=("run_id", "nunique"), bytes=("bytes", "sum"),
                                mean_ms=("ms", "mean"), most_ms=("ms", "max"))
print(int(found["events"].sum()), len(found), held())
"""
)


def key(number: int) -> RunKey:
    app, device = f"app-{number % 5}", f"device-{number % 4}"
    return RunKey(f"run-{number:04}", 1, app, "1.0", device, "host", simulated=False)


def columns(number: int) -> dict[str, Any]:
    """One run's events: made up, with the shares and sizes of real recordings."""
    drawn = np.random.default_rng(number)
    count = ROWS_A_RUN
    mono = np.sort(drawn.uniform(0, 3_600_000, count)).round(3)
    start = np.datetime64(f"{night(number)}T14:00:00", "ms")
    sized = drawn.random(count) < 0.55
    return {
        "session": drawn.integers(1, 60, count),
        "seq": np.arange(count),
        "t": start + mono.astype("timedelta64[ms]"),
        "mono_ms": mono,
        "source": drawn.choice(["traffic", "hook", "scenario", "ui"], count),
        "kind": drawn.choice(KINDS, count, p=[0.27, 0.27, 0.2, 0.08, 0.06, 0.05, 0.05, 0.02]),
        "phase": drawn.choice(PHASES, count),
        "scenario": drawn.choice(["core_tasks", "menu_walk", "route_walk"], count),
        "bytes": pa.array(drawn.integers(0, 90_000, count), mask=~sized),
        "ms": pa.array(drawn.exponential(300, count).round(1), mask=sized),
    }


def night(number: int) -> date:
    return FIRST + timedelta(days=number // 10)


def fill(store: Path, runs: int) -> None:
    schema = schema_of("events")
    for number in range(runs):
        mine = key(number)
        shared = {name: [getattr(mine, name)] * ROWS_A_RUN for name in mine.__slots__}
        table = pa.table({**shared, **columns(number)}).cast(schema)
        path = file_of(store, "events", mine, ("nightly", night(number)))
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, path, compression="zstd")


def fill_json(folder: Path, runs: int) -> None:
    folder.mkdir()
    for number in range(runs):
        frame = pd.DataFrame({name: pd.Series(values) for name, values in columns(number).items()})
        mine = key(number)
        shared = {name: getattr(mine, name) for name in mine.__slots__}
        frame = frame.assign(campaign="nightly", night=night(number).isoformat(), **shared)
        frame.to_json(folder / f"{number}.jsonl", orient="records", lines=True, date_format="iso")


def spent(script: str, place: Path) -> tuple[Cost, float]:
    began = time.perf_counter()
    cost = cost_of([sys.executable, "-c", script, str(place)])
    return cost, time.perf_counter() - began


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    whole, part = (tmp_path_factory.mktemp(name) / "store" for name in ("whole", "part"))
    fill(whole, RUNS)
    fill(part, RUNS // SMALLER)
    return {RUNS: whole, RUNS // SMALLER: part}


def test_ten_million_events_are_aggregated_in_a_minute_and_in_proportion(
    stores: dict[int, Path], tmp_path: Path
) -> None:
    print()
    costs: dict[int, float] = {}
    for runs in (RUNS // SMALLER, RUNS):
        cost, seconds = spent(OURS, stores[runs])
        rows, groups, held_mb = map(int, cost.out.split())
        assert rows == runs * ROWS_A_RUN
        costs[runs] = cost.cpu_s
        print(
            f"  Parquet and DuckDB {rows:11,} rows, {groups:4} groups {seconds:7.2f} s, {cost.cpu_s:7.2f} s CPU, "
            f"{held_mb:6} MB"
        )
        assert seconds < MOST_S
        assert held_mb < MOST_MB
    fill_json(tmp_path / "json", NAIVE_RUNS)
    naive, seconds = spent(NAIVE, tmp_path / "json")
    idle, idle_s = spent(HELD + "import pandas\nprint(0, 0, held())", tmp_path)
    times = RUNS // NAIVE_RUNS
    naive_mb, idle_mb = (int(one.out.split()[2]) for one in (naive, idle))
    held = (naive_mb - idle_mb) * times / 1024
    print(
        f"  pandas over JSON lines {NAIVE_RUNS * ROWS_A_RUN:7,} rows {seconds:7.2f} s, {naive.cpu_s:7.2f} s CPU, "
        f"{naive_mb:6} MB; scaled to {RUNS * ROWS_A_RUN:,} rows, start-up aside: "
        f"{(seconds - idle_s) * times:4.0f} s and {held:3.0f} GB"
    )
    assert int(naive.out.split()[0]) == NAIVE_RUNS * ROWS_A_RUN
    start_up = cost_of([sys.executable, "-c", "import harness.analysis.store.aggregate"]).cpu_s
    growth = (costs[RUNS] - start_up) / max(0.01, costs[RUNS // SMALLER] - start_up)
    print(f"  ten times the rows: {growth:.1f} times the time (start-up of {start_up:.1f} s aside)")
    assert growth < SMALLER * 1.6


def test_a_new_night_is_added_without_reading_the_old_ones(stores: dict[int, Path]) -> None:
    store = stores[RUNS]
    before = {path: path.stat() for path in store.rglob("*.parquet")}
    found = columns(RUNS)
    moment = datetime(2026, 11, 30, 14, tzinfo=UTC)
    told = ("traffic", "request", "refused", "")
    rows = tuple(EventRow(1, at, moment, float(ms), *told, 9, None) for at, ms in enumerate(found["mono_ms"]))
    tables: dict[str, tuple[Row, ...]] = {**dict.fromkeys(TABLES, ()), "events": rows}
    began = time.perf_counter()
    add_run(store, RunRows(key(RUNS), "nightly", night(RUNS), tables))
    seconds = time.perf_counter() - began
    print(f"\n  a run of {ROWS_A_RUN:,} events added to {len(before)} files: {seconds:.2f} s")
    assert {path: path.stat().st_mtime_ns for path in before} == {path: at.st_mtime_ns for path, at in before.items()}
    assert len(before) == RUNS
    assert seconds < 5
