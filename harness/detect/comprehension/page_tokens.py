"""A page as the reader takes it: the pieces of its rows from top to bottom, each with the place of its row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.detect.comprehension.word_pieces import END_OF_ROW, START, WordPieces
from harness.detect.screen.piece import around
from harness.detect.screen.screen_view import ScreenView

MOST_TOKENS = 500  # of a page; what stands below is not read. Of 3,340 natural pages the longest has 262
MOST_OF_ROW = 60
MOST_CHARACTERS_OF_ROW = 400
# Places are told in bands, each with a number of its own; what has no place has a number, too.
BANDS_DOWN, BANDS_ACROSS = 16, 8
NO_PLACE_DOWN, NO_PLACE_ACROSS = 40, 41

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RowText:
    """A row's cells with a space between; `down` of its top and `across` of its middle are shares of the page."""

    text: str
    down: float | None = None
    across: float | None = None


@dataclass(frozen=True, slots=True)
class PageTokens:
    """`ids`, `down`, `across`: a number for each token. `row_of`: the row of each, -1 for the start of the page.

    `rows` counts the rows that found room.
    """

    ids: Numbers
    down: Numbers
    across: Numbers
    row_of: Numbers
    rows: int

    def shares(self) -> NDArray[np.float32]:
        """Rows x tokens: each token's share of its row, so that a product with it is the mean of each row."""
        on = self.row_of[None, :] == np.arange(self.rows)[:, None]
        shares: NDArray[np.float32] = (on / np.maximum(1, on.sum(axis=1, keepdims=True))).astype(np.float32)
        return shares


def row_texts(view: ScreenView) -> tuple[RowText, ...]:
    """The rows of a screen in its reading order."""
    width, height = max(1.0, view.tree.width_dp), max(1.0, view.tree.height_dp)
    return tuple(_row_texts(view, width, height))


def tokens_of(rows: Sequence[RowText], pieces: WordPieces) -> PageTokens:
    """The tokens of a page: whole rows as long as there is room."""
    told = [(START, NO_PLACE_DOWN, NO_PLACE_ACROSS, -1)]
    count, rows = 0, rows[:MOST_TOKENS]  # a row takes a token at least
    for row, numbers in zip(rows, pieces.numbers_of([row.text[:MOST_CHARACTERS_OF_ROW] for row in rows]), strict=True):
        of_row = [*numbers[:MOST_OF_ROW], END_OF_ROW]
        if len(told) + len(of_row) > MOST_TOKENS:
            break
        down, across = _band(row.down, BANDS_DOWN, NO_PLACE_DOWN), _across(row.across)
        told += [(number, down, across, count) for number in of_row]
        count += 1
    ids, downs, acrosses, row_of = np.array(told, np.int64).T
    return PageTokens(ids, downs, acrosses, row_of, count)


def _row_texts(view: ScreenView, width: float, height: float) -> Iterator[RowText]:
    for row in view.rows:
        box = around([piece.box for piece in row])
        text = " ".join(piece.text for piece in row)
        yield RowText(text, box.y_dp / height, (box.x_dp + box.width_dp / 2) / width)


def _across(share: float | None) -> int:
    return NO_PLACE_ACROSS if share is None else BANDS_DOWN + _band(share, BANDS_ACROSS, 0)


def _band(share: float | None, bands: int, without: int) -> int:
    return without if share is None else min(bands - 1, max(0, int(share * bands)))
