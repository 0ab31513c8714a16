"""Whether a line's last character is cut: by the side of what holds the line, or where only a part of it is drawn.

A whole character has ground on its right before its card, button or cell ends, and ends in one stroke or in an upright
one. Where a straight edge cuts, strokes run into the side of the holder, or several stop side by side in one column
while the character has not the width of those before it. Measured on 5,400 whole lines of drawn screens, of which none
is taken for a cut one.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

LEAST_HEIGHT_PX, LEAST_LEVELS, PLAIN_SHARE = 8, 50, 0.85
FULL, SOME, NONE = 0.7, 0.15, 0.12  # of the strokes' strength
EVEN_LEVELS, OTHER_LEVELS = 16, 3  # within a column of one ground; between the grounds of a card and of its page
SEAM_PX, FLAT_PX, GROUND_SHARE = 3, 9, 0.2  # columns of a side's own line, of one ground after it; ground before it
STROKE = 0.3  # of the line's height: no stroke is so wide, a ground after a side is
AROUND, BEYOND = 0.25, 1.2  # heights of the line that are looked at above and below it, and to its right
INKED_AT_SIDE = (0.02, 0.8)  # of the line's height: more is a border, no stroke
SWIPED_APART, SWIPED = 0.9, 2  # heights of ground between entries that are swiped, and how often
QUIET = 0.35  # heights of ground after the last stroke
SHORT_STROKE, LEAST_STROKES, MANY_STROKES = 0.34, 2, 5  # of the line's height; that stop in one column
# A line so long that begins at a margin, yet leaves none before its card's side, goes on beyond it.
LEAST_FULL, MARGIN_DP, LEAST_MARGIN_DP, TOUCHING_DP = 8, 8.0, 2.0, 1.0
MARK = (0.45, 0.65)  # of the ink's height: what stands apart, so narrow and so low, is an arrow or a dot
LEAST_TOLD, MOST_TOLD = 3, 7  # full characters at the line's end, by which its pitch is found
INK_OF_TYPE = 0.93  # height of a line's ink, of its characters' pitch
PITCHES, PARTS = np.arange(0.95, 1.07, 0.01), np.arange(0.08, 1.06, 0.02)
BETWEEN = 0.06  # ink between characters, of the line's height, at most
PART_OF_CHARACTER = (0.1, 0.76)  # of its pitch, that is left of the last one
_NO_FULL_WIDTH = frozenset("。,，、.;；:：!！?？)）》”\"'…」』】]（《“「【〈〉・·")
LAST_NARROW = 0x2E7F

Ink = NDArray[np.float32]


def is_end_cut(pixels: Pixels, box: Box, text: str, px_per_dp: float) -> bool:
    """Whether the line `text`, read in `box` (dp), goes on beyond what is seen of it."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    height = bottom - top
    if height < LEAST_HEIGHT_PX or right - left < 2 * height:
        return False
    ground = np.array(commonest(pixels[top:bottom, left:right].reshape(-1, 3)), np.int16)
    above, beyond = max(0, top - round(AROUND * height)), right + round(BEYOND * height)
    part = pixels[above : bottom + round(AROUND * height), left:beyond].astype(np.int16)
    away = np.abs(part - ground).max(axis=2)
    own = slice(top - above, bottom - above)
    full = float(np.percentile(away[own, : right - left], 97))
    if full < LEAST_LEVELS:
        return False
    side = _side(part, away, own, max(height, right - left - 2 * height))
    on_ground = _on_ground(away[:, : min(right - left, side or right - left)], own)
    if on_ground is None:
        return False
    within = away if side is None else away[:, : side - 1]
    ink: Ink = (_without_holder(within) / full).astype(np.float32)[on_ground]
    first = left + int((ink[:, : right - left] > SOME).any(axis=0).argmax()) - 1  # it may be blended
    before = np.abs(pixels[top:bottom, : max(0, first)].astype(np.int16) - ground).max(axis=2)
    if side is not None and _touches(ink, side, px_per_dp, text) and _is_ground(before, MARGIN_DP * px_per_dp):
        return True
    if _is_swiped(away[own, : right - left] > SOME * full):
        return False
    into = side is not None and side <= right - left + QUIET * height and _runs_into(ink)
    whole = not (into and _is_ground(before, LEAST_MARGIN_DP * px_per_dp))
    return not whole or (on_ground == own and _is_part_of_character(ink, right - left, text))


