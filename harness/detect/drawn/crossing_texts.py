"""Texts of a tree that stand on each other's places: apart after all, one hidden by the other, or drawn over it.

Boxes of native trees are larger than their words; what is read there tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

import cv2
import numpy as np

from harness.detect.drawn.drawn_colour import in_px
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.shown_part import bare
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box, UiNode, UiTree

LEAST_HAN, MOST_TEXTS, MOST_PAIRS = 3, 400, 40
ALIKE, WELL_READ, SURELY_READ = 0.75, 0.95, 0.985
OVERLAP_SHARE = 0.35  # of the lower text's height and of the shorter text's width
CHARACTER_SHARE = 0.6  # of the lower text's height: most of a character
CARD_HEIGHTS = 3.0  # of the text in it
INK_LEVELS, LEAST_INK = 60, 0.03


def crossing_pairs(tree: UiTree) -> Iterator[tuple[UiNode, UiNode]]:
    """Texts of one line that stand on each other's place."""
    texts = [node for node in tree.nodes if _is_line(node)][:MOST_TEXTS]
    found = 0
    for first, second in combinations(texts, 2):
        if found < MOST_PAIRS and first.in_dialog == second.in_dialog and may_lie_over(first.box, second.box):
            found += 1
            yield first, second


def may_lie_over(first: Box, second: Box) -> bool:
    """Not where one is the card that holds the other: a card's own words take its whole place."""
    small, large = sorted((first, second), key=lambda box: box.height_dp)
    x, y = small.centre
    amid = large.x_dp <= x <= large.x_dp + large.width_dp and large.y_dp <= y <= large.y_dp + large.height_dp
    return overlap(first, second) and not (amid and large.height_dp >= CARD_HEIGHTS * small.height_dp)


def _is_line(node: UiNode) -> bool:
    plain = node.kind == "text" and not node.covered and node.in_viewport and not node.in_nav
    return plain and han_count(node.text) >= LEAST_HAN


def overlap(first: Box, second: Box) -> bool:
    """Whether two texts cover so much of each other that neither can be read well."""
    across = min(first.x_dp + first.width_dp, second.x_dp + second.width_dp) - max(first.x_dp, second.x_dp)
    down = min(first.y_dp + first.height_dp, second.y_dp + second.height_dp) - max(first.y_dp, second.y_dp)
    narrow, low = min(first.width_dp, second.width_dp), min(first.height_dp, second.height_dp)
    return across > min(OVERLAP_SHARE * narrow, CHARACTER_SHARE * low) and OVERLAP_SHARE * low < down


def places_apart(first: UiNode, second: UiNode, lines: Sequence[TextLine]) -> list[tuple[UiNode, Box]]:
    """Both with the places where they are read whole; none where one of them is not."""
    return (
        _read_apart(first, second, lines)
        or _read_beside(first, second, lines)
        or _read_in_parts(first, second, lines)
        or _read_in_parts(second, first, lines)
    )


def _read_apart(first: UiNode, second: UiNode, lines: Sequence[TextLine]) -> list[tuple[UiNode, Box]]:
    """Both with the places where each is read whole in a line of its own; boxes may be larger than their words."""
    found = [(node, line.box) for node in (first, second) if (line := _line_of(node, lines)) is not None]
    return found if len(found) == 2 and not overlap(found[0][1], found[1][1]) else []


def _read_beside(first: UiNode, second: UiNode, lines: Sequence[TextLine]) -> list[tuple[UiNode, Box]]:
    """Both with their places in the one line in which they are read, whole and one after the other."""
    for line in lines:
        read = bare(line.text)
        starts = [(read.find(bare(node.text)), node) for node in (first, second)]
        (at, one), (then, other) = sorted(starts, key=lambda found: found[0])
        if at >= 0 and at + len(bare(one.text)) <= then:
            middle = line.box.width_dp * then / len(read)
            left = replace(line.box, width_dp=middle)
            right = replace(line.box, x_dp=line.box.x_dp + middle, width_dp=line.box.width_dp - middle)
            return [(one, left), (other, right)]
    return []


def _read_in_parts(holder: UiNode, held: UiNode, lines: Sequence[TextLine]) -> list[tuple[UiNode, Box]]:
    """Both apart where one stands between or after the words of the one that holds it, and all are read well."""
    parts = [bare(part) for node in (holder, held) for part in node.text.split()]
    read = [bare(line.text) for line in lines if line.score >= WELL_READ]
    if not _lies_in(held.box, holder.box) or not all(any(part in line for line in read) for part in parts if part):
        return []
    inner, outer = held.box, holder.box
    before = replace(outer, width_dp=max(0.0, inner.x_dp - outer.x_dp))
    above = replace(outer, height_dp=max(0.0, inner.y_dp - outer.y_dp))
    return [(holder, before if inner.x_dp - outer.x_dp > inner.height_dp else above), (held, inner)]


def _lies_in(inner: Box, outer: Box) -> bool:
    right, bottom = outer.x_dp + outer.width_dp, outer.y_dp + outer.height_dp
    across = outer.x_dp - 1 <= inner.x_dp and inner.x_dp + inner.width_dp <= right + 1
    return across and outer.y_dp - 1 <= inner.y_dp and inner.y_dp + inner.height_dp <= bottom + 1


def is_cut_by(node: UiNode, other: UiNode, lines: Sequence[TextLine]) -> bool:
    """Whether a line shows the beginning of `node` and then, whole, the other text that lies over its end."""
    told, over = bare(node.text), bare(other.text)
    shown = [read.removesuffix(over) for line in lines if (read := bare(line.text)).endswith(over)]
    return any(LEAST_HAN <= len(one) < len(told) and told.startswith(one) for one in shown)


def _line_of(node: UiNode, lines: Sequence[TextLine]) -> TextLine | None:
    told = bare(node.text)
    return next((line for line in _in(node.box, lines) if bare(line.text) == told), None)


def _is_read_whole(node: UiNode, lines: Sequence[TextLine]) -> bool:
    """Surely and in one piece, be it in a line with what stands beside it: nothing shows through."""
    told = bare(node.text)
    return any(told in bare(line.text) and line.score >= SURELY_READ for line in _in(node.box, lines))


def is_hidden(node: UiNode, other: UiNode, lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> bool:
    """Something opaque lies over `node`: the other text is read well and nothing is drawn of this one beside it."""
    if _is_read_whole(other, lines) and not _is_read_whole(node, lines):
        return True
    if _likeness(other, lines) < ALIKE or _likeness(node, lines) >= ALIKE:
        return False
    return not any(_has_ink(part, pixels, px_per_dp) for part in _beside(node.box, other.box))


def _likeness(node: UiNode, lines: Sequence[TextLine]) -> float:
    told = bare(node.text)
    seen = bare("".join(line.text for line in _in(node.box, lines)))
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
