"""Puts the lines of a wrapped text together again: what a picture shows in two lines is one sentence.

A line goes on in the next where it fills the width, stands close above, has the same type and nothing beside it.
Measures [default] are ours, from common kits: lines of one text are closer than rows of a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harness.detect.drawn.ocr import FONT_SHARE, TextLine
from harness.model.screen import Box

LEAST_CHARACTERS = 9  # of a line that fills its width
GAP_SHARE = 0.8  # of a line's height
SAME_TYPE = 0.35  # how far heights of lines of one type may differ, as read
ALIGNED_DP = 8.0
MOST_LINES = 8
MARGIN_SHARE = 0.35
LAST_NARROW, NARROW_EM = 0x2E7F, 0.55  # what comes before the ideographs is about half as wide
SHORT, LEAST_TYPE_SHARE = 6, 0.86  # by its width, a short line tells little of its type
STANDING = 1.3  # of its width; a line of two characters and more is never as high
# A line of its own under a text: a small one, a date, a value with its label before it.
_LABEL = re.compile(
    r"广告|推广|赞助|来源|20\d\d[-./年]\d{1,2}[-./月]\d|[\u4e00-\u9fff()A-Za-z]{4,14}:(?=.)|(主办|主管|承办|协办|地址|电话|邮箱|版本):"
    # What the foot of a page is made of.
    r"|网信算备|[\u4e00-\u9fff]?(ICP[备证]|公网安备)\d|软著登字|增值电信|版权所有|©|Copyright|版本V?\d|(主办|使用|主管)单位|技术支持|本(应用|平台|系统)由"
)
_ENDS = frozenset("。;；?？!！:：")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lines` from top to bottom; `line` is them all as one."""

    lines: tuple[TextLine, ...]

    @property
    def line(self) -> TextLine:
        first = self.lines[0]
        if len(self.lines) == 1:
            return first
        boxes = [line.box for line in self.lines]
        left, top = min(box.x_dp for box in boxes), boxes[0].y_dp
        right, bottom = max(box.x_dp + box.width_dp for box in boxes), boxes[-1].y_dp + boxes[-1].height_dp
        text = "".join(line.text for line in self.lines)
        return TextLine(text, Box(left, top, right - left, bottom - top), min(line.score for line in self.lines))

    @property
    def type_dp(self) -> float:
        """The type's size: of a line its height, or what its width has for each character, whichever is less.

        The longest line tells it best.
        """
        return _type_of(max(self.lines, key=lambda line: len(line.text)))


def _type_of(line: TextLine) -> float:
    """A box as read is wider than its text by about a third of its height, and higher by as much."""
    ems = sum(1.0 if ord(char) > LAST_NARROW else NARROW_EM for char in line.text)
    if ems >= 2 and line.box.height_dp > STANDING * line.box.width_dp:  # written downwards: one character a line
        return FONT_SHARE * min(line.box.width_dp, line.box.height_dp / len(line.text))
    by_height = FONT_SHARE * line.box.height_dp
    return min(by_height, (line.box.width_dp - MARGIN_SHARE * line.box.height_dp) / ems) if ems >= 2 else by_height


def paragraphs(lines: Sequence[TextLine]) -> tuple[Paragraph, ...]:
    """All lines, each in one paragraph, in reading order."""
    found: list[list[TextLine]] = []
    for line in lines:
        above = next((one for one in reversed(found[-4:]) if _goes_on(one, line, lines)), None)
        if above is None:
            found.append([line])
        else:
            above.append(line)
    return tuple(Paragraph(tuple(one)) for one in found)


def _goes_on(above: Sequence[TextLine], line: TextLine, lines: Sequence[TextLine]) -> bool:
    last = above[-1]
    if len(above) >= MOST_LINES or len(last.text) < LEAST_CHARACTERS or last.text[-1] in _ENDS:
        return False
    gap = line.box.y_dp - (last.box.y_dp + last.box.height_dp)
    height = min(last.box.height_dp, line.box.height_dp)
    same_type = abs(last.box.height_dp - line.box.height_dp) <= SAME_TYPE * max(last.box.height_dp, line.box.height_dp)
    close = -0.3 * height <= gap <= GAP_SHARE * height
    first, second = _type_of(last), _type_of(line)
    same_type = same_type and (len(line.text) < SHORT or min(first, second) >= LEAST_TYPE_SHARE * max(first, second))
    return (
        close
        and same_type
        and not _LABEL.match(line.text)
        and _aligned(above, line)
        and not _has_neighbour((last, line), lines)
    )


def _aligned(above: Sequence[TextLine], line: TextLine) -> bool:
    """Under its left edge or its middle, and no wider than what stands above."""
    widest = max(one.box.width_dp for one in above)
    em = line.box.height_dp
    left = abs(above[-1].box.x_dp - line.box.x_dp) <= ALIGNED_DP
    middle = abs(above[-1].box.centre[0] - line.box.centre[0]) <= ALIGNED_DP
    return (left or middle) and line.box.width_dp <= widest + em and above[-1].box.width_dp >= widest - 2 * em


def _has_neighbour(pair: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    return any(
        other is not line and abs(other.box.centre[1] - line.box.centre[1]) < 0.5 * line.box.height_dp
        for line in pair
        for other in lines
    )
