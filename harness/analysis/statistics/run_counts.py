"""How many runs a claim needs, and how many failures its opposite needs (the tables of standards.md 10.3)."""

from math import log

from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.analysis.statistics.interval import CONFIDENCE

MOST_RUNS = 10_000_000


def runs_needed(limit: float, failures: int = 0, confidence: float = CONFIDENCE) -> int:
    """The fewest runs in which this many failures still show that the rate is below `limit` (0 < limit < 1).

    Raises ValueError where more than ten million would be needed.
    """
    enough = failures + 1
    while upper_bound(failures, enough, confidence) >= limit:
        enough *= 2
        if enough > 2 * MOST_RUNS:
            raise ValueError(f"no affordable number of runs shows a rate below {limit}")
    too_few = enough // 2
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        if middle > failures and upper_bound(failures, middle, confidence) < limit:
            enough = middle
        else:
            too_few = middle
    return enough


def failures_needed(limit: float, runs: int, confidence: float = CONFIDENCE) -> int | None:
    """The fewest failures in `runs` that prove the rate to be above `limit`; None where not even all would."""
    return next((k for k in range(1, runs + 1) if lower_bound(k, runs, confidence) > limit), None)


def tries_to_see_again(rate: float, confidence: float = CONFIDENCE) -> int:
    """How often to repeat what happens at `rate` (0 < rate <= 1) so that it shows again with this confidence."""
    if rate >= confidence:
        return 1
    tries = max(1, int(log(1 - confidence) / log(1 - rate)))
    while 1 - (1 - rate) ** tries < confidence:
        tries += 1
    return tries
