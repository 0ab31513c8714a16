"""Texts of a tree that the picture may not show as told: too long for their box, or on the place of another text.

A tree of XCUITest, HarmonyOS or UiAutomator tells the whole text whatever is drawn of it. Only these places are read
off the picture; what stands there says whether a text is cut, hidden, or really drawn over another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

import cv2
import numpy as np

from harness.detect.drawn.cut_edge import missing_part
from harness.detect.drawn.drawn_colour import in_px
from harness.detect.drawn.mingled_line import is_mingled
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count, normalise
from harness.model.screen import Box, UiNode, UiTree

LEAST_HAN, MOST_TEXTS, MOST_PAIRS = 3, 400, 40
MOST_TYPE_DP, LEAST_TYPE_DP = 22.0, 10.0
TYPE_SHARE = 0.68  # of the height of a line, in native kits and pages alike
SPARE = 1.12  # a text is at most so much wider than counted: kerning, marks of half width
LEAST_SEEN, LEAST_LOST = 2, 1
ALIKE = 0.75
OVERLAP_SHARE = 0.35  # of the lower text's height and of the shorter text's width
INK_LEVELS, LEAST_INK = 60, 0.03
LOWEST_LINE_DP = 16.0  # few lines are lower
SURELY_READ = 0.985
_DOTS = ("…", "...", "..", "···", "⋯")
_PLAIN = ("text", "button", "link")


def doubtful_places(tree: UiTree) -> tuple[Box, ...]:
    """Boxes in dp of the texts that are to be read off the picture; none on most screens."""
    places = {node.box: None for node in tree.nodes[:MOST_TEXTS] if is_too_long(node)}
    places |= {node.box: None for pair in _pairs(tree) for node in pair}
    return tuple(places)


def settled(tree: UiTree, lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> UiTree:
    """The tree with what the picture says of its doubtful texts: cut ones are marked, hidden ones covered."""
    nodes = {id(node): node for node in tree.nodes}
    for node in tree.nodes[:MOST_TEXTS]:
        if (is_too_long(node) and _is_cut(node, lines)) or _is_half(node, pixels, px_per_dp):
            nodes[id(node)] = replace(node, clip="fixed")
    for first, second in _pairs(tree):
        apart = _read_apart(first, second, lines)
        for one, place in apart:
            nodes[id(one)] = replace(nodes[id(one)], box=place)
        for one, other in () if apart else ((first, second), (second, first)):
            if _is_hidden(one, other, lines, pixels, px_per_dp):
                nodes[id(one)] = replace(nodes[id(one)], covered=True)
    return replace(tree, nodes=tuple(nodes[id(node)] for node in tree.nodes))


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


def is_too_long(node: UiNode) -> bool:
    """Whether a text would not fit its box at any size that its height allows."""
    text, box = normalise(node.text), node.box
    if node.kind not in _PLAIN or node.clip or node.covered or not node.in_viewport or han_count(text) < LEAST_HAN:
        return False
    ems = sum(1.0 if ord(char) > 0x2E80 else 0.5 for char in text)
    fits = False
    for count in range(1, 40):
        size = min(MOST_TYPE_DP, TYPE_SHARE * box.height_dp / count)
        if count > 1 and size < LEAST_TYPE_DP:
            break
        fits = fits or ems * size <= SPARE * box.width_dp * count
    return not fits and box.width_dp > 0


def _pairs(tree: UiTree) -> Iterator[tuple[UiNode, UiNode]]:
    """Texts of one line that stand on each other's place."""
    texts = [node for node in tree.nodes if _is_line(node)][:MOST_TEXTS]
    found = 0
    for first, second in combinations(texts, 2):
        if found < MOST_PAIRS and first.in_dialog == second.in_dialog and overlap(first.box, second.box):
            found += 1
            yield first, second


def _is_line(node: UiNode) -> bool:
    plain = node.kind == "text" and not node.covered and node.in_viewport and not node.in_nav
    return plain and han_count(node.text) >= LEAST_HAN


def overlap(first: Box, second: Box) -> bool:
    """Whether two texts cover so much of each other that neither can be read well."""
    across = min(first.x_dp + first.width_dp, second.x_dp + second.width_dp) - max(first.x_dp, second.x_dp)
    down = min(first.y_dp + first.height_dp, second.y_dp + second.height_dp) - max(first.y_dp, second.y_dp)
    narrow, low = min(first.width_dp, second.width_dp), min(first.height_dp, second.height_dp)
    return across > OVERLAP_SHARE * narrow and OVERLAP_SHARE * low < down


