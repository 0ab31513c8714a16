"""The order of a walk: how many of its points came in order, and how likely chance alone would do as well."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from math import comb, erf, exp, factorial, lgamma, sqrt

EXACT_UP_TO = 40


def points_in_order(points: Sequence[int]) -> list[int]:
    """The longest strictly rising subsequence itself."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, point in enumerate(points):
        length = bisect_left(tails, point)
        tails[length : length + 1] = [point]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    longest, at = [], ends[-1] if ends else -1
    while at >= 0:
        longest.append(points[at])
        at = before[at]
    return longest[::-1]


def chance_of_order(points: Sequence[int]) -> float:
    """How likely a random order of these different points has as few inversions (pairs the wrong way round), or fewer.

    Kendall's test, one-sided: exact up to EXACT_UP_TO points, by the normal distribution beyond.
    """
    count, wrong = len(points), _inversions(points)
    if count <= EXACT_UP_TO:
        return sum(_orders_with(count)[: wrong + 1]) / factorial(count)
    mean = comb(count, 2) / 2
    deviation = sqrt(count * (count - 1) * (2 * count + 5) / 72)
    return (1 + erf((wrong + 0.5 - mean) / deviation / sqrt(2))) / 2


def chance_of_so_many(ordered: int, count: int) -> float:
    """At most how likely `ordered` of `count` points in random order rise somewhere among the others: the expected
    number of such choices. Tells a walk among other points, or two walks in one another."""
    log = lgamma(count + 1) - lgamma(count - ordered + 1) - 2 * lgamma(ordered + 1)
    return exp(min(0.0, log))


def chance_of_regularity(points: Sequence[int], times_s: Sequence[float], route_points: int) -> float:
    """How likely as many random points in order would lie as close together, or as evenly in time, as these do."""
    count, span = len(points), points[-1] - points[0]
    share = min(1.0, (span + 1) / max(route_points, span + 1))
    together = min(1.0, count * share ** (count - 1))
    duration = times_s[-1] - times_s[0]
    if duration <= 0 or span < count - 1:
        return together
    off = max(
        abs(points[0] + span * (time - times_s[0]) / duration - point)
        for point, time in zip(points, times_s, strict=True)
    )
    evenly = min(1.0, factorial(count - 2) * min(1.0, (2 * off + 1) / span) ** (count - 2))
    return min(1.0, 2 * min(together, evenly))


def _inversions(points: Sequence[int]) -> int:
    """By inserting each point where it belongs."""
    wrong = 0
    sorted_so_far: list[int] = []
    for point in points:
        at = bisect_left(sorted_so_far, point)
        wrong += len(sorted_so_far) - at
        sorted_so_far.insert(at, point)
    return wrong


@cache
def _orders_with(count: int) -> tuple[int, ...]:
    """How many orders of `count` things have 0, 1, 2 ... inversions (the Mahonian numbers)."""
    if count <= 1:
        return (1,)
    fewer = _orders_with(count - 1)
    sums, running = [], 0
    for at in range(comb(count, 2) + 1):
        running += fewer[at] if at < len(fewer) else 0
        running -= fewer[at - count] if 0 <= at - count < len(fewer) else 0
        sums.append(running)
    return tuple(sums)
