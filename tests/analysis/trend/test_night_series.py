"""Series from night to night, out of the store."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from harness.analysis.store.read import read_table
from harness.analysis.store.write import add_run
from harness.analysis.tables.row import StartRow
from harness.analysis.trend.night_series import COLD_START, CRASH_RATE, NIGHT_TABLES, night_series
from tests.analysis.stability.laboratory import CLEAN, key, made
from tests.analysis.tables.made_runs import BEGAN


def starts(times: list[float]) -> tuple[StartRow, ...]:
    return tuple(StartRow(1, at, "cold", ms, None, "done", first_after_install=False) for at, ms in enumerate(times))


def test_each_measure_of_a_device_is_a_series_of_nights(tmp_path: Path) -> None:
    for number, failures in enumerate((1, 0, 5)):
        run = made([CLEAN] * 20 + ["a"] * failures, key(f"r{number}"), starts=starts([900.0 + number] * 6))
        version = replace(run.key, app_version=f"1.{number}")
        add_run(tmp_path, replace(run, key=version, night=BEGAN.date() + timedelta(days=number)))
    tables = {table: read_table(tmp_path, table) for table in NIGHT_TABLES}
    found = {one.measure: one for one in night_series(tables)}
    assert set(found) == {CRASH_RATE, COLD_START}
    assert [(one.failures, one.runs) for one in found[CRASH_RATE].nights] == [(1, 21), (0, 20), (5, 25)]
    assert [one.figure for one in found[COLD_START].nights] == [900.0, 901.0, 902.0]
    assert all(one.low <= one.figure <= one.high for series in found.values() for one in series.nights)


def test_no_run_is_no_series(tmp_path: Path) -> None:
    assert night_series({table: read_table(tmp_path, table) for table in NIGHT_TABLES}) == []
