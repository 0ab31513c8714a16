"""Lines that lie over each other, told by their strokes: between the characters of one line there is ground.

A line of Chinese leaves a gap after every character. Where another lies over it the gaps are filled for the width of
several characters, and the reader hesitates. A rule below a link and a ground that is not plain fill gaps, too: the
first is taken out, the second not judged. Measured on 2,800 lines of drawn screens: no single line is taken for two,
13 of 18 places where words lie upon words are found.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from harness.detect.drawn.drawn_colour import commonest, in_px
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count
from harness.model.screen import Box

DOUBTED = 0.985  # below it a line is looked at: what can be read scores above 0.99, but for one in fifty
MINGLED = 0.6  # what a mingled line scores at most
LEAST_HAN = 5
LEAST_LEVELS, DRAWN, STROKE = 60.0, 0.25, 0.5
RULE = 0.85  # of the line's width: a row inked so far is a rule
WITHOUT_GAP = 2.2  # heights of the line that are inked in every column
GAPS = (0.15, 0.8)  # gaps for each height of the line's width: fewer are a picture's or a border's
MOST_INK, LEAST_TYPE = 0.5, 0.62  # of the line's area; height of its ink, of a character's width


def with_mingled(lines: Sequence[TextLine], pixels: Pixels, px_per_dp: float) -> tuple[TextLine, ...]:
    """The lines; those that are two upon each other by their strokes score MINGLED at most."""
    return tuple(
        replace(line, score=min(line.score, MINGLED))
        if line.score < DOUBTED and is_mingled(line.text, line.box, pixels, px_per_dp)
        else line
        for line in lines
    )


def is_mingled(text: str, box: Box, pixels: Pixels, px_per_dp: float) -> bool:
    """Whether the strokes in `box` (dp), in which `text` stands, are those of two lines upon each other."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right]
    if han_count(text) < LEAST_HAN or part.shape[0] < 6 or part.shape[1] < 3 * part.shape[0]:
        return False
    ground = np.array(commonest(part.reshape(-1, 3)), np.int16)
    away = np.abs(part.astype(np.int16) - ground).max(axis=2)
    full = float(np.percentile(away, 97))
    if full < LEAST_LEVELS:
        return False
    inked = away > DRAWN * full
    inked[inked.mean(axis=1) > RULE] = False
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) < 4 or len(columns) < 4:
        return False
    height, width = int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)
    filled = inked[:, columns[0] : columns[-1] + 1].any(axis=0)
    steps = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    longest, gaps = int((steps[1::2] - steps[::2]).max()), len(steps) // 2 - 1
    strokes = float((away > STROKE * full)[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean())
    of_type = height >= LEAST_TYPE * width / len(text)
    return (
        longest >= WITHOUT_GAP * height
        and GAPS[0] <= gaps * height / width <= GAPS[1]
        and strokes <= MOST_INK
        and of_type
    )
