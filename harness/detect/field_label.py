"""What the fields of a form are called: by their own label, or by the text beside or above them."""

import re

from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView
from harness.detect.wording import han_count

_HINT = re.compile(r"(请)?(输入|填写|选择|描述|上传).*$|[*:：]|（?\(?(必填|选填|可选)\)?）?")
ABOVE_DP = 40.0
LEAST_HAN = 2
LABEL_CHARACTERS = 16


def field_labels(view: ScreenView) -> list[tuple[str, Piece]]:
    """(label, piece that shows it) of each field of a screen, in reading order."""
    fields = [piece for piece in view.pieces if piece.node.kind == "input"]
    found = ((_label_of(piece, view), piece) for piece in fields)
    return [(label, piece) for label, piece in found if label]


def _label_of(piece: Piece, view: ScreenView) -> str:
    own = bare_label(piece.text)
    left = [other for other in view.row(piece) if other.box.x_dp < piece.box.x_dp]
    before = left[-1] if left and left[-1].node.kind != "input" else None
    beside = bare_label(before.text) if before else ""
    if han_count(beside) >= LEAST_HAN and beside != own:
        return beside  # what a field has of its own may be its hint: a number, an example
    if own or beside:
        return own or beside
    gap = [
        other
        for other in view.pieces
        if other.node.kind == "text" and 0 < piece.box.y_dp - other.box.y_dp <= ABOVE_DP and len(other.text) <= 12
    ]
    return bare_label(gap[-1].text) if gap else ""


def bare_label(text: str) -> str:
    """The label without star, colon and hint; empty where nothing is left or it is a sentence."""
    label = _HINT.sub("", text)
    return label if 2 <= len(label) <= LABEL_CHARACTERS else ""