def _is_cut(node: UiNode, lines: Sequence[TextLine]) -> bool:
    """The picture shows the text's beginning or end and nothing of the rest, and no dots that say so."""
    told, seen = _bare(node.text), "".join(line.text for line in _in(node.box, lines))
    if not told or any(dots in seen for dots in _DOTS):
        return False
    seen = _bare(seen)
    if len(seen) < LEAST_SEEN:
        return True  # so little of its line is left that nothing can be read
    part = _common(told, seen)
    shown = sum(part)
    return shown >= LEAST_SEEN and len(told) - shown >= LEAST_LOST and len(seen) < len(told)


def _is_half(node: UiNode, pixels: Pixels, px_per_dp: float) -> bool:
    """A line in a box too low for it, whose strokes end at the box's edge."""
    low = node.box.height_dp < LOWEST_LINE_DP and node.in_viewport and not node.covered and not node.clip
    told = node.kind in _PLAIN and han_count(node.text) >= LEAST_HAN
    return low and told and missing_part(pixels, node.box, normalise(node.text), px_per_dp) != ""


def _read_apart(first: UiNode, second: UiNode, lines: Sequence[TextLine]) -> list[tuple[UiNode, Box]]:
    """Both with the places where each is read whole in a line of its own; boxes may be larger than their words."""
    found = [(node, line.box) for node in (first, second) if (line := _line_of(node, lines)) is not None]
    return found if len(found) == 2 and not overlap(found[0][1], found[1][1]) else []


def _line_of(node: UiNode, lines: Sequence[TextLine]) -> TextLine | None:
    told = _bare(node.text)
    return next((line for line in _in(node.box, lines) if _bare(line.text) == told), None)


def _is_read_whole(node: UiNode, lines: Sequence[TextLine]) -> bool:
    """Surely and in one piece, be it in a line with what stands beside it: nothing shows through."""
    told = _bare(node.text)
    return any(told in _bare(line.text) and line.score >= SURELY_READ for line in _in(node.box, lines))


def _common(told: str, seen: str) -> list[int]:
    return [block.size for block in SequenceMatcher(None, told, seen, autojunk=False).get_matching_blocks()]


def _is_hidden(node: UiNode, other: UiNode, lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> bool:
    """Something opaque lies over `node`: the other text is read well and nothing is drawn of this one beside it."""
    if _is_read_whole(other, lines) and not _is_read_whole(node, lines):
        return True
    if _likeness(other, lines) < ALIKE or _likeness(node, lines) >= ALIKE:
        return False
    return not any(_has_ink(part, pixels, px_per_dp) for part in _beside(node.box, other.box))


def _likeness(node: UiNode, lines: Sequence[TextLine]) -> float:
    told = _bare(node.text)
    seen = _bare("".join(line.text for line in _in(node.box, lines)))
    return SequenceMatcher(None, told, seen, autojunk=False).ratio() if seen else 0.0


def _beside(box: Box, other: Box) -> Iterator[Box]:
    """What a text takes to the left and right of another, from a character's width on."""
    right, far = box.x_dp + box.width_dp, other.x_dp + other.width_dp
    if other.x_dp - box.x_dp >= box.height_dp:
        yield Box(box.x_dp, box.y_dp, other.x_dp - box.x_dp - 2, box.height_dp)
    if right - far >= box.height_dp:
        yield Box(far + 2, box.y_dp, right - far - 2, box.height_dp)


def _has_ink(box: Box, pixels: Pixels, px_per_dp: float) -> bool:
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if part.shape[0] < 3 or part.shape[1] < 3:
        return False
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY).astype(np.int16)
    return bool((np.abs(np.diff(grey, axis=1)) > INK_LEVELS).mean() >= LEAST_INK)


def _in(box: Box, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order whose middle lies in a box."""
    bottom, right = box.y_dp + box.height_dp, box.x_dp + box.width_dp
    return [
        line
        for line in lines
        if box.y_dp - 3 <= line.box.centre[1] <= bottom + 3 and box.x_dp - 3 <= line.box.centre[0] <= right + 3
    ]


def _bare(text: str) -> str:
    return "".join(char for char in normalise(text) if char.isalnum())
