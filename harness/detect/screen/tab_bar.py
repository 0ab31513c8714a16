"""The tab bar at the lower edge of a screen, told by its place: a picture says nothing of what navigates."""

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView

TAB_BAR_DP, LEAST_TABS, TAB_CHARACTERS = 96.0, 3, 6


def tab_bar(view: ScreenView) -> tuple[Piece, ...]:
    """Three short names and more side by side, lowest on the screen; empty where there are none."""
    lowest = [row for row in view.rows if row[0].box.y_dp >= view.tree.height_dp - TAB_BAR_DP]
    return tuple(
        piece
        for row in lowest
        if len(row) >= LEAST_TABS and all(len(one.text) <= TAB_CHARACTERS for one in row)
        for piece in row
    )
