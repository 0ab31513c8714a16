"""Intervals for medians and percentiles that assume no distribution: two of the measured values themselves."""

from collections.abc import Iterable

import numpy as np
from scipy.stats import binom

from harness.analysis.statistics.interval import CONFIDENCE, Interval


def ranks(count: int, share: float, confidence: float = CONFIDENCE) -> tuple[int, int] | None:
    """Ranks (from 1) between which the quantile `share` lies, two-sided; None where `count` values cannot say."""
    doubt = (1 - confidence) / 2
    low = _lower_rank(count, share, doubt)
    high = _upper_rank(count, share, doubt)
    return (low, high) if low is not None and high is not None else None


def quantile_interval(values: Iterable[float], share: float, confidence: float = CONFIDENCE) -> Interval | None:
    """Where the quantile lies, two-sided; None for too few values."""
    ordered = sorted(values)
    chosen = ranks(len(ordered), share, confidence)
    return Interval(ordered[chosen[0] - 1], ordered[chosen[1] - 1]) if chosen else None


def quantile_upper(values: Iterable[float], share: float, confidence: float = CONFIDENCE) -> float | None:
    """One-sided: with this confidence the quantile is at most this value; None for too few values."""
    ordered = sorted(values)
    rank = _upper_rank(len(ordered), share, 1 - confidence)
    return ordered[rank - 1] if rank else None


def quantile_lower(values: Iterable[float], share: float, confidence: float = CONFIDENCE) -> float | None:
    """One-sided: with this confidence the quantile is at least this value; None for too few values."""
    ordered = sorted(values)
    rank = _lower_rank(len(ordered), share, 1 - confidence)
    return ordered[rank - 1] if rank else None


def quantile(values: Iterable[float], share: float) -> float | None:
    """The point estimate (linear between the neighbours); None without values."""
    found = np.asarray(sorted(values), dtype=float)
    return float(np.quantile(found, share)) if found.size else None


def values_needed(share: float, confidence: float = CONFIDENCE) -> int:
    """The fewest values from which `quantile_upper` can say anything (29 for p90, 59 for p95, 299 for p99)."""
    count = 1
    while _upper_rank(count, share, 1 - confidence) is None:
        count += 1
    return count


def _lower_rank(count: int, share: float, doubt: float) -> int | None:
    """The largest rank whose value is above the quantile with at most this probability."""
    below = int(binom.ppf(doubt, count, share)) if count else 0
    while below >= 0 and binom.cdf(below, count, share) > doubt:
        below -= 1
    return below + 1 if count and below >= 0 else None


def _upper_rank(count: int, share: float, doubt: float) -> int | None:
    """The smallest rank whose value is below the quantile with at most this probability."""
    if not count:
        return None
    rank = int(binom.ppf(1 - doubt, count, share)) + 1
    return rank if rank <= count else None
