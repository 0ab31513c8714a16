"""What a text is, told by its look: a button, an entry of a menu, a row that leads on, a field, or mere text.

A text in the middle of a filled or bordered patch is a button, one under an icon an entry, one at the left of a row
that ends in an arrow leads on. Sizes [default] are those of common kits.
"""

import re
from dataclasses import dataclass

import numpy as np

from harness.detect.drawn.drawn_colour import Colour, commonest, in_px
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box, NodeKind

SAME_COLOUR = 22  # levels of a channel
BUTTON_DP = (20.5, 72.0)  # a browser draws its own plain button 21 high
LEAST_PADDING_DP = 5.0  # from the words to the side
BORDER_ROWS = 0.2  # of a text's box as read, which may reach over the border above and below
LABEL_CHARACTERS = 14
ICON_REACH_DP = 64.0
LEAST_ICON_INK = 0.16
_ENTRY = re.compile(r"^请(输入|填|选|描述)|(请(输入|填写|选择|描述).{0,8}|选填)$|^搜索")
_UPRIGHT_ARROWS = frozenset("VvΛ∨^<）)")
_ARROW = re.compile(r"[>›》〉❯→]$")


@dataclass(frozen=True, slots=True)
class _Patch:
    """The area of one colour round a text: its extents from the text's box in px, and whether it ends on all sides."""

    left: int
    top: int
    right: int
    bottom: int
    closed: bool
    ground: Colour


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture, its px a dp, and what was read off it."""

    pixels: Pixels
    scale: float
    lines: tuple[TextLine, ...]
    dialog: Box | None
    tabs: tuple[TextLine, ...]
    grounds: tuple[Colour, ...]


def kind_of(line: TextLine, drawing: Drawing, *, in_dialog: bool) -> NodeKind:
    if _ENTRY.search(line.text) and len(line.text) <= LABEL_CHARACTERS + 6:
        return "input"
    if len(line.text) > LABEL_CHARACTERS + 4 or not line.text:
        return "text"
    if in_dialog:
        return "button" if _is_answer(line, drawing) else "text"
    if _is_button(line, drawing):
        return "button"
    short = len(line.text) <= LABEL_CHARACTERS
    return "link" if short and (_leads_on(line, drawing) or _under_icon(line, drawing)) else "text"


def _is_button(line: TextLine, drawing: Drawing) -> bool:
    """In the middle of a patch that ends on all sides."""
    patch, scale = _patch(drawing.pixels, line.box, drawing.scale), drawing.scale
    height = line.box.height_dp + (patch.top + patch.bottom) / scale
    across, down = abs(patch.left - patch.right) / scale, abs(patch.top - patch.bottom) / scale
    middle = across <= max(10.0, 0.08 * line.box.width_dp) and down <= 0.4 * height
    padded = min(_paddings(line, drawing, patch)) >= LEAST_PADDING_DP
    fits = BUTTON_DP[0] <= height <= BUTTON_DP[1] and han_count(line.text) >= 1
    return fits and middle and padded and patch.closed and not _in_table(line, drawing, patch)


def _paddings(line: TextLine, drawing: Drawing, patch: _Patch) -> tuple[float, float]:
    """From the words to the patch's sides in dp: the box as read is wider than its words."""
    left, top, right, bottom = in_px(line.box, drawing.scale, drawing.pixels)
    edge = round(BORDER_ROWS * (bottom - top))
    part = drawing.pixels[top + edge : bottom - edge, left:right].astype(np.int16)
    differs = np.abs(part - np.array(patch.ground, np.int16)).max(axis=2) > SAME_COLOUR
    inked = np.flatnonzero(differs.any(axis=0))
    if len(inked) == 0:
        return patch.left / drawing.scale, patch.right / drawing.scale
    before, after = int(inked[0]), right - left - 1 - int(inked[-1])
    return (patch.left + before) / drawing.scale, (patch.right + after) / drawing.scale


def _in_table(line: TextLine, drawing: Drawing, patch: _Patch) -> bool:
    """A cell among others of its row, on the page's own ground: lines of a table border it, nothing fills it."""
    beside = [one for one in drawing.lines if one is not line and _same_row(one, line)]
    plain = any(
        max(abs(a - b) for a, b in zip(patch.ground, one, strict=True)) <= SAME_COLOUR for one in drawing.grounds
    )
    return len(beside) >= 2 and plain


def _same_row(other: TextLine, line: TextLine) -> bool:
    return abs(other.box.centre[1] - line.box.centre[1]) < 0.6 * line.box.height_dp


