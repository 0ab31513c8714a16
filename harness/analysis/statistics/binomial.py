"""How large a rate can be, from k failures in n independent runs (standards.md 10.3).

Wilson's interval is for display; verdicts rest on Clopper and Pearson's exact bounds.
"""

from math import sqrt

from scipy.stats import beta, norm

from harness.analysis.statistics.interval import CONFIDENCE, Interval, refuse_impossible


def upper_bound(failures: float, runs: float, confidence: float = CONFIDENCE) -> float:
    """One-sided Clopper-Pearson: with this confidence the rate is at most this. 1.0 where nothing was run.

    Counts may be fractions (effective numbers of runs that are not independent, see clustered.py).
    """
    refuse_impossible(failures, runs)
    if failures == runs:
        return 1.0
    return float(beta.ppf(confidence, failures + 1, runs - failures))


def lower_bound(failures: float, runs: float, confidence: float = CONFIDENCE) -> float:
    """One-sided Clopper-Pearson: with this confidence the rate is at least this. 0.0 without a failure."""
    refuse_impossible(failures, runs)
    if failures == 0:
        return 0.0
    return float(beta.ppf(1 - confidence, failures, runs - failures + 1))


def exact_interval(failures: int, runs: int, confidence: float = CONFIDENCE) -> Interval:
    """The two-sided Clopper-Pearson interval: half of the doubt on each side."""
    one_side = (1 + confidence) / 2
    return Interval(lower_bound(failures, runs, one_side), upper_bound(failures, runs, one_side))


def wilson_interval(failures: int, runs: int, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval, two-sided: for figures that are shown. (0, 1) where nothing was run."""
    refuse_impossible(failures, runs)
    if not runs:
        return Interval(0.0, 1.0)
    z = float(norm.ppf((1 + confidence) / 2))
    share, stretch = failures / runs, 1 + z * z / runs
    centre = (share + z * z / (2 * runs)) / stretch
    half = z * sqrt(share * (1 - share) / runs + z * z / (4 * runs * runs)) / stretch
    low = 0.0 if failures == 0 else max(0.0, centre - half)
    return Interval(low, 1.0 if failures == runs else min(1.0, centre + half))
