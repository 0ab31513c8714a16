"""Whether a box cuts through a line of text, told by its strokes alone: they all end at once, at full strength.

A whole character ends softly: its last row or column is half covered, and few strokes reach it. Where a straight edge
cuts, many strokes stop side by side and the next row or column is empty ground. Measured on 5,800 lines of drawn
screens: three that are whole are taken for cut ones, two of them behind dialogs; of those cut lengthwise nine in ten
are found, of those cut across about one in three (an edge that falls between two characters, or leaves most of the last
one, shows nothing).
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
LEAST_HEIGHT_PX, LEAST_CHARACTERS = 8, 4
FULL, SOME, FAINT = 0.7, 0.15, 0.15
# What is left of a line, of its characters' width, and strokes that stop for each: where it is badly and well read.
HALF, SURELY_HALF, HALF_READ = (0.74, 0.5), (0.66, 1.5), 0.95
LEAST_STOPPING, LEAST_HALF_PX = 3, 4
LEAST_WIDE, WIDE_SHARE, LAST_NARROW = 3, 0.6, 0x2E7F  # ideographs and kana, as which halves are read
WORDS_APART = 1.5  # heights of ground between words
QUIET_ROWS, QUIET_COLUMNS = 0.12, 0.35  # of the line's height: so much ground follows its end
SHORT_STROKE = 0.34  # of the line's height: a longer run is an upright stroke, with which a character may well end
LEAST_STROKES, MANY_STROKES = 2, 5  # no whole character ends in more than four at once
PART_OF_CHARACTER = (0.05, 0.72)  # of a character's room: what is left of the last one
DOUBTED, MOST_OF_CHARACTER, NO_INK = 0.99, 0.9, 0.1  # a line read worse than this may have lost less of its last one
WALL, ROOM, ALIKE_LEVELS = 0.98, 0.35, 24  # rows of its height that a side takes; ground before a line, in its heights
EVEN_PITCH = 0.01  # ink between characters, of the line's height, where the pitch is found
_NO_FULL_WIDTH = frozenset("。,，、.;；:：!！?？)）》”\"'…」』】]》")


Part = Literal["", "upper", "lower", "end"]


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
    if full < LEAST_LEVELS:
        return ""
    ink: Ink = away / full
    part_of_height = _cut_lengthwise(ink, own, text, score)
    if part_of_height or len(text) < LEAST_CHARACTERS:
        return part_of_height
    at_end = _cut_across(ink[own[0]], own[1], text, doubted=score < DOUBTED) or _cut_by_wall(ink, own, part)
    return "end" if at_end else ""


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
    width = int(inked[-1] - inked[0] + 1 - apart[apart > WORDS_APART * height].sum())
    ems, wide = ems_of(text), sum(ord(char) > LAST_NARROW for char in text)
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


def _cut_across(row: Ink, own: slice, text: str, *, doubted: bool) -> bool:
    """Two strokes or more stop in one column, and the last character has not the room that the others have."""
    height = row.shape[0]
    drawn = (row > SOME).any(axis=0)
    quiet = max(2, round(QUIET_COLUMNS * height))
    end = _end(drawn, own.stop + height // 2, max(2, own.stop - height), quiet)
    if end is None or text[-1] in _NO_FULL_WIDTH or end + 1 >= row.shape[1]:
        return False
    strong = row[:, end] >= FULL
    through = strong & (row[:, end - 1] >= FULL) & (row[:, end - 2] >= FULL)
    short = [length for length in _runs(through) if length <= SHORT_STROKE * height]
    surely = doubted and len(short) >= MANY_STROKES
    most, faint = (MOST_OF_CHARACTER, FAINT) if surely else (PART_OF_CHARACTER[1], NO_INK)
    if len(short) < LEAST_STROKES or (row[:, end + 1][strong] > faint).any():
        return False
    left = _left_of_last(row, drawn, end, len(text))
    return left is not None and PART_OF_CHARACTER[0] < left < most


def _cut_by_wall(ink: Ink, own: tuple[slice, slice], part: NDArray[np.int16]) -> bool:
    """The line runs into the side of the button or cell that holds it, and at its other side there is room.

    What stands on the page and covers the line's end has another colour than the page beyond the line's beginning.
    """
    height = own[0].stop - own[0].start
    high = ink[max(0, own[0].start - height // 4) : own[0].stop + height // 4]
    wall = (high > SOME).mean(axis=0) >= WALL
    right = np.flatnonzero(wall[own[1].start + 2 * height :])
    left = np.flatnonzero(wall[: own[1].start + height // 2])
    if len(right) == 0 or len(left) == 0:
        return False
    ends, begins = int(right[0]) + own[1].start + 2 * height, int(left[-1])
    drawn = np.flatnonzero((ink[own[0], begins + 1 : ends] > SOME).any(axis=0))
    if not 4 <= ends < part.shape[1] - 1 or begins < 1 or len(drawn) == 0 or drawn[0] < ROOM * height:
        return False
    middle = (own[0].start + own[0].stop) // 2
    alike = np.abs(part[middle, ends + 1] - part[middle, begins - 1]).max() <= ALIKE_LEVELS  # beyond blended columns
    through = (ink[own[0], ends - 2] >= FULL) & (ink[own[0], ends - 3] >= FULL)
    return bool(alike) and any(run <= SHORT_STROKE * height for run in _runs(through))


def _left_of_last(row: Ink, drawn: NDArray[np.bool_], end: int, characters: int) -> float | None:
    """What the last character shows of its room; None where the characters do not stand at one pitch."""
    begin = int(np.flatnonzero(drawn)[0])
    soft = row.clip(0, 1).sum(axis=0)
    about = (end - begin) / characters
    best, left = EVEN_PITCH * row.shape[0], None
    for pitch in np.arange(0.9 * about, 1.12 * about, 0.004 * about):
        for before in np.arange(0, 0.16 * pitch, max(1.0, 0.03 * pitch)):
            between = begin - before + pitch * np.arange(1, int((end - begin + before) / pitch) + 1)
            at = between.round().astype(int)
            at = at[(at >= 0) & (at < end)]
            if len(at) >= LEAST_CHARACTERS and (ink := float(soft[at].mean())) < best:
                best, left = ink, float((end - at[-1]) / pitch)
    return left


def _runs(marked: NDArray[np.bool_]) -> list[int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return [int(stop - start) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
