"""Whether a box cuts a line of text lengthwise, told by its strokes alone: they all end at once, at full strength.

A whole character ends softly: its last row is half covered, and few strokes reach it. Where a straight edge cuts, many
strokes stop side by side, the next row is empty ground, and the line is lower than its characters are wide. Measured on
6,100 whole lines of drawn screens, of which one is taken for a cut one (under a bar, where a list goes on); three in
four of those cut are found.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.drawn_type import ems_of
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

Ink = NDArray[np.float32]  # rows x columns: 0 is ground, 1 as far from it as the text's strokes

LEAST_LEVELS = 70  # between text and ground; fainter strokes tell nothing of their ends
LEAST_HEIGHT_PX = 8
PLAIN_LEVELS, PLAIN_SHARE = 16, 0.4  # of the line's box: less is a picture or a shade
FULL, SOME, FAINT = 0.7, 0.15, 0.15
# What is left of a line, of its characters' width, and strokes that stop for each: where it is badly and well read.
HALF, SURELY_HALF, HALF_READ = (0.74, 0.5), (0.66, 1.5), 0.95
LEAST_STOPPING, LEAST_HALF_PX = 3, 4
LEAST_WIDE, WIDE_SHARE, LAST_NARROW = 3, 0.6, 0x2E7F  # ideographs and kana, as which halves are read
WORDS_APART, SIGNS_APART = 1.5, 0.95  # ground between words in heights; between what is read, in its characters' width
QUIET_ROWS = 0.12  # of the line's height: so much ground follows its end


Part = Literal["", "upper", "lower"]


def missing_part(pixels: Pixels, box: Box, text: str, px_per_dp: float, score: float = 1.0) -> Part:
    """Which part of `text`, as read in `box` (dp), an edge took away; "" where it is whole or nothing can be told.

    `score`: how well it was read; a part of a character is read with doubt.
    """
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    height = bottom - top
    if height < LEAST_HEIGHT_PX or right - left < 2 * height or len(text) < LEAST_WIDE:
        return ""
    around = height // 2, round(1.2 * height)
    begin = max(0, top - around[0]), max(0, left - around[1])
    part = pixels[begin[0] : bottom + around[0], begin[1] : right + around[1]].astype(np.int16)
    ground = np.array(commonest(pixels[top:bottom, left:right].reshape(-1, 3)), np.int16)
    away = np.abs(part - ground).max(axis=2).astype(np.float32)
    own = slice(top - begin[0], bottom - begin[0]), slice(left - begin[1], right - begin[1])
    full = float(np.percentile(away[own], 97))
    if full < LEAST_LEVELS or float((away[own] <= PLAIN_LEVELS).mean()) < PLAIN_SHARE:
        return ""
    ink: Ink = away / full
    return _cut_lengthwise(ink, own, text, score)


def _cut_lengthwise(ink: Ink, own: tuple[slice, slice], text: str, score: float) -> Part:
    """Strokes of most characters stop in one row, and the line is lower than its characters are wide."""
    columns = ink[:, own[1]]
    drawn = (columns > SOME).any(axis=1)
    quiet = max(2, round(QUIET_ROWS * (own[0].stop - own[0].start)))
    bottom = _end(drawn, own[0].stop + quiet, own[0].start, quiet)
    top = _end(drawn[::-1], len(drawn) - own[0].start + quiet, len(drawn) - own[0].stop, quiet)
    inked = np.flatnonzero((columns[own[0]] > SOME).any(axis=0))
    if bottom is None or top is None or len(inked) == 0:
        return ""
    height = bottom - (len(drawn) - 1 - top) + 1
    below, above = _stopping(columns, bottom), _stopping(columns[::-1], top)
    if not _is_low(height, inked, text, score, max(below, above)):
        return ""
    return "lower" if below >= above else "upper"


def _is_low(height: int, inked: NDArray[np.intp], text: str, score: float, stopping: int) -> bool:
    """Half lines are read with doubt, as ideographs or kana; room between words is none of their width."""
    apart = np.diff(inked)
    ems, wide = ems_of(text), sum(ord(char) > LAST_NARROW for char in text)
    most = min(WORDS_APART * height, SIGNS_APART * len(inked) / ems)  # an icon beside words is no part of them
    width = int(inked[-1] - inked[0] + 1 - apart[apart > most].sum())
    told = wide >= max(LEAST_WIDE, WIDE_SHARE * len(text)) and height >= LEAST_HALF_PX
    low, each = HALF if score < HALF_READ else SURELY_HALF
    return told and height * ems < low * width and stopping >= max(LEAST_STOPPING, each * ems)


def _end(drawn: NDArray[np.bool_], after: int, least: int, quiet: int) -> int | None:
    """The last drawn place before `after` that nothing drawn follows for a while; None where there is none."""
    for at in range(min(after, len(drawn) - quiet - 1), least, -1):
        if drawn[at] and not drawn[at + 1 : at + 1 + quiet].any():
            return at
    return None


def _stopping(ink: Ink, at: int) -> int:
    """How many strokes come through the rows before `at` at full strength and stop there, or in a blended row `at`."""
    if at < 3 or at + 1 >= len(ink):
        return 0
    counts = []
    for last in (at, at - 1):
        strong = ink[last] >= FULL
        if strong.any() and (ink[at + 1][strong] > FAINT).mean() <= 0.2:
            counts.append(len(_runs(strong & (ink[last - 1] >= FULL) & (ink[last - 2] >= FULL))))
    return max(counts, default=0)


def _runs(marked: NDArray[np.bool_]) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return [int(stop - start) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
