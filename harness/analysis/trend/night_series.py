"""Night by night: rates of failures and times of starts of each app on each device, with their intervals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from harness.analysis.stability.counted import count_sessions
from harness.analysis.stability.start_time import at_rank, shown_interval, start_values
from harness.analysis.stability.subject import Subject, subjects
from harness.analysis.statistics.binomial import wilson_interval

CRASH_RATE, COLD_START = "crash_rate", "cold_start_ms"
NIGHT_TABLES = ("runs", "sessions", "crashes", "starts")


@dataclass(frozen=True, slots=True)
class Night:
    """One night of one series. Rates have `failures` of `runs`; times have `values` (ms), `runs` is their number."""

    night: date
    figure: float
    low: float
    high: float
    runs: int
    failures: int = 0
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The nights of one measure of one app on one device and network, in their order."""

    app: str
    device: str
    network: str
    measure: str
    nights: tuple[Night, ...]


def night_series(tables: Mapping[str, pd.DataFrame]) -> list[Series]:
    """All series in `tables` (of the store, with the column `night`); versions of an app follow each other in one."""
    found: dict[tuple[str, str, str, str], list[Night]] = {}
    for night in sorted(tables["runs"]["night"].unique()):
        # Versions follow each other within a series: what changes with one is what a mark should show.
        of_night = {
            table: tables[table][tables[table]["night"] == night].assign(app_version="") for table in NIGHT_TABLES
        }
        for one in subjects({**tables, **of_night}):
            for measure, made in (*_rate(one, night), *_times(one.tables["starts"], night)):
                found.setdefault((one.app, one.device, one.network, measure), []).append(made)
    return [Series(*place, tuple(nights)) for place, nights in sorted(found.items())]


def _rate(one: Subject, night: date) -> Iterator[tuple[str, Night]]:
    counted = count_sessions(one, "crash")
    if counted.runs:
        ends = wilson_interval(counted.failures, counted.runs)
        share = counted.failures / counted.runs
        yield CRASH_RATE, Night(night, share, ends.low, ends.high, counted.runs, counted.failures)


def _times(starts: pd.DataFrame, night: date) -> Iterator[tuple[str, Night]]:
    values = tuple(float(value) for value in start_values(starts, "cold"))
    if values:
        middle = at_rank(list(values), 0.5)
        low, high = shown_interval(list(values)) or (min(values), max(values))
        yield COLD_START, Night(night, middle, low, high, len(values), values=values)
