"""Lists whose entries take several lines (the name, then home, figure and badge), and podiums of three.

A list of rows names one person or unit a row (people_rows). Here a name stands alone and what belongs to it lies in the
band down to the next name, or, on a podium, in the column above and below it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from harness.detect.screen.people_rows import PeopleRow, bare_name, people_row, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import is_unit

LEAST_CARDS, PODIUM = 2, 3
ALIGNED_DP, ABOVE_DP, MOST_PITCH_DP = 16.0, 8.0, 150.0
PODIUM_DP, COLUMN_DP = 72.0, 110.0  # how far the names and what belongs to them may stand apart
_PLACE = re.compile(r"(?:第|NO\.?|TOP)?(\d{1,2})(?:名|位)?", re.IGNORECASE)


def listed_people(view: ScreenView) -> tuple[PeopleRow, ...]:
    """The rows that name people or units; where names stand without figures, the cards that hold them."""
    rows = people_rows(view)
    if view.is_reading or sum(bool(row.figures) for row in rows) >= LEAST_CARDS:
        return rows
    alone = [(piece, who) for piece in view.pieces if (who := bare_name(piece, view.told_persons)) is not None]
    for who in ("persons", "units"):
        names = [piece for piece, named in alone if named == who]
        if len(names) >= LEAST_CARDS:
            cards = podium(view, names) or _cards(view, names)
            if sum(bool(card.figures) for card in cards) >= LEAST_CARDS:
                return tuple(cards)
    return rows


def podium(view: ScreenView, names: Sequence[Piece]) -> list[PeopleRow]:
    """Three names side by side, the first in the middle and higher or with its place told; else none."""
    for three in _windows(sorted(names, key=lambda piece: piece.box.y_dp)):
        left, middle, right = sorted(three, key=lambda piece: piece.box.x_dp)
        apart = min(middle.box.centre[0] - left.box.centre[0], right.box.centre[0] - middle.box.centre[0])
        if apart < ALIGNED_DP * 2:
            continue
        columns = [_column(view, piece, apart / 2) for piece in (middle, left, right)]
        cards = _entries((middle, left, right), columns)
        raised = middle.box.y_dp < min(left.box.y_dp, right.box.y_dp) - ABOVE_DP / 2
        if all(card.figures for card in cards) and (raised or all(card.ordinal for card in cards)):
            return cards
    return []


def _windows(names: Sequence[Piece]) -> Iterable[Sequence[Piece]]:
    for start in range(len(names) - PODIUM + 1):
        three = names[start : start + PODIUM]
        if three[-1].box.y_dp - three[0].box.y_dp <= PODIUM_DP:
            yield three


def _column(view: ScreenView, name: Piece, half: float) -> list[Piece]:
    return [
        other
        for other in view.pieces
        if other is not name
        and abs(other.box.centre[0] - name.box.centre[0]) < half
        and abs(other.box.centre[1] - name.box.centre[1]) <= COLUMN_DP
    ]


def _cards(view: ScreenView, names: Sequence[Piece]) -> list[PeopleRow]:
    """Names below each other, each with what lies down to the next."""
    column = _widest(names)
    if len(column) < LEAST_CARDS:
        return []
    tops = [piece.box.y_dp - ABOVE_DP for piece in column]
    pitch = median(after - before for before, after in pairwise(tops))
    if pitch > MOST_PITCH_DP:
        return []
    ends = [*tops[1:], tops[-1] + pitch]
    bands = [
        [other for other in view.pieces if other is not name and top <= other.box.centre[1] < min(end, top + 2 * pitch)]
        for name, top, end in zip(column, tops, ends, strict=True)
    ]
    return _entries(column, bands)


def _widest(names: Sequence[Piece]) -> list[Piece]:
    """The names that begin at one place from the left, most of them."""
    starts = [piece.box.x_dp for piece in names]
    widest = max(starts, key=lambda at: sum(abs(other - at) <= ALIGNED_DP for other in starts))
    column = (piece for piece in names if abs(piece.box.x_dp - widest) <= ALIGNED_DP)
    return sorted(column, key=lambda piece: piece.box.y_dp)


def _entries(names: Sequence[Piece], others: Sequence[Sequence[Piece]]) -> list[PeopleRow]:
    """One row for each name; a number that counts from entry to entry is the place and no figure.

    A place written above its name lies in the band of the name before: there the second entry's is found.
    """
    first = next((start for start in (1, 2) if _counts_from(start, others[: len(others) + 1 - start])), None)
    found = []
    for at, (name, pieces) in enumerate(zip(names, others, strict=True)):
        places = [piece for piece in pieces if first is not None and _is_place(piece, first + at)]
        rest = [piece for piece in pieces if piece not in places[:1]]
        row = people_row([name, *rest], frozenset() if is_unit(name.text) else frozenset({name.text}))
        if row is not None:
            place = row.ordinal or (at + 1 if first is not None else None)
            found.append(replace(row, pieces=(name, *pieces), ordinal=place))
    return found


def _counts_from(start: int, others: Sequence[Sequence[Piece]]) -> bool:
    return all(any(_is_place(piece, at) for piece in pieces) for at, pieces in enumerate(others, start))


def _is_place(piece: Piece, at: int) -> bool:
    told = _PLACE.fullmatch(piece.text)
    return told is not None and int(told[1]) == at
