"""STAB-3 and STAB-4: start times with order-statistic bounds. A start that failed took longer than any other."""

from math import inf

import pandas as pd

from harness.analysis.stability.measured import LONGEST_MS, measured
from harness.analysis.stability.subject import Subject
from harness.analysis.statistics.order_statistics import (
    quantile_interval,
    quantile_lower,
    quantile_upper,
    values_needed,
)
from harness.model.observation import Kind, Observation

FULL_DISPLAY = "full_display"
P90 = 0.9


def start_values(starts: pd.DataFrame, which: str) -> pd.Series:
    """Times in ms of `cold`, `warm`, `hot` starts to the first picture, or of cold ones to full display.

    The first start after installing is left out (standards.md STAB-3).
    """
    column, start = ("full_ms", "cold") if which == FULL_DISPLAY else ("first_ms", which)
    rows = starts[(starts["start"] == start) & ~starts["first_after_install"]]
    times: pd.Series = rows[column].where(rows["outcome"] != "failed", LONGEST_MS).dropna()
    return times


def start_time(subject: Subject, which: str, needed: int, system: str) -> Observation | None:
    """The times of one kind of start; None without any. `system` is android, ios, harmony or none."""
    values = start_values(subject.tables["starts"], which)
    if values.empty:
        return None
    times = sorted(float(value) for value in values)
    data = {
        "runs": len(times),
        "runs_needed": max(needed, values_needed(P90)),
        **bounds(times),
        "failed": sum(value >= LONGEST_MS for value in times),
        "simulated": subject.simulated,
        "system": system,
    }
    return measured(Kind.START_TIME, which, "starts", data, subject.tables["starts"].loc[values.index])


def bounds(times: list[float]) -> dict[str, float]:
    """Estimates as the lower of two middle values, bounds one-sided at 95 %: unknown ones are 0 and infinite."""
    low, high = quantile_lower(times, 0.5), quantile_upper(times, 0.5)
    p90_high = quantile_upper(times, P90)
    return {
        "median_ms": at_rank(times, 0.5),
        "median_low_ms": 0.0 if low is None else low,
        "median_high_ms": inf if high is None else high,
        "p90_ms": at_rank(times, P90),
        "p90_high_ms": inf if p90_high is None else p90_high,
    }


def at_rank(times: list[float], share: float) -> float:
    """The quantile as one of the measured times: the smallest that at least `share` of them do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def shown_interval(times: list[float]) -> tuple[float, float] | None:
    """The two-sided 95 % interval of the median, for display."""
    found = quantile_interval(times, 0.5)
    return (found.low, found.high) if found else None
