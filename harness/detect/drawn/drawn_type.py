"""How large a text's type is drawn and how much of it is, told by the ink in its box: rows of ink are its lines.

A source of iOS, HarmonyOS or UiAutomator tells neither: its box may have room for two lines where one is drawn.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box, UiNode, UiTree

INK_OF_TYPE = 0.95  # height of a line's ink, of the type's size, measured on lines of 12 to 20 dp
LEAST_LEVELS, DRAWN = 60.0, 0.35
LEAST_LINE_PX = 6
MOST_INK = 0.45  # of the box: more is a picture
LINE_SHARE = 0.6  # of the highest line: what is lower is a rule, a dot or a part of one
RULE = 3.0  # heights: a row inked so far in one go is a border
END_MARGIN_EM = 0.15  # ground on both sides of a line's first and last character, together
LARGER = 1.03  # by its width than by its height, at most: what is wider is set wide, or has room between words
SET_WIDE = 1.6  # so much wider than high no type is set
LAST_NARROW = 0x2E7F
LEAST_HAN = 4  # among so many one is as high as the type
NARROW_EM = 0.55  # width of a letter or figure, in heights of type
_WIDE_SIGNS = frozenset(",:;!?()·")  # beside ideographs they are as wide as those, whatever form they are told in


@dataclass(frozen=True, slots=True)
class DrawnType:
    """`type_dp` is the type's size, `ems` how many times that the lines are wide together, `lines` how many."""

    type_dp: float
    ems: float
    lines: int


def sized(tree: UiTree, pixels: Pixels, px_per_dp: float) -> UiTree:
    """The tree with the size of its type as drawn, where its source only tells how much room there is (native ones)."""
    if tree.of_page:
        return tree
    return replace(tree, nodes=tuple(_sized(node, pixels, px_per_dp) for node in tree.nodes))


def _sized(node: UiNode, pixels: Pixels, px_per_dp: float) -> UiNode:
    if node.kind not in ("text", "button", "link") or node.covered or node.clip or not node.in_viewport:
        return node
    size = type_as_drawn(node.text, node.box, pixels, px_per_dp)
    return node if size is None else replace(node, font_dp=min(node.font_dp or size, size))


def type_as_drawn(text: str, box: Box, pixels: Pixels, px_per_dp: float) -> float | None:
    """The size in dp of a text's type, by the height of its ink and, in one line, by the width that it takes."""
    drawn = drawn_type(pixels, box, px_per_dp) if han_count(text) >= LEAST_HAN else None
    if drawn is None:
        return None
    by_width = drawn.type_dp * drawn.ems / ems_of(text)
    if drawn.lines == 1 and by_width > SET_WIDE * drawn.type_dp:
        return None  # only a part of its height is drawn, or seen
    return min(max(drawn.type_dp, by_width), LARGER * drawn.type_dp) if drawn.lines == 1 else drawn.type_dp


def ems_of(text: str) -> float:
    """How many times its type's size a text is wide; white space is not counted."""
    told = "".join(text.split())
    beside = zip(" " + told, told, told[1:] + " ", strict=False)
    return sum(_em(char, before + after) for before, char, after in beside)


def _em(char: str, beside: str) -> float:
    wide = ord(char) > LAST_NARROW or (char in _WIDE_SIGNS and han_count(beside) > 0)
    return 1.0 if wide else NARROW_EM


def drawn_type(pixels: Pixels, box: Box, px_per_dp: float) -> DrawnType | None:
    """What is drawn in a box of dp, None where the ground is not plain or nothing is."""
    found = _inked(pixels, box, px_per_dp)
    if found is None:
        return None
    inked, ruled = found
    lines = _runs(inked.any(axis=1) | ruled)  # a rule through words parts no line
    highest = max((stop - start for start, stop in lines), default=0)
    if highest < LEAST_LINE_PX:
        return None
    type_px, ems, count = highest / INK_OF_TYPE, 0.0, 0
    for start, stop in lines:
        if stop - start >= LINE_SHARE * highest:
            columns = np.flatnonzero(inked[start:stop].any(axis=0))
            if len(columns) == 0:
                continue
            ems += (int(columns[-1]) - int(columns[0]) + 1) / type_px + END_MARGIN_EM
            count += 1
    return DrawnType(type_px / px_per_dp, ems, count)


def _inked(pixels: Pixels, box: Box, px_per_dp: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]] | None:
    """Rows x columns of ink without borders and rules, and which rows were part of one."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if part.shape[0] < LEAST_LINE_PX or part.shape[1] < LEAST_LINE_PX:
        return None
    ground = np.array(commonest(part.reshape(-1, 3)), np.int16)
    away = np.abs(part.astype(np.int16) - ground).max(axis=2)
    full = float(np.percentile(away, 99.5))
    if full < LEAST_LEVELS:
        return None
    inked = away > DRAWN * full
    longest = min(part.shape[1], round(RULE * part.shape[0]))
    borders = cv2.morphologyEx(inked.astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, max(2, longest)), np.uint8))
    inked &= borders == 0
    if not 0 < float(inked.mean()) <= MOST_INK:
        return None
    inked[:, inked.mean(axis=0) > 1 - 1 / LEAST_LINE_PX] = False
    return inked, borders.any(axis=1)


def _runs(marked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
