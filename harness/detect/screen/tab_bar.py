"""The tab bar at the lower edge of a screen, told by its place: a picture says nothing of what navigates."""

import re
from collections.abc import Sequence
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView

TAB_BAR_DP, LEAST_TABS, UNEVEN = 96.0, 3, 0.2
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z+]{1,6}")  # a sum or a count stands in the bar of an order


def tab_bar(view: ScreenView) -> tuple[Piece, ...]:
    """Three short names and more at even distances, lowest on the screen; empty where there are none."""
    lowest = [row for row in view.rows if row[0].box.y_dp >= view.tree.height_dp - TAB_BAR_DP]
    return tuple(piece for row in lowest if _are_tabs(row) for piece in row)


def _are_tabs(row: Sequence[Piece]) -> bool:
    if len(row) < LEAST_TABS or not all(_NAME.fullmatch(one.text) for one in row):
        return False
    steps = [second.box.centre[0] - first.box.centre[0] for first, second in pairwise(row)]
    return max(steps) - min(steps) <= UNEVEN * max(steps)
