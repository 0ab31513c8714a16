"""Interval: the two ends of a confidence interval, or of what it is compared with."""

from dataclasses import dataclass

CONFIDENCE = 0.95  # standards.md 10.3: every bound of the rules is a 95 % one


@dataclass(frozen=True, slots=True)
class Interval:
    """`low` <= `high`, in the unit of the figure that it belongs to."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def refuse_impossible(failures: float, runs: float) -> None:
    """Raises ValueError unless 0 <= failures <= runs: a mistake of ours, never of an app."""
    if not 0 <= failures <= runs:
        raise ValueError(f"{failures} failures in {runs} runs")
