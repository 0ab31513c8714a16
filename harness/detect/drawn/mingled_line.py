"""Lines that lie over each other, told by their strokes: between the characters of one line there is ground.

A line of Chinese leaves a gap after every character. Where another lies over it the gaps are filled for the width of
several characters, and the reader hesitates; where both stand at one pitch the gaps stay, and the reader fails. Rules
below and through words fill gaps, too, and are taken out; a ground that is not plain is not judged. Measured on 1,100
lines of drawn screens: what has no gap is at most 1.06 heights of a line long in 99 of 100, at most 2.11 in all; of the
characters of one whole line at most 1.4 are in doubt, less than 0.8 in 99 of 100.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.drawn_type import NARROW_EM, ems_of
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.drawn.upon_each_other import are_upon_each_other
from harness.detect.words.garbled_text import is_garbled, rare_share
from harness.detect.words.wording import han_count
from harness.model.screen import Box

MINGLED = 0.6  # what a mingled line scores, and no other
LEAST_HAN = 5
PLAIN_LEVELS, PLAIN_SHARE = 12, 0.75  # of the line's upper and lower side
LEAST_LEVELS, DRAWN, STROKE = 60.0, 0.25, 0.5
RULE = 1.25  # heights of the line: a row inked so far in one go is part of a rule
DASH, DASH_INK = 0.8, 0.18  # heights of the line that a dash is long at least, and high at most
WITHOUT_GAP = 2.2  # heights of the line that are inked in every column
# The less surely a line is read, the shorter a run without a gap will do: (heights, score below which).
RUNS = ((2.6, 0.995), (2.0, 0.975))
DOUBTED = max(score for _, score in RUNS)
LOST = 1.2  # characters in doubt, of a line that is read worse than this: with a run of this length, and without
BADLY_READ, SOME_RUN, HARDLY_READ = 0.92, 1.5, 0.84
MOST_OTHER = 0.3  # of its characters: figures and signs among Chinese ones are read badly by themselves
MOST_RARE = 0.15  # of a line's ideographs: rare ones are read badly by themselves
TALL = 1.12  # height of a line's ink, of its characters' width: one line's is at most as high as wide
# Where the second line stands lower than the first: how surely read at most, how long; box and ink, of a width.
HIGH_READ, LEAST_EMS, HIGH_BOX, HIGH_INK, BOX_MARGIN = 0.96, 6.0, 1.5, 1.14, 0.35
LEAST_GAPS = 0.15  # gaps for each height of the line's width: fewer are a picture's or a border's
MOST_INK, LEAST_TYPE = 0.5, 0.62  # of the line's area; height of its ink, of a character's width

_LETTERS = re.compile(r"[A-Za-z0-9]+")
_HIGH_SIGNS = re.compile(r"[A-Za-z()（）\[\]【】{}|/《》「」『』]")  # they reach above and below ideographs


def with_mingled(lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> tuple[TextLine, ...]:
    """The lines; those that are two upon each other by their strokes score MINGLED."""
    return tuple(replace(line, score=MINGLED) if _is_two(line, pixels, px_per_dp) else line for line in lines)


def _is_two(line: TextLine, pixels: Pixels, px_per_dp: float) -> bool:
    doubled = line.score < DOUBTED and _is_doubled(line, pixels, px_per_dp)
    return doubled or are_upon_each_other(line.text, line.box, pixels, px_per_dp, line.score)


def is_mingled(text: str, box: Box, pixels: Pixels, px_per_dp: float) -> bool:
    """Whether the strokes in `box` (dp), in which `text` stands, are those of two lines upon each other."""
    inked = _inked(text, box, pixels, px_per_dp)
    return inked is not None and _without_gap(inked, text) >= WITHOUT_GAP


def _is_doubled(line: TextLine, pixels: Pixels, px_per_dp: float) -> bool:
    inked = _inked(line.text, line.box, pixels, px_per_dp) if _is_on_plain(line.box, pixels, px_per_dp) else None
    run = 0.0 if inked is None else _without_gap(inked, line.text)
    letters = NARROW_EM * max(map(len, _LETTERS.findall(line.text)), default=0)  # they touch each other
    if inked is None or any(run >= max(heights, letters + 1) and line.score < score for heights, score in RUNS):
        return inked is not None
    lost = (1 - line.score) * len(line.text) >= LOST
    tall = inked.shape[0] >= TALL * inked.shape[1] / ems_of(line.text)
    chinese = han_count(line.text) >= (1 - MOST_OTHER) * len(line.text)
    lost = lost and (run >= SOME_RUN or line.score < HARDLY_READ)
    doubled = chinese and run > 0 and line.score < BADLY_READ and (lost or tall)
    doubled = doubled or _stands_high(line, inked, px_per_dp)
    return doubled and not is_garbled(line.text, line.text) and rare_share(line.text) <= MOST_RARE


def _stands_high(line: TextLine, inked: NDArray[np.bool_], px_per_dp: float) -> bool:
    """Whether a long line without brackets and letters is inked, without a break, higher than a character is wide."""
    ems = ems_of(line.text)
    each = (line.box.width_dp - BOX_MARGIN * line.box.height_dp) / ems
    high = line.score < HIGH_READ and ems >= LEAST_EMS and line.box.height_dp >= HIGH_BOX * each
    if not high or _HIGH_SIGNS.search(line.text):
        return False
    empty = np.flatnonzero(np.concatenate(([True], ~inked.any(axis=1), [True])))
    return int(np.diff(empty).max()) - 1 >= HIGH_INK * each * px_per_dp


def _is_on_plain(box: Box, pixels: Pixels, px_per_dp: float) -> bool:
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if part.size == 0:
        return False
    away = np.abs(part[[0, -1]].astype(np.int16) - np.array(commonest(part.reshape(-1, 3)), np.int16)).max(axis=2)
    return float((away < PLAIN_LEVELS).mean()) >= PLAIN_SHARE


def _without_gap(inked: NDArray[np.bool_], text: str) -> float:
    """The longest run of inked columns in heights of the line; 0 where the line is no text's."""
    height, width = inked.shape
    filled = inked.any(axis=0) & ~_dashes(inked)
    steps = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    gaps = len(steps) // 2 - 1
    judged = gaps * height / width >= LEAST_GAPS and height >= LEAST_TYPE * width / len(text)
    return int((steps[1::2] - steps[::2]).max()) / height if judged else 0.0


