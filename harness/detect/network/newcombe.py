"""The difference of two shares with its interval (Newcombe 1998, method 10: from two Wilson intervals)."""

from math import sqrt

Z95 = 1.959963984540054


def wilson(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """The 95 % interval of a share; (0, 1) without trials."""
    if trials <= 0:
        return 0.0, 1.0
    share, square = successes / trials, z * z
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials)) / (1 + square / trials)
    return max(0.0, centre - half), min(1.0, centre + half)


def difference(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float, float]:
    """first less second, each (successes, trials): the difference with its 95 % bounds (lower, upper)."""
    (one, two), intervals = (a / n if n else 0.0 for a, n in (first, second)), [wilson(*first), wilson(*second)]
    (low1, high1), (low2, high2) = intervals
    between = one - two
    lower = between - sqrt((one - low1) ** 2 + (high2 - two) ** 2)
    upper = between + sqrt((high1 - one) ** 2 + (two - low2) ** 2)
    return between, max(-1.0, lower), min(1.0, upper)
