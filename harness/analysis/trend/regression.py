"""Marks where a night is worse than the nights before it.

A night is tested, one-sided, against the seven nights before it together: rates by Fisher's exact test, times by Mann
and Whitney's with the demand that the Hodges-Lehmann shift be at least 5 % of the median before, and 50 ms. Within each
night Benjamini and Hochberg hold the expected share of false marks among all series' marks at 1 % (with a single series
that is one false mark in a hundred nights). So a mark, once set, never changes when later nights are added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from harness.analysis.statistics.many_tests import benjamini_hochberg
from harness.analysis.statistics.two_rates import p_rate_rose
from harness.analysis.statistics.two_samples import p_became_longer, shift
from harness.analysis.trend.night_series import Night, Series

BEFORE_NIGHTS = 7  # [default]
LEVEL = 0.01  # [default] expected share of false marks among a night's marks
LEAST_SHIFT_SHARE, LEAST_SHIFT_MS = 0.05, 50.0  # [default] smaller shifts are true perhaps, and nobody's concern


@dataclass(frozen=True, slots=True)
class Mark:
    """One tested night of one series (by its place); `p` is the chance of it if nothing became worse."""

    series: int
    night: date
    p: float
    worse: bool


def marks(found: Sequence[Series]) -> tuple[Mark, ...]:
    """Every tested night; the first night of a series has nothing before it and is not tested."""
    tested: dict[date, list[tuple[int, float]]] = {}
    for place, series in enumerate(found):
        for night, p in _p_values(series).items():
            tested.setdefault(night, []).append((place, p))
    return tuple(mark for night in sorted(tested) for mark in _of_night(night, tested[night]))


def worse_nights(found: Sequence[Series]) -> Mapping[int, frozenset[date]]:
    """The marked nights of each series, by its place."""
    marked = [mark for mark in marks(found) if mark.worse]
    return {place: frozenset(mark.night for mark in marked if mark.series == place) for place in range(len(found))}


def _of_night(night: date, tested: Sequence[tuple[int, float]]) -> Iterable[Mark]:
    worse = benjamini_hochberg([p for _, p in tested], LEVEL)
    return (Mark(place, night, p, mark) for (place, p), mark in zip(tested, worse, strict=True))


def _p_values(series: Series) -> Mapping[date, float]:
    nights = series.nights
    return {
        nights[at].night: p_worse(nights[max(0, at - BEFORE_NIGHTS) : at], nights[at]) for at in range(1, len(nights))
    }


def p_worse(before: Sequence[Night], now: Night) -> float:
    """The chance of such a night if nothing became worse; 1.0 for a change too small to matter."""
    if not now.values:
        failures, runs = sum(night.failures for night in before), sum(night.runs for night in before)
        return p_rate_rose((failures, runs), (now.failures, now.runs))
    known = [value for night in before for value in night.values]
    least = max(LEAST_SHIFT_MS, LEAST_SHIFT_SHARE * median(known)) if known else 0.0
    if not known or shift(known, now.values) < least:
        return 1.0
    return p_became_longer(known, now.values)
