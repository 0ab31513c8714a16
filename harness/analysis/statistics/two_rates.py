"""Two rates held against each other: Newcombe's interval, Fisher's and McNemar's exact tests."""

from math import sqrt

from scipy.stats import binomtest, fisher_exact

from harness.analysis.statistics.binomial import wilson_interval
from harness.analysis.statistics.interval import CONFIDENCE, Interval, refuse_impossible


def newcombe_interval(first: tuple[int, int], second: tuple[int, int], confidence: float = CONFIDENCE) -> Interval:
    """Where the first rate minus the second lies; each is (failures, runs). Two networks, or two versions."""
    rates = [failures / runs if runs else 0.5 for failures, runs in (first, second)]
    one, two = (wilson_interval(*counts, confidence) for counts in (first, second))
    gap = rates[0] - rates[1]
    down = sqrt((rates[0] - one.low) ** 2 + (two.high - rates[1]) ** 2)
    up = sqrt((one.high - rates[0]) ** 2 + (rates[1] - two.low) ** 2)
    return Interval(max(-1.0, gap - down), min(1.0, gap + up))


def p_rate_rose(before: tuple[int, int], now: tuple[int, int]) -> float:
    """Fisher's exact test, one-sided: how likely so many failures now are if the rate did not rise."""
    for failures, runs in (before, now):
        refuse_impossible(failures, runs)
    table = [[now[0], now[1] - now[0]], [before[0], before[1] - before[0]]]
    return float(fisher_exact(table, alternative="greater").pvalue)


def mcnemar_p(only_first: int, only_second: int) -> float:
    """McNemar's exact test, two-sided, for paired cases: how many failed only in the one and only in the other."""
    apart = only_first + only_second
    return float(binomtest(only_first, apart, 0.5).pvalue) if apart else 1.0
