"""What the fields of a form are called: by their own label, or by the text beside or above them."""

import re

from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView

_HINT = re.compile(r"(请)?(输入|填写|选择|描述|上传).*$|[*:：]|（?\(?(必填|选填|可选)\)?）?")
ABOVE_DP = 40.0
LABEL_CHARACTERS = 16


def field_labels(view: ScreenView) -> list[tuple[str, Piece]]:
    """(label, piece that shows it) of each field of a screen, in reading order."""
    fields = [piece for piece in view.pieces if piece.node.kind == "input"]
    found = ((_label_of(piece, view), piece) for piece in fields)
    return [(label, piece) for label, piece in found if label]


def _label_of(piece: Piece, view: ScreenView) -> str:
    own = bare_label(piece.text)
    if own:
        return own
    left = [other for other in view.row(piece) if other.box.x_dp < piece.box.x_dp and other.node.kind != "input"]
    beside = bare_label("".join(other.text for other in left))
    if beside:
        return beside
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
