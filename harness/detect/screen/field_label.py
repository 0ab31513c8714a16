"""What the fields of a form are called: by their own label, or by the text beside or above them."""

from collections.abc import Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count, normalise

_SAID = Phrases("field_label")

ABOVE_DP, LEVEL_DP = 40.0, 12.0
LEAST_HAN = 2
LABEL_CHARACTERS = 16


def field_labels(view: ScreenView) -> list[tuple[str, Piece]]:
    """(label, piece that shows it) of each field of a screen, in reading order."""
    fields = [piece for piece in view.pieces if piece.node.kind == "input" or _is_hint(piece, view)]
    if blank := _blank_fields(view):
        fields = sorted([*fields, *blank], key=lambda one: (one.box.y_dp, one.box.x_dp))
    found = ((_label_of(piece, view), piece) for piece in fields)
    return [(label, piece) for label, piece in found if label]


def _label_of(piece: Piece, view: ScreenView) -> str:
    own = bare_label(piece.text)
    left = [other for other in _beside(piece, view) if other.box.x_dp < piece.box.x_dp and other.text != "*"]
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


def _is_hint(piece: Piece, view: ScreenView) -> bool:
    """A field that its source calls a text: 请填写 to the right of its label."""
    row = view.row(piece)
    return (
        piece.node.kind == "text"
        and len(row) > 1
        and row[0] is not piece
        and bool(_SAID.whole_hint.fullmatch(piece.text))
    )


def _blank_fields(view: ScreenView) -> list[Piece]:
    """Fields without text or hint of their own, which are no pieces of text."""
    nodes = [node for node in view.tree.nodes if node.kind == "input" and not normalise(node.text)]
    plain = [node for node in nodes if not node.field.startswith(("search", "hidden", "file"))]
    return [Piece("", "", node, clickable=False) for node in plain if node.box.width_dp > 0]


def _beside(piece: Piece, view: ScreenView) -> Sequence[Piece]:
    """Its row; a blank field stands in none, so what shares its height."""
    if piece.text:
        return view.row(piece)
    level = [one for one in view.pieces if abs(one.box.centre[1] - piece.box.centre[1]) <= LEVEL_DP]
    return sorted(level, key=lambda one: one.box.x_dp)


def bare_label(text: str) -> str:
    """The label without star, colon and hint; empty where nothing is left or it is a sentence."""
    label = _SAID.hint.sub("", text)
    return label if 2 <= len(label) <= LABEL_CHARACTERS else ""
