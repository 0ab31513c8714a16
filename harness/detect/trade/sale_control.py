"""Controls that sell, and how far what they sell stands from them."""

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases

_SAID = Phrases("commerce")

BAR_DP = 88.0  # the bar at the lower edge


def only_sells(piece: Piece) -> bool:
    """A command that is given of goods and services alone: 购卡, 立即购票. 购票须知 is none."""
    return bool(_SAID.sells_by.fullmatch(piece.text)) and not _SAID.of_a_sale.search(piece.text)


def is_button(view: ScreenView, piece: Piece) -> bool:
    """A control, or what lies in the bar at the lower edge where a kit tells of no control."""
    return piece.is_control or lies_in_bar(view, piece)


def lies_in_bar(view: ScreenView, piece: Piece) -> bool:
    """In the bar at the lower edge, which belongs to the whole page."""
    return piece.box.y_dp >= view.tree.height_dp - BAR_DP


def apart(first: Piece, second: Piece) -> float:
    """How far the middles of two texts lie from each other from top to bottom, in dp."""
    return abs(first.box.centre[1] - second.box.centre[1])
