"""Rows of a picture at which the strokes of a whole line of Chinese stop at once, read or not: an edge cuts it there.

Half a line is often not read at all. Its strokes say more: many that come from above at full strength end in one row,
below them lies even ground, and what is left is lower than its characters are wide. Of whole lines figures, capital
letters and the feet of small or bold type stop so; these are as high as they are wide, or higher.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

STEP_LEVELS, EVEN_LEVELS = 55, 30  # where a stroke stops; along it, from row to row
GROUND_LEVELS, GROUND_DP = 8, 2.0  # within the rows below, as many as these
LEAST_STROKES, WIDEST_STROKE_DP = 5, 5.0
LEAST_WIDE_DP, APART_DP = 12.0, 24.0  # of the ground below; between the strokes of one line
AROUND_DP = 14.0  # beyond the first and last stroke that stops: a character that has none there
HEIGHT_DP = (3.0, 28.0)  # of what is left
BREAK_DP = 1.6  # between the parts of characters, as 灬 stands under 黑; lines stand farther apart
INKED, FAINT = 0.45, 60  # of the strokes' strength; levels, below which they tell nothing
LEAST_DENSITY = 0.6  # ink in the last row, of a usual one's: a whole line ends softly
WIDEST, STEP = 3.4, 0.25  # pitch, of the height of what is left; px
WIDEST_PITCH_DP = 30.0
GAPS = 0.3  # ink between the characters, of a usual column's
LEAST_CHARACTERS = 2.5  # in the line, for them to have a pitch
LOW, EACH = 0.8, 1.2  # of their width, what is left in height; strokes that stop for each

Part = Literal["upper", "lower"]
Mask = NDArray[np.bool_]
Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class CutRow:
    """What is left of a line (dp), which part of it is missing, how many strokes stop, and its characters' pitch in dp
    by the ground between them; 0 where that tells none."""

    box: Box
    missing: Part
    strokes: int
    pitch_dp: float

    def is_half(self, em_dp: float) -> bool:
        """Whether so little is left of characters that are `em_dp` wide, and of most of them a stroke stops."""
        low = self.box.height_dp <= LOW * min(em_dp, self.pitch_dp)
        return low and self.strokes * em_dp >= EACH * self.box.width_dp


def cut_rows(pixels: Pixels, px_per_dp: float) -> tuple[CutRow, ...]:
    """All such rows; whose line they cut, and whether it may scroll on there, is for others to say."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    turned = np.ascontiguousarray(grey[::-1])
    return (*_rows(grey, px_per_dp, "lower"), *_rows(turned, px_per_dp, "upper"))


def _rows(grey: Grey, scale: float, missing: Part) -> Iterator[CutRow]:
    steps = cv2.absdiff(grey[1:], grey[:-1])
    ends = np.zeros(grey.shape, np.bool_)
    even = steps < EVEN_LEVELS
    through = even[1:] & even[:-1]  # from two rows before on
    # At once, or by way of one blended row where the edge lies between two.
    ends[2:-2] = through[:-2] & ~even[2:-1] & (cv2.absdiff(grey[4:], grey[2:-2]) > STEP_LEVELS)
    many = (ends[:, 1:] & ~ends[:, :-1]).sum(axis=1) >= LEAST_STROKES
    below = max(2, round(GROUND_DP * scale))
    for row in np.flatnonzero(many[: len(many) - below - 2]).tolist():
        for strokes in _lines(ends[row], _even(grey[row + 2 : row + 2 + below]), scale):
            found = _line_left(grey, row, strokes, scale)
            if found is not None:
                box, pitch = found
                top = box.y_dp if missing == "lower" else len(grey) / scale - box.y_dp - box.height_dp
                yield CutRow(Box(box.x_dp, top, box.width_dp, box.height_dp), missing, len(strokes), pitch)


def _even(rows: Grey) -> Mask:
    """Columns of one ground: nothing changes to the column before."""
    even = np.ones(rows.shape[1], np.bool_)
    even[1:] = (cv2.absdiff(rows[:, 1:], rows[:, :-1]) < GROUND_LEVELS).all(axis=0)
    return even


def _lines(ends: Mask, even: Mask, scale: float) -> Iterator[list[slice]]:
    """The strokes that stop over one ground, no farther apart than those of a line."""
    for ground in _runs(even):
        if ground.stop - ground.start < LEAST_WIDE_DP * scale:
            continue
        near: list[slice] = []
        for run in _runs(ends[ground]):
            stroke = slice(run.start + ground.start, run.stop + ground.start)
            if stroke.stop - stroke.start > WIDEST_STROKE_DP * scale:
                continue
            if near and stroke.start - near[-1].stop > APART_DP * scale:
                if len(near) >= LEAST_STROKES:
                    yield near
                near = []
            near.append(stroke)
        if len(near) >= LEAST_STROKES:
            yield near


def _line_left(grey: Grey, row: int, strokes: Sequence[slice], scale: float) -> tuple[Box, float] | None:
    """Place and pitch in dp of the line above `row`; None where it ends softly, or is none."""
    left, right = strokes[0].start - round(AROUND_DP * scale), strokes[-1].stop + round(AROUND_DP * scale)
    left, right = max(0, left), min(grey.shape[1], right)
    part = grey[max(0, row - round((HEIGHT_DP[1] + 2) * scale)) : row + 1, left:right].astype(np.int16)
    last = part[-max(4, round(5 * scale)) :]
    ground = int(np.bincount((last >> 2).ravel(), minlength=64).argmax()) * 4 + 2
    full = float(np.percentile(np.abs(last - ground), 97))
    if full < FAINT:
        return None
    ink = np.abs(part - ground) > INKED * full
    height = _high(ink, round(BREAK_DP * scale))
    if not HEIGHT_DP[0] * scale <= height <= HEIGHT_DP[1] * scale:
        return None
    line = ink[-height:]
    columns = np.flatnonzero(line.any(axis=0))
    line = line[:, columns[0] : columns[-1] + 1]
    density = line.mean(axis=1)
    if float(density[-1]) < LEAST_DENSITY * float(density.mean()):
        return None
    box = Box((left + int(columns[0])) / scale, (row + 1 - height) / scale, line.shape[1] / scale, height / scale)
    return box, _pitch(line, WIDEST_PITCH_DP * scale) / scale


def _high(ink: Mask, most: int) -> int:
    """How many rows up from the last one are inked, with breaks of `most` rows; 0 where there is no end to it."""
    inked = np.flatnonzero(ink.any(axis=1)[::-1])
    breaks = np.flatnonzero(np.diff(inked) > most + 1)
    height = int(inked[breaks[0]] if len(breaks) else inked[-1]) + 1
    return 0 if height >= len(ink) else height


def _pitch(line: Mask, widest: float) -> float:
    """The least distance at which ground lies between the characters, 0 where there is none such."""
    soft, height = line.mean(axis=0), len(line)
    most, last = GAPS * float(soft.mean()), len(soft) - 1
    for pitch in np.arange(max(height, 9), min(WIDEST * height, widest, len(soft) / LEAST_CHARACTERS), STEP):
        begins = np.arange(0, pitch, max(1.0, pitch / 16))[:, None]
        between = (begins + pitch * np.arange(int(len(soft) / pitch))).round().astype(int).clip(1, last)
        if float(np.minimum(soft[between], soft[between - 1]).mean(axis=1).min()) <= most:
            return float(pitch)
    return 0.0


def _runs(marked: Mask) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return [slice(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
