"""Piece: one piece of text on a screen with its place, whether the page source or OCR told of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from harness.detect.words.wording import normalise, spaced
from harness.model.screen import Box, UiNode, UiTree

TALL_DP = 120.0
ASLANT, LINE, LEAST_MARKS = 2.0, 24, 6
BIG_CARD = 0.35  # a clickable box above this share of the screen says nothing of the texts in it


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` has no white space, `spaced` keeps single spaces; `clickable` also when a tappable card holds it."""

    text: str
    spaced: str
    node: UiNode
    clickable: bool
    seen_by: Literal["tree", "ocr"] = "tree"
    score: float = 1.0
    laid_over: bool = False  # a mark written all over the page, part of none of its rows

    @property
    def box(self) -> Box:
        return self.node.box

    @property
    def is_control(self) -> bool:
        return self.clickable or self.node.in_nav or self.node.kind in ("button", "link")


def tree_pieces(tree: UiTree) -> tuple[Piece, ...]:
    """The pieces of a tree in its reading order; nodes without text are no pieces."""
    cards = [node.box for node in tree.nodes if node.clickable and _area(node.box) < BIG_CARD * _screen_area(tree)]
    marks = _marks_over(tree)
    fields = {normalise(node.text) for node in tree.nodes if node.kind == "input" and node.text}
    pieces = []
    for node in tree.nodes:
        raw = node.value if node.kind == "button" and not node.text else node.text
        text = normalise(raw)
        if text and node.kind == "text" and text in fields:
            pieces.append(
                Piece(text, spaced(raw), node, clickable=False)
            )  # the label of a field, tappable as it may be
        elif text:
            tappable = node.clickable or (node.kind != "input" and any(_inside(node.box, card) for card in cards))
            over = node.text in marks
            pieces.append(Piece(text, spaced(raw), node, tappable and not over, laid_over=over))
    return tuple(pieces)


def _marks_over(tree: UiTree) -> frozenset[str]:
    """Texts written aslant all over the page against leaks: a name and number many times, in boxes twice as high."""
    aslant = Counter(
        node.text
        for node in tree.nodes
        if node.kind == "text"
        and node.text
        and node.box.height_dp >= ASLANT * node.font_dp > 0
        and len(node.text) < LINE
    )
    return frozenset(text for text, times in aslant.items() if times >= LEAST_MARKS)


def rows_of(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces that stand side by side, each row from left to right, rows from top to bottom.

    A tab bar lies over the page and shares no row with it.
    """
    rows: list[list[Piece]] = []
    for piece in sorted(filter(_stands_in_a_row, pieces), key=lambda one: (one.box.y_dp, one.box.x_dp)):
        home = next((row for row in reversed(rows[-4:]) if _shares(row[0], piece)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    return tuple(tuple(sorted(row, key=lambda one: one.box.x_dp)) for row in rows)


def joined(pieces: Sequence[Piece]) -> Piece:
    """Neighbouring pieces as one, for what a line break split."""
    first = pieces[0]
    box = around([piece.box for piece in pieces])
    smallest = min(pieces, key=lambda piece: piece.node.font_dp).node
    text, loose = "".join(piece.text for piece in pieces), " ".join(piece.spaced for piece in pieces)
    score = min(piece.score for piece in pieces)
    return Piece(text, loose, replace(smallest, text=loose, box=box), first.clickable, first.seen_by, score)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all; at least one is given."""
    left, top = min(box.x_dp for box in boxes), min(box.y_dp for box in boxes)
    right = max(box.x_dp + box.width_dp for box in boxes)
    bottom = max(box.y_dp + box.height_dp for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _stands_in_a_row(piece: Piece) -> bool:
    """A dialog or a tall card spans many rows and is part of none."""
    return not piece.laid_over and piece.node.kind != "dialog" and piece.box.height_dp <= TALL_DP


def _shares(first: Piece, second: Piece) -> bool:
    return first.node.in_nav == second.node.in_nav and _beside(first.box, second.box)


def _beside(first: Box, second: Box) -> bool:
    overlap = min(first.y_dp + first.height_dp, second.y_dp + second.height_dp) - max(first.y_dp, second.y_dp)
    return overlap > 0.5 * min(first.height_dp, second.height_dp) and overlap > 0


def _inside(inner: Box, outer: Box) -> bool:
    x, y = inner.centre
    right, bottom = outer.x_dp + outer.width_dp, outer.y_dp + outer.height_dp
    return outer.x_dp <= x <= right and outer.y_dp <= y <= bottom and _area(inner) <= _area(outer)


def _area(box: Box) -> float:
    return max(box.width_dp, 0.0) * max(box.height_dp, 0.0)


def _screen_area(tree: UiTree) -> float:
    return max(tree.width_dp * tree.height_dp, 1.0)
