"""Two sets of times held against each other: Mann and Whitney's test, Hodges and Lehmann's shift."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import mannwhitneyu, norm

from harness.analysis.statistics.interval import CONFIDENCE, Interval


def p_became_longer(before: Sequence[float], now: Sequence[float]) -> float:
    """Mann-Whitney, one-sided: how likely such long times now are if nothing became longer; 1.0 without values."""
    if not before or not now:
        return 1.0
    return float(mannwhitneyu(now, before, alternative="greater").pvalue)


def shift(before: Sequence[float], now: Sequence[float]) -> float:
    """Hodges-Lehmann: the median of all differences now - before. Raises ValueError without values."""
    return float(np.median(_differences(before, now)))


def shift_interval(before: Sequence[float], now: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """Where the shift lies (ranks by the normal approximation); the whole range where the values are too few."""
    ordered = np.sort(_differences(before, now))
    few, many = len(before), len(now)
    z = float(norm.ppf((1 + confidence) / 2))
    cut = int(few * many / 2 - z * sqrt(few * many * (few + many + 1) / 12))
    cut = max(cut, 0)
    return Interval(float(ordered[cut]), float(ordered[-1 - cut]))


def _differences(before: Sequence[float], now: Sequence[float]) -> NDArray[np.float64]:
    if not before or not now:
        raise ValueError("no values to compare")
    gaps: NDArray[np.float64] = np.subtract.outer(np.asarray(now, dtype=float), np.asarray(before, dtype=float))
    return gaps.ravel()