def _dashes(inked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Columns in which nothing but a dash is drawn: it runs to the next one as no other character does."""
    thin = inked.sum(axis=0) <= DASH_INK * inked.shape[0]
    kernel = np.ones((1, max(1, round(DASH * inked.shape[0]))), np.uint8)
    return np.asarray(cv2.morphologyEx(thin[None].astype(np.uint8), cv2.MORPH_OPEN, kernel)[0] > 0, np.bool_)


def _inked(text: str, box: Box, pixels: Pixels, px_per_dp: float) -> NDArray[np.bool_] | None:
    """Rows x columns of the line's own ink, None where its ground is not plain or there is too little of it."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if han_count(text) < LEAST_HAN or part.shape[0] < 6 or part.shape[1] < 3 * part.shape[0]:
        return None
    ground = np.array(commonest(part.reshape(-1, 3)), np.int16)
    away = np.abs(part.astype(np.int16) - ground).max(axis=2)
    full = float(np.percentile(away, 97))
    if full < LEAST_LEVELS:
        return None
    inked = _without_rules(away > DRAWN * full)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) < 4 or len(columns) < 4:
        return None
    own = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return inked[own] if float((away > STROKE * full)[own].mean()) <= MOST_INK else None


def _without_rules(inked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Without the rows' runs that are longer than any stroke: a rule below words, or through them."""
    longest = round(RULE * inked.shape[0])
    if inked.shape[1] <= longest:
        return inked
    kernel = np.ones((1, longest), np.uint8)
    rules = cv2.morphologyEx(inked.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    return np.asarray(inked & (rules == 0), np.bool_)
