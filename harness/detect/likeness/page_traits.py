"""What is known of a whole page before it is weighed: what the rules told, what its rows resemble, what a reader said.

A kind seldom stands alone: a form that is asked of staff stands beside a term and a state, a price beside a control
that buys. So what is told of one kind is weighed by what is told and resembled of all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from harness.detect.comprehension.page_reader import PageReading
from harness.detect.likeness.likely_rows import LikelyRow
from harness.detect.screen.screen_view import ScreenView

MOST_ODDS, MOST_ODDS_OF_OTHERS = 8.0, 6.0  # log-odds beyond which nothing is surer
LEAST_ODDS = -8.0  # of a kind that no row resembles
SURE_ODDS = 3.0
# Measures are brought to about one, so that no weight is held smaller than another.
_ROWS, _KINDS, _CHARACTERS, _ODDS, _RESEMBLING = 20.0, 5.0, 400.0, 2.0, 3.0
MOST_RESEMBLING = 9  # rows beyond which no more need to be counted
_TOLD = 3.0  # what the rules say weighs before anything is learnt

Measures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Resembling:
    """How much a page's rows resemble a kind: log-odds of the likeliest and the next, rows likelier than not."""

    most: float = LEAST_ODDS
    next: float = LEAST_ODDS
    rows: int = 0


NOTHING = Resembling()


def resembling(log_odds: Sequence[float]) -> Resembling:
    """What the log-odds of a page's rows for one kind come to."""
    most, following = sorted((*log_odds, LEAST_ODDS, LEAST_ODDS), reverse=True)[:2]
    return Resembling(most, following, sum(odds > 0 for odds in log_odds))


@dataclass(frozen=True, slots=True)
class PageTraits:
    """`told`: confidence (0 to 1) of the rules by label kind; `likely`: what the rows resemble by label kind.

    `read`: what the page reader (harness.detect.comprehension) said of the page and its rows by label kind.
    """

    told: Mapping[str, float]
    likely: Mapping[str, Resembling]
    read: Mapping[str, Resembling]
    is_reading: bool
    is_circular: bool
    is_news_front: bool
    rows: int
    characters: int


def page_traits(
    view: ScreenView, told: Mapping[str, float], rows: Sequence[LikelyRow], reading: PageReading
) -> PageTraits:
    """What is known of a page; `told` is the confidence of the rules by label kind."""
    return PageTraits(
        told,
        MappingProxyType(_resembling(rows)),
        MappingProxyType(_read(reading)),
        view.is_reading,
        view.is_circular,
        view.is_news_front,
        len(view.rows),
        len(view.text),
    )


def own_measures(traits: PageTraits, kind: str) -> Measures:
    """What speaks for one kind: whether and how surely it was told, how much and how often rows say so."""
    sure = traits.told.get(kind, 0.0)
    told = float(sure > 0)
    resembled, read = (_said(rows.get(kind, NOTHING), told) for rows in (traits.likely, traits.read))
    return np.array([_TOLD * told, _TOLD * sure, *resembled, *read])


def page_measures(traits: PageTraits) -> Measures:
    """What kind of page it is: matter to read, a circular, a front of news; how much stands on it."""
    reads = float(traits.is_reading), float(traits.is_circular), float(traits.is_news_front)
    much = traits.rows / _ROWS, len(traits.told) / _KINDS, traits.characters / _CHARACTERS
    return np.array([*reads, *much])


def company_measures(traits: PageTraits, kinds: Sequence[str]) -> Measures:
    """What else the page shows: confidence of every kind, and what the reader said of it."""
    told = [traits.told.get(kind, 0.0) for kind in kinds]
    read = [_bounded(traits.read.get(kind, NOTHING).most, MOST_ODDS_OF_OTHERS) for kind in kinds]
    return np.array([*told, *(odds / MOST_ODDS_OF_OTHERS for odds in read)])


def _said(rows: Resembling, told: float) -> tuple[float, ...]:
    odds, following = (_bounded(value, MOST_ODDS) for value in (rows.most, rows.next))
    squared = float(np.sign(odds)) * odds**2 / MOST_ODDS / _ODDS
    steps = max(0.0, odds), max(0.0, odds - SURE_ODDS)
    often = following / _ODDS, min(rows.rows, MOST_RESEMBLING) / _RESEMBLING
    return odds / _ODDS, told * odds / _ODDS, squared, *steps, *often


def _bounded(odds: float, most: float) -> float:
    return max(-most, min(most, odds))


def _resembling(rows: Sequence[LikelyRow]) -> Mapping[str, Resembling]:
    odds_of: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for name, odds in row.log_odds.items():
            odds_of[name].append(odds)
    return {name: resembling(odds) for name, odds in odds_of.items()}


def _read(reading: PageReading) -> Mapping[str, Resembling]:
    """The page's own log-odds, which know more than its likeliest row, the next row's, and how many rows say so."""
    of_rows = {kind: resembling([row[kind] for row in reading.rows]) for kind in reading.page}
    return {kind: replace(of_rows[kind], most=odds) for kind, odds in reading.page.items()}
