"""Type and touch targets that are too small: 12 dp of A05-4 for type, 44 x 44 dp of 适老化 2.1 for targets."""

from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.usable.elderly import is_elderly
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box, UiNode

LEAST_FONT_DP = 12.0  # [default] of the catalogue; the elderly version asks for 18, a greatest size for 30
LEAST_TARGET_DP, LEAST_TARGET_ELDERLY_DP = 44.0, 60.0  # 适老化 2.1
READ_FONT_ERROR = 0.85  # a height read off a picture is this share at worst
LONG_LINE, LONG_FONT_ERROR = 10, 0.95  # ideographs whose width together tells the type's size, and how well
INFERRED_FONT_ERROR = 0.93  # so is one inferred from the height of an element
LEAST_FIGURES = 6  # of a date or a number; a badge or a mark on a scale has fewer
EDGE_DP = 1.0
_NO_TARGET = ("input", "text", "dialog", "nav", "box")


def detect_legibility(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """SMALL_TEXT and SMALL_TARGET: the smallest of a screen with how many are, one each per role."""
    yield from strongest(one for view in views for one in (*_text(view, masker), *_targets(view, masker)))


def _text(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    measured = view.tree.of_page
    small = [piece for piece in view.pieces if _is_small(piece, measured=measured)]
    if small:
        least = min(small, key=lambda piece: piece.node.font_dp)
        data = {"font_dp": round(least.node.font_dp, 1), "count": len(small)}
        yield sighting(Kind.SMALL_TEXT, view, [least], masker, confidence=0.8, data=data)


def _is_small(piece: Piece, *, measured: bool) -> bool:
    """`measured`: the page told the type's size itself; from an element's height it is only inferred."""
    told = 1.0 if measured else INFERRED_FONT_ERROR
    read = LONG_FONT_ERROR if han_count(piece.text) >= LONG_LINE else READ_FONT_ERROR
    limit = LEAST_FONT_DP * (read if piece.seen_by == "ocr" else told)
    cut = piece.node.clip in ("scroll", "fixed") and not measured  # only a part of its height is told
    told_text = han_count(piece.text) >= 2 or (
        piece.seen_by == "tree" and sum(char.isdecimal() for char in piece.text) >= LEAST_FIGURES
    )
    return 0 < piece.node.font_dp < limit and piece.node.in_viewport and not cut and told_text


def _targets(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Only the page source tells how large what can be tapped is."""
    limit = LEAST_TARGET_ELDERLY_DP if is_elderly(view) else LEAST_TARGET_DP
    small = [
        node
        for node in view.tree.nodes
        if _is_small_target(node, limit) and not _is_cut(node, view) and not _has_label(node, view, limit)
    ]
    if small and any(piece.seen_by == "tree" for piece in view.pieces):
        least = min(small, key=lambda node: _least_side(node.box))
        pieces = [Piece(least.text, least.text, least, clickable=True)]
        size = {"width_dp": round(least.box.width_dp, 1), "height_dp": round(least.box.height_dp, 1)}
        data = size | {"count": len(small)}
        yield sighting(Kind.SMALL_TARGET, view, pieces, masker, confidence=0.8, data=data)


def _is_small_target(node: UiNode, limit: float) -> bool:
    tapped = node.clickable and node.enabled and node.in_viewport and node.kind not in _NO_TARGET
    return tapped and 1 <= _least_side(node.box) < limit


def _is_cut(node: UiNode, view: ScreenView) -> bool:
    """A handset tells only what is seen of a control: at the edge of what scrolls nobody knows its size."""
    box = node.box
    bottom = box.y_dp + box.height_dp
    if node.clip == "scroll" and not view.tree.of_page:
        return True
    return box.y_dp <= EDGE_DP or (view.tree.height_dp > 0 and bottom >= view.tree.height_dp - EDGE_DP)


def _has_label(node: UiNode, view: ScreenView, limit: float) -> bool:
    """A box to tick is tapped by its label too, and a field by its own: one of both that is large enough, or
    cut, will do."""
    same = [one for one in view.tree.nodes if one is not node and one.text == node.text]
    partners = [one for one in same if one.kind == "input" or (node.kind == "checkbox" and one.clickable)]
    return bool(node.text) and any(_least_side(one.box) >= limit or _is_cut(one, view) for one in partners)


def _least_side(box: Box) -> float:
    return min(box.width_dp, box.height_dp)