def _is_answer(line: TextLine, drawing: Drawing) -> bool:
    """A short text of a dialog below its title and its sentences."""
    lines = [one for one in drawing.lines if drawing.dialog is not None and lies_in(one.box, drawing.dialog)]
    below = [other for other in lines if other.box.y_dp > line.box.y_dp + 1.5 * line.box.height_dp]
    last = not any(len(other.text) > LABEL_CHARACTERS for other in below if _near_column(other, line))
    first = not any(other.box.y_dp < line.box.y_dp - 4 for other in lines if _near_column(other, line))
    return last and not first and len(line.text) <= LABEL_CHARACTERS and not re.search(r"[。，,:：；]", line.text)


def _near_column(other: TextLine, line: TextLine) -> bool:
    return abs(other.box.centre[1] - line.box.centre[1]) < 260 and abs(other.box.centre[0] - line.box.centre[0]) < 170


def _leads_on(line: TextLine, drawing: Drawing) -> bool:
    """At the left of a row that ends in an arrow, read or drawn, or whose words end in one."""
    if _ARROW.search(line.text):
        return True
    width = drawing.pixels.shape[1] / drawing.scale
    row = [one for one in drawing.lines if _same_row(one, line) and one.box.x_dp > line.box.x_dp]
    arrow = any(_ARROW.search(one.text) or _is_arrow(one, width) for one in row)
    return arrow and line.box.x_dp < 0.5 * width


def _is_arrow(line: TextLine, width: float) -> bool:
    """The engine turns a narrow mark upright: an arrow to the right becomes a V."""
    return line.text in _UPRIGHT_ARROWS and line.box.x_dp > 0.8 * width and line.box.width_dp < 20


def _under_icon(line: TextLine, drawing: Drawing) -> bool:
    """A drawing as wide as an icon right above the middle of a short text, and no words there."""
    if len(line.text) > 8 or line.box.y_dp < 70:
        return False
    pixels, scale, middle = drawing.pixels, drawing.scale, line.box.centre[0]
    place = Box(middle - 22, line.box.y_dp - ICON_REACH_DP + 10, 44, ICON_REACH_DP - 14)
    if any(lies_in(other.box, place) and len(other.text) > 1 for other in drawing.lines):
        return False
    left, top, right, bottom = in_px(place, scale, pixels)
    part = pixels[top:bottom, left:right]
    if part.size == 0:
        return False
    ground = np.array(_ground_right_of(pixels, line.box, scale), np.int16)
    ink = np.abs(part.astype(np.int16) - ground).max(axis=2) > SAME_COLOUR
    beside = _strip_beside(pixels, place, scale)
    quiet = np.abs(beside.astype(np.int16) - ground).max(axis=2) > SAME_COLOUR if beside.size else np.zeros((1, 1))
    return bool(ink.mean() >= LEAST_ICON_INK and quiet.mean() < 0.5 * ink.mean())


def _strip_beside(pixels: Pixels, place: Box, scale: float) -> Pixels:
    left, top, right, bottom = in_px(Box(place.x_dp - 12, place.y_dp, 8, place.height_dp), scale, pixels)
    return pixels[top:bottom, left:right]


def _ground_right_of(pixels: Pixels, box: Box, scale: float) -> Colour:
    left, top, right, bottom = in_px(Box(box.x_dp - 3, box.y_dp, box.width_dp + 6, box.height_dp), scale, pixels)
    return commonest(pixels[top:bottom, left:right].reshape(-1, 3))


def _patch(pixels: Pixels, box: Box, scale: float) -> _Patch:
    left, top, right, bottom = in_px(box, scale, pixels)
    ground = commonest(pixels[top:bottom, left:right].reshape(-1, 3))
    row, column = (top + bottom) // 2, (left + right) // 2
    goal = np.array(ground, np.int16)

    def run(line: Pixels) -> tuple[int, bool]:
        """How many px of the ground's colour come first, and whether another colour follows."""
        differs = np.abs(line.astype(np.int16) - goal).max(axis=1) > SAME_COLOUR
        ends = np.flatnonzero(differs)
        return (int(ends[0]), True) if len(ends) else (len(line), False)

    sides = [
        run(pixels[row, :left][::-1]),
        run(pixels[:top, column][::-1]),
        run(pixels[row, right:]),
        run(pixels[bottom:, column]),
    ]
    reach = [one[0] for one in sides]
    return _Patch(reach[0], reach[1], reach[2], reach[3], all(one[1] for one in sides), ground)


def lies_in(inner: Box, outer: Box) -> bool:
    x, y = inner.centre
    return outer.x_dp <= x <= outer.x_dp + outer.width_dp and outer.y_dp <= y <= outer.y_dp + outer.height_dp
