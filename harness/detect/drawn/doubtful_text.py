"""Texts of a tree that the picture may not show as told: too long for their box, or on the place of another text.

A tree of XCUITest, HarmonyOS or UiAutomator tells the whole text whatever is drawn of it. Only these places are read
off the picture; what stands there says whether a text is cut, hidden, or really drawn over another.
"""

from collections.abc import Sequence
from dataclasses import replace

from harness.detect.drawn.crossing_texts import MOST_TEXTS, crossing_pairs, is_cut_by, is_hidden, overlap, places_apart
from harness.detect.drawn.cut_edge import missing_part
from harness.detect.drawn.cut_row import CutRow, cut_rows
from harness.detect.drawn.drawn_type import ems_of
from harness.detect.drawn.half_line import is_halved
from harness.detect.drawn.mingled_line import is_mingled
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.shown_part import is_drawn_low, is_drawn_short, is_shown_in_part
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count, normalise
from harness.model.screen import Box, UiNode, UiTree

LEAST_HAN = 3
MOST_TYPE_DP, LEAST_TYPE_DP = 22.0, 10.0
TYPE_SHARE = 0.68  # of the height of a line, in native kits and pages alike
SPARE = 1.12  # a text is at most so much wider than counted: kerning, marks of half width
LOWEST_LINE_DP = 16.0  # few lines are lower
TOP_BARS_DP, BOTTOM_BARS_DP = 110.0, 96.0
_PLAIN = ("text", "button", "link")


def doubtful_places(tree: UiTree, pixels: Pixels, px_per_dp: float) -> tuple[Box, ...]:
    """Boxes in dp of the texts that are to be read off the picture; none on most screens."""
    places = {node.box: None for node in tree.nodes[:MOST_TEXTS] if _is_doubted(node, pixels, px_per_dp)}
    places |= {node.box: None for pair in crossing_pairs(tree) for node in pair}
    return tuple(places)


def settled(tree: UiTree, lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> UiTree:
    """The tree with what the picture says of its doubtful texts: cut ones are marked, hidden ones covered."""
    nodes = {id(node): node for node in tree.nodes}
    over: set[int] = set()
    for first, second in crossing_pairs(tree):
        apart = places_apart(first, second, lines)
        for one, place in apart:
            nodes[id(one)] = replace(nodes[id(one)], box=place)
        for one, other in () if apart else ((first, second), (second, first)):
            over.add(id(one))
            if is_cut_by(one, other, lines):
                nodes[id(one)] = replace(nodes[id(one)], clip="fixed", box=_before(one.box, other.box))
            elif is_hidden(one, other, lines, pixels, px_per_dp):
                nodes[id(one)] = replace(nodes[id(one)], covered=True)
    rows = _fixed_rows(tree, pixels, px_per_dp)
    for node in tree.nodes[:MOST_TEXTS]:
        if id(node) in over or _holds_others(node, tree):
            continue
        cut = _is_doubted(node, pixels, px_per_dp) and is_shown_in_part(node, lines, too_long=is_too_long(node))
        cut = cut or (_is_plain(node) and is_halved(node, rows))
        if cut or _is_half(node, pixels, px_per_dp):
            nodes[id(node)] = replace(nodes[id(node)], clip="fixed")
    return replace(tree, nodes=tuple(nodes[id(node)] for node in tree.nodes))


def _fixed_rows(tree: UiTree, pixels: Pixels, px_per_dp: float) -> list[CutRow]:
    """Rows that cut lines away from the screen's upper and lower end, where bars lie over what scrolls there."""
    ends = TOP_BARS_DP, tree.height_dp - BOTTOM_BARS_DP
    return [
        row
        for row in cut_rows(pixels, px_per_dp)
        if (row.box.y_dp >= ends[0] if row.missing == "upper" else row.box.y_dp + row.box.height_dp <= ends[1])
    ]


def uncovered(tree: UiTree, pixels: Pixels, px_per_dp: float) -> UiTree:
    """The tree with texts that are told covered, yet are seen through the text that lies over them."""
    texts = [node for node in tree.nodes[:MOST_TEXTS] if node.kind == "text" and han_count(node.text) >= LEAST_HAN]
    seen = {
        id(node)
        for node in texts
        if node.covered
        and any(not other.covered and overlap(node.box, other.box) for other in texts if other is not node)
        and is_mingled(node.text, node.box, pixels, px_per_dp)
    }
    return replace(tree, nodes=tuple(replace(node, covered=False) if id(node) in seen else node for node in tree.nodes))


def _before(box: Box, other: Box) -> Box:
    return replace(box, width_dp=max(1.0, other.x_dp - box.x_dp))


def _is_doubted(node: UiNode, pixels: Pixels, px_per_dp: float) -> bool:
    return is_too_long(node) or (_is_plain(node) and is_drawn_short(node, pixels, px_per_dp))


def _holds_others(node: UiNode, tree: UiTree) -> bool:
    """A row or card that says what its parts say, or has parts between its own words: they stand apart."""
    return any(other.text and other is not node and _is_part_of(other.box, node.box) for other in tree.nodes)


def _is_part_of(inner: Box, outer: Box) -> bool:
    (x, y), smaller = inner.centre, inner.width_dp < outer.width_dp
    amid = outer.x_dp < x < outer.x_dp + outer.width_dp and outer.y_dp < y < outer.y_dp + outer.height_dp
    return amid and smaller and inner.height_dp <= outer.height_dp


def _is_plain(node: UiNode) -> bool:
    return node.kind in _PLAIN and not node.clip and not node.covered and node.in_viewport


def is_too_long(node: UiNode) -> bool:
    """Whether a text would not fit its box at any size that its height allows."""
    text, box = normalise(node.text), node.box
    if not _is_plain(node) or han_count(text) < LEAST_HAN:
        return False
    ems = ems_of(text)
    fits = False
    for count in range(1, 40):
        size = min(MOST_TYPE_DP, TYPE_SHARE * box.height_dp / count)
        if count > 1 and size < LEAST_TYPE_DP:
            break
        fits = fits or ems * size <= SPARE * box.width_dp * count
    return not fits and box.width_dp > 0


def _is_half(node: UiNode, pixels: Pixels, px_per_dp: float) -> bool:
    """A line in a box too low for it, or lower than its own characters are wide, whose strokes end at an edge."""
    if not _is_plain(node) or han_count(node.text) < LEAST_HAN:
        return False
    low = node.box.height_dp < LOWEST_LINE_DP or is_drawn_low(node, pixels, px_per_dp)
    return low and missing_part(pixels, node.box, normalise(node.text), px_per_dp) != ""
