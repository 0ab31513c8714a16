"""Short labels that lead somewhere or head a page: where something is offered, and not only mentioned."""

import re
from collections.abc import Iterator

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView

ENTRY_CHARACTERS = 16


def entries(view: ScreenView, wanted: re.Pattern[str], most: int = ENTRY_CHARACTERS) -> Iterator[Piece]:
    """The controls and headings of a screen that `wanted` finds in; sentences and what articles say are left out."""
    for piece in view.pieces:
        short = len(piece.text) <= most and bool(wanted.search(piece.text))
        if short and not view.reads(piece) and (piece.is_control or view.is_heading(piece)):
            yield piece
