"""Cards of a list: what is to be done on one line, and below it in smaller type what that earns or how far one is."""

from collections.abc import Iterator
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView

LINES_APART = 1.2  # of the upper line's height: what stands farther below belongs to the next card
INDENT_DP = 16.0


def task_cards(view: ScreenView) -> Iterator[tuple[Piece, ...]]:
    """Each row of a screen, and each row together with the finer line that stands right below it."""
    yield from view.rows
    for upper, lower in pairwise(view.rows):
        if _below(upper, lower):
            yield (*upper, *lower)


def _below(upper: tuple[Piece, ...], lower: tuple[Piece, ...]) -> bool:
    """Whether the lower line begins where a text of the upper one does, close enough to be of the same card."""
    first = lower[0].box
    return any(
        abs(first.x_dp - above.box.x_dp) <= INDENT_DP
        and first.y_dp - (above.box.y_dp + above.box.height_dp) <= LINES_APART * max(above.box.height_dp, 12.0)
        for above in upper
    )
