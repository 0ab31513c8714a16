"""Whether a series grows: Theil and Sen's slope with its interval, and Kendall's test of "no trend"."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau, theilslopes

from harness.analysis.statistics.interval import CONFIDENCE, Interval

LEAST_POINTS = 5


@dataclass(frozen=True, slots=True)
class Slope:
    """`slope` in units of y per unit of x, `at_start` the fitted y at the first x, `p_growth` one-sided."""

    slope: float
    interval: Interval
    at_start: float
    p_growth: float


def theil_sen(x: Sequence[float], y: Sequence[float], confidence: float = CONFIDENCE) -> Slope | None:
    """The median of the slopes of all pairs; None for fewer than LEAST_POINTS, or where x stands still.

    Raises ValueError for sequences of different lengths. Time and memory grow with the square of the length.
    """
    if len(x) != len(y):
        raise ValueError(f"{len(x)} x for {len(y)} y")
    if len(x) < LEAST_POINTS or min(x) == max(x):
        return None
    xs, ys = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    fitted = theilslopes(ys, xs, alpha=confidence)
    start = float(fitted.intercept + fitted.slope * xs.min())
    ends = Interval(float(fitted.low_slope), float(fitted.high_slope))
    return Slope(float(fitted.slope), ends, start, _p_growth(xs, ys))


def _p_growth(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> float:
    if ys.min() == ys.max():
        return 1.0
    return float(kendalltau(xs, ys, alternative="greater").pvalue)