def _on_ground(away: NDArray[np.int16], own: slice) -> slice | None:
    """The line's rows that begin and end on its ground: as read, it may be higher than its button."""
    plain = (away <= EVEN_LEVELS).mean(axis=1) >= PLAIN_SHARE
    most = round(AROUND * (own.stop - own.start))
    first = next((row for row in range(own.start, own.start + most + 1) if plain[row]), None)
    last = next((row for row in range(own.stop - 1, own.stop - most - 2, -1) if plain[row]), None)
    return None if first is None or last is None else slice(first, last + 1)


def _is_ground(before: NDArray[np.int16], width: float) -> bool:
    """Whether a line begins after so much of its own ground: one marked with a colour ends where its mark does."""
    near = before[before.shape[0] // 4 : -(before.shape[0] // 4), -round(width) :]
    return before.shape[1] >= width and int(near.max()) <= OTHER_LEVELS


def _touches(ink: Ink, side: int, px_per_dp: float, text: str) -> bool:
    """A long line whose last stroke ends right before the side."""
    inked = np.flatnonzero((ink[:, :side] > SOME).any(axis=0))
    return len(text) >= LEAST_FULL and len(inked) > 0 and side - 1 - int(inked[-1]) <= TOUCHING_DP * px_per_dp


def _side(part: NDArray[np.int16], away: NDArray[np.int16], own: slice, start: int) -> int | None:
    """The first column from `start` on where one ground ends and another begins, both even for a while."""
    middle = slice(own.start + (own.stop - own.start) // 4, own.stop - (own.stop - own.start) // 4)
    even = (part[middle].max(axis=0) - part[middle].min(axis=0)).max(axis=1) <= EVEN_LEVELS
    other = np.median(away[middle], axis=0)
    wall, flat = even & (other > OTHER_LEVELS), max(FLAT_PX, round(STROKE * (own.stop - own.start)))
    for at in np.flatnonzero(wall[start : len(wall) - flat - SEAM_PX]) + start:
        outside = slice(at + SEAM_PX, at + SEAM_PX + flat)
        if not wall[outside].all() or float(np.ptp(other[outside])) > 1:
            continue
        before = away[middle, at - FLAT_PX : at - SEAM_PX]
        ground = before[before <= EVEN_LEVELS]
        clear = ground.size >= GROUND_SHARE * before.size
        return int(at) if clear and float(other[outside].min() - np.median(ground)) > OTHER_LEVELS else None
    return None


def _without_holder(away: NDArray[np.int16]) -> NDArray[np.int16]:
    """Without what comes in from above or below: the round corners of a button, the lines beside this one."""
    drawn = (away > EVEN_LEVELS).astype(np.uint8)
    _, parts = cv2.connectedComponents(drawn, connectivity=4)
    foreign = np.union1d(parts[0][drawn[0] > 0], parts[-1][drawn[-1] > 0])
    return np.where(np.isin(parts, foreign), 0, away)


def _runs_into(ink: Ink) -> bool:
    """Strokes reach the side, before which `ink` ends: a whole character leaves ground there."""
    inked = (ink[:, -1] >= FULL) & (ink[:, -2] >= FULL)
    return INKED_AT_SIDE[0] <= float(inked.mean()) <= INKED_AT_SIDE[1]


def _is_part_of_character(ink: Ink, width: int, text: str) -> bool:
    height, limit = ink.shape
    drawn = (ink > SOME).any(axis=0)
    end = _end(drawn, min(width + height // 2, limit - 1), max(3, width - 2 * height), round(QUIET * height), limit)
    told = _full_characters(text)
    if end is None or told == 0 or _is_mark(ink[:, : end + 1] > SOME):
        return False
    last, before = _stopping(ink, end, limit), _stopping(ink, end - 1, limit)
    strokes, open_ones = max(last[0], before[0]), max(last[1], before[1])
    if told < LEAST_TOLD or strokes < LEAST_STROKES:
        return open_ones >= MANY_STROKES
    rows = np.flatnonzero((ink[:, : end + 1] > SOME).any(axis=1))
    part = _left_of_last(ink[:, : end + 1], end, told, (rows[-1] - rows[0] + 1) / INK_OF_TYPE)
    return part is not None and PART_OF_CHARACTER[0] <= part <= PART_OF_CHARACTER[1]


def _is_swiped(inked: NDArray[np.bool_]) -> bool:
    """Several entries in one row, read as one line: the row goes on under an edge."""
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) == 0:
        return False
    return bool((np.diff(columns) > SWIPED_APART * (np.ptp(rows) + 1)).sum() >= SWIPED)


def _is_mark(inked: NDArray[np.bool_]) -> bool:
    """Whether what ends the line stands apart as an arrow, a tick or a dot does: narrow and low."""
    empty, rows = np.flatnonzero(~inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
    if len(empty) == 0:
        return False
    high, last = int(np.ptp(rows)) + 1, inked[:, empty[-1] + 1 :]
    own = np.flatnonzero(last.any(axis=1))
    return bool(last.shape[1] <= MARK[0] * high and int(np.ptp(own)) + 1 <= MARK[1] * high)


def _end(drawn: NDArray[np.bool_], after: int, least: int, quiet: int, limit: int) -> int | None:
    """The last drawn column before `after` that nothing drawn follows for a while, or up to the side."""
    for at in range(min(after, len(drawn) - 1), least, -1):
        if drawn[at] and not drawn[at + 1 : min(at + 1 + quiet, limit)].any():
            return at
    return None


def _stopping(ink: Ink, at: int, limit: int) -> tuple[int, int]:
    """How many short strokes come at full strength to a column after which there is nothing, and how many of them
    no upright stroke ends there."""
    strong = ink[:, at] >= FULL
    if not strong.any() or (at + 1 < limit and float(ink[strong, at + 1].max()) > NONE):
        return 0, 0
    through = strong & (ink[:, at - 1] >= FULL) & (ink[:, at - 2] >= FULL)
    short = [run for run in _runs(through) if run.stop - run.start <= SHORT_STROKE * ink.shape[0]]
    upright = [run for run in _runs(strong) if run.stop - run.start > SHORT_STROKE * ink.shape[0]]
    ended = [run for run in short if any(one.start <= run.start < one.stop for one in upright)]
    return len(short), len(short) - len(ended)


def _runs(marked: NDArray[np.bool_]) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return [slice(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _full_characters(text: str) -> int:
    """How many characters of full width end the line, MOST_TOLD at most."""
    count = 0
    for char in reversed(text):
        if ord(char) <= LAST_NARROW or char in _NO_FULL_WIDTH or count == MOST_TOLD:
            break
        count += 1
    return count


def _left_of_last(ink: Ink, end: int, characters: int, pitch: float) -> float | None:
    """What is left of the last character, of its pitch; None where no pitch leaves ground between the characters."""
    soft = ink.clip(0, 1).sum(axis=0)
    steps, parts = np.meshgrid(pitch * PITCHES, PARTS, indexing="ij")
    between = end + 1 - steps[..., None] * (parts[..., None] + np.arange(characters - 1))
    at = between.round().astype(int).clip(1, end)
    cost = np.minimum(soft[at], soft[at - 1]).mean(axis=2)
    cost[between[..., -1] < 1] = np.inf
    best = np.unravel_index(int(cost.argmin()), cost.shape)
    return float(parts[best]) if cost[best] < BETWEEN * ink.shape[0] else None
