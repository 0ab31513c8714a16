"""A screen whose page source tells no text at all (a page drawn on a canvas, a game's surface): told by its picture.

Only then does the picture's look bear on a run's screens: buttons, fields and a dialog over the page are found by how
they are drawn. What any source tells of its texts is believed before that, and costs nothing more.
"""

from collections.abc import Sequence
from dataclasses import replace

from harness.detect.drawn.control_look import lies_in
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.picture_tree import picture_tree
from harness.detect.drawn.strips import Pixels
from harness.detect.screen.piece import Piece, tree_pieces
from harness.model.screen import UiTree


def told_by_picture(tree: UiTree, pixels: Pixels, lines: Sequence[TextLine], px_per_dp: float) -> UiTree:
    """The tree with what its picture shows of texts, controls and dialogs; its own nodes stand first."""
    drawn = picture_tree(pixels, lines, px_per_dp)
    return replace(tree, nodes=(*tree.nodes, *drawn.nodes))


def read_pieces(tree: UiTree, lines: Sequence[TextLine]) -> tuple[Piece, ...]:
    """The pieces of a tree that was read off a picture, each with how well its worst line was read."""
    return tuple(replace(piece, seen_by="ocr", score=_score(piece, lines)) for piece in tree_pieces(tree))


def _score(piece: Piece, lines: Sequence[TextLine]) -> float:
    """How well its worst line was read: lines upon each other and cut ones are told by that."""
    return min((line.score for line in lines if lies_in(line.box, piece.box)), default=1.0)
