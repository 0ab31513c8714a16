"""Two texts upon each other, told by strokes that no single line has.

Either strokes of two colours cross in the same columns, or strokes run together over more than a character: in one line
a character's strokes touch those of no other, and a figure of large type is narrow. Measured on 5,300 single lines of
drawn screens, of which none is taken for two; a ground that is not plain is not judged.
"""

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.drawn_type import NARROW_EM, ems_of
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box

LEAST_HEIGHT_PX, LEAST_LEVELS = 8, 50.0
PLAIN_LEVELS, PLAIN_SHARE = 12, 0.85  # of the box's upper and lower side
RULE = 1.25  # heights: a row inked so far in one go is a rule below the words or through them
DRAWN, STRONG = 0.3, 0.45  # of the strokes' distance from the ground
SAME, OTHER, SHADES = 0.975, 0.94, 6  # likeness of two colours as directions from the ground; steps that tell them
SHADOW = -0.5  # on the ground's other side: light words on a photograph cast a dark one
LEAST_PX, CROSSING, MOST_OTHER = 2, 0.38, 0.35  # in a column; columns, in heights; the other colour's share there
WIDE, LEAST_HAN, THIN = 1.5, 2, 0.2  # heights of what runs together; a frame has less ink in its box
WIDE_BOLD, SURELY_READ = 2.3, 0.985  # two bold characters may touch, and are read without a doubt
WELL_READ = 0.995  # whatever their strokes touch: light words with a shadow, on a photograph
HALF = 0.74
FLAT = 0.5  # of the ink's height: a dash is lower than what two lines make together
BETWEEN_EM = 0.6  # room for the touching of letters
LARGE_DP, LARGE_WIDE, LEAST_FIGURES = 18.0, 1.25, 2  # ink's height of large figures

_PLACES = np.array([1, 2 * SHADES + 1, (2 * SHADES + 1) ** 2])

_LETTERS = re.compile(r"[A-Za-z]+")

Mask = NDArray[np.bool_]


def are_upon_each_other(text: str, box: Box, pixels: Pixels, px_per_dp: float, score: float = 0.0) -> bool:
    """Whether what was read in `box` (dp) as `text`, so surely as `score` says, is drawn as two texts that cross."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if score >= WELL_READ or part.shape[0] < LEAST_HEIGHT_PX or part.shape[1] < part.shape[0]:
        return False
    apart = part.astype(np.float32) - np.array(commonest(part.reshape(-1, 3)), np.float32)
    away = np.abs(apart).max(axis=2)
    full = float(np.percentile(away, 97))
    sides = np.concatenate((away[:1], away[-1:]))
    if full < LEAST_LEVELS or float((sides < PLAIN_LEVELS).mean()) < PLAIN_SHARE:
        return False
    ruled = _rules(away > DRAWN * full)
    towards = _usual_direction(apart, ruled)
    if towards is None:
        return False
    shadow = apart @ towards < SHADOW * np.linalg.norm(apart, axis=2)
    inked = (away > DRAWN * full) & ~ruled & ~shadow
    return _cross(apart, ruled | shadow, towards) or _run_together(text, inked, px_per_dp, score)


def _rules(inked: Mask) -> Mask:
    longest = round(RULE * inked.shape[0])
    if inked.shape[1] <= longest:
        return np.zeros_like(inked)
    opened = cv2.morphologyEx(inked.astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, longest), np.uint8))
    return np.asarray(opened > 0, np.bool_)


def _strong(apart: NDArray[np.float32], without: Mask) -> tuple[Mask, NDArray[np.float32]]:
    """Where strokes are at full strength, and their colours' directions from the ground."""
    far = np.linalg.norm(apart, axis=2)
    strong = (far > STRONG * float(np.percentile(far, 97))) & ~without
    return strong, apart[strong] / far[strong][:, None]


def _usual_direction(apart: NDArray[np.float32], ruled: Mask) -> NDArray[np.float32] | None:
    _, towards = _strong(apart, ruled)
    if len(towards) == 0:
        return None
    shade = np.round((towards + 1) * SHADES).astype(np.int64) @ _PLACES
    usual = towards[shade == np.bincount(shade).argmax()].mean(axis=0)
    return np.asarray(usual / np.linalg.norm(usual), np.float32)


def _cross(apart: NDArray[np.float32], without: Mask, usual: NDArray[np.float32]) -> bool:
    """Strokes of another colour stand between those of the line's own in many columns."""
    strong, towards = _strong(apart, without)
    likeness = towards @ usual
    own, other = np.zeros_like(strong), np.zeros_like(strong)
    own[strong], other[strong] = likeness > SAME, likeness < OTHER
    both = (own.sum(axis=0) >= LEAST_PX) & (other.sum(axis=0) >= LEAST_PX) & _between(own, other)
    return bool(both.sum() >= CROSSING * len(strong) and other[:, both].mean() <= MOST_OTHER)


def _between(own: Mask, other: Mask) -> Mask:
    """Columns in which neither stands wholly above the other: what is drawn below words is a mark, or a picture."""
    last = len(own) - 1
    first_own, first_other = own.argmax(axis=0), other.argmax(axis=0)
    last_own, last_other = last - own[::-1].argmax(axis=0), last - other[::-1].argmax(axis=0)
    return np.asarray((first_other < last_own) & (first_own < last_other), np.bool_)


def _run_together(text: str, inked: Mask, px_per_dp: float, score: float) -> bool:
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) == 0:
        return False
    height = int(rows[-1] - rows[0] + 1)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inked.astype(np.uint8), connectivity=8)
    left, _, width, high, area = stats[1:].T
    whole = (left > 0) & (left + width < inked.shape[1]) & (high < inked.shape[0]) & (area >= THIN * width * high)
    whole &= high >= FLAT * height
    widest = float(width[whole].max(initial=0)) / height
    figures = sum(char.isdecimal() for char in text)
    large = height >= LARGE_DP * px_per_dp and figures >= LEAST_FIGURES
    half = height * ems_of(text) < HALF * (columns[-1] - columns[0] + 1)  # of a line that an edge cut lengthwise
    letters = max(map(len, _LETTERS.findall(text)), default=0)  # bold ones touch each other
    touching = NARROW_EM * letters + BETWEEN_EM if letters > 1 else 0.0
    wide = max(WIDE if score < SURELY_READ else WIDE_BOLD, touching)
    return (han_count(text) >= LEAST_HAN and widest >= wide and not half) or (
        large and widest >= max(LARGE_WIDE, touching)
    )
