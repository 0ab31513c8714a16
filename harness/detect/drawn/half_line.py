"""Which line of a picture a cut row halves: one that was read there, or the next line of a text that was not read.

How wide a character is, the text itself tells where it is read, or the line beside it, which is of one type with it.
"""

from collections.abc import Iterator, Sequence

from harness.detect.drawn.cut_row import CutRow
from harness.detect.drawn.drawn_type import LAST_NARROW, ems_of
from harness.detect.drawn.ocr import TextLine
from harness.detect.words.wording import han_count, normalise
from harness.model.screen import Box, UiNode

LEAST_HAN, WIDE_SHARE = 3, 0.6  # figures and letters stop side by side, whole
WELL_READ, HARDLY_READ = 0.95, 0.9
BOX_MARGIN = 0.35  # a line as read is wider than its text, of its height
SHARED, WITHIN = 0.6, 0.4  # of the row's width, that a line has in common with it; of its height, within its own line
COVERED = 0.7  # of a line that is read well: figures and letters among its words stop side by side, whole
SAME_ROW_DP = 1.0
FARTHEST = 1.1  # heights of that line
MANY = 8  # strokes of a line that stands alone and is not read


def halved(rows: Sequence[CutRow], lines: Sequence[TextLine]) -> Iterator[tuple[CutRow, TextLine]]:
    """Each row that cuts a line, with that line, or where it is not read with the one beside it."""
    for row in rows:
        own = next((line for line in lines if _is_of(row, line)), None)
        beside = _beside(row, lines, own)
        line = own if own is not None and han_count(own.text) >= LEAST_HAN else beside
        if line is not None and row.is_half(_em_dp(row, own, beside)):
            yield row, line


def is_halved(node: UiNode, rows: Sequence[CutRow]) -> bool:
    """Whether rows cut a line of a text whose source tells it whole, over most of its width."""
    text = normalise(node.text)
    wide = sum(ord(char) > LAST_NARROW for char in text)
    if han_count(text) < LEAST_HAN or wide < WIDE_SHARE * len(text):
        return False
    own = [row for row in rows if _lies_in(row, node.box)]
    em = max(node.font_dp, min((row.pitch_dp for row in own if row.pitch_dp), default=0.0))
    halves = [row for row in own if row.is_half(em)]
    least = COVERED * min(node.box.width_dp, em * ems_of(text))
    return any(sum(row.box.width_dp for row in halves if _level(row, one)) >= least for one in halves)


def _lies_in(row: CutRow, box: Box) -> bool:
    (x, y), down = row.box.centre, row.box.height_dp
    return box.x_dp < x < box.x_dp + box.width_dp and box.y_dp - down / 2 <= y <= _bottom(box) + down / 2


def _level(row: CutRow, other: CutRow) -> bool:
    return row.missing == other.missing and abs(_bottom(row.box) - _bottom(other.box)) <= SAME_ROW_DP


def _em_dp(row: CutRow, own: TextLine | None, beside: TextLine | None) -> float:
    """How wide a character of the row's line is; 0 where its text is none that is halved."""
    if own is not None:
        if own.score >= HARDLY_READ and row.box.width_dp < COVERED * own.box.width_dp:
            return 0.0
        wide = sum(ord(char) > LAST_NARROW for char in own.text)
        if wide < WIDE_SHARE * len(own.text):
            return 0.0 if own.score >= HARDLY_READ or beside is None else _em(beside)
        return _em(own) if beside is None or own.score >= WELL_READ else min(_em(own), _em(beside))
    if beside is not None:
        return _em(beside)
    return row.pitch_dp if row.strokes >= MANY else 0.0


def _em(line: TextLine) -> float:
    return (line.box.width_dp - BOX_MARGIN * line.box.height_dp) / max(ems_of(line.text), 1.0)


def _is_of(row: CutRow, line: TextLine) -> bool:
    down = min(_bottom(row.box), _bottom(line.box)) - max(row.box.y_dp, line.box.y_dp)
    return down >= WITHIN * row.box.height_dp and _share(row, line) >= SHARED


def _beside(row: CutRow, lines: Sequence[TextLine], own: TextLine | None) -> TextLine | None:
    """The line right above what is left of one, or right below it where its upper part is missing."""
    near = [line for line in lines if line is not own and _is_beside(row, line)]
    return min(near, key=lambda line: abs(line.box.centre[1] - row.box.centre[1]), default=None)


def _is_beside(row: CutRow, line: TextLine) -> bool:
    above, below = (line, row) if row.missing == "lower" else (row, line)
    gap = below.box.y_dp - _bottom(above.box)
    close = -BOX_MARGIN * line.box.height_dp <= gap <= FARTHEST * line.box.height_dp
    said = line.score >= WELL_READ and han_count(line.text) >= LEAST_HAN
    return close and said and _share(row, line) >= SHARED


def _bottom(box: Box) -> float:
    return box.y_dp + box.height_dp


def _share(row: CutRow, line: TextLine) -> float:
    right = min(row.box.x_dp + row.box.width_dp, line.box.x_dp + line.box.width_dp)
    return (right - max(row.box.x_dp, line.box.x_dp)) / row.box.width_dp
