"""Availability: the share of attempts, or of time, in which a thing could be used."""

from dataclasses import dataclass

from harness.analysis.statistics.binomial import wilson_interval
from harness.analysis.statistics.interval import Interval


@dataclass(frozen=True, slots=True)
class Availability:
    """`share` 0..1 with Wilson's interval, for display."""

    share: float
    interval: Interval
    attempts: int


def availability(attempts: int, failures: int) -> Availability | None:
    """From independent attempts; None without one."""
    if not attempts:
        return None
    ends = wilson_interval(attempts - failures, attempts)
    return Availability((attempts - failures) / attempts, ends, attempts)


def time_availability(between_failures_s: float, to_restore_s: float) -> float:
    """Steady state: mean time between failures over itself plus the mean time to restore. 1.0 where both are 0."""
    whole = between_failures_s + to_restore_s
    return between_failures_s / whole if whole else 1.0
