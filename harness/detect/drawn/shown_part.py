"""Whether the picture shows only a part of a text that its source tells whole: its beginning, middle or end."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from harness.detect.drawn.drawn_type import NARROW_EM, drawn_type, ems_of
from harness.detect.drawn.mingled_line import MINGLED
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.words.wording import han_count, normalise
from harness.model.screen import Box, UiNode

LEAST_HAN, LEAST_FIGURES = 3, 6
HARDLY_READ = 0.82  # half lines are read as something else
LEAST_SEEN, LEAST_LOST, LOST_SHARE = 2, 1, 0.06  # characters; so many of a long text may be misread
ALIKE = 0.75
SPARE_EM, SPARE_SHARE = 1.0, 0.1  # what counting is wrong by: marks of half width, letters, kerning
DOTS = ("…", "...", "..", "···", "⋯")
FIGURE_HEIGHT = 0.77  # of an ideograph's
BEYOND_DP = 3.0
LOW, LOWEST = 1.2, 2.2  # how much wider than its height allows a line is that was cut lengthwise


def is_drawn_short(node: UiNode, pixels: Pixels, px_per_dp: float) -> bool:
    """Whether less is drawn in a text's box than the text is long: cut, or ended by dots."""
    figures = sum(char.isdecimal() for char in node.text)
    if han_count(node.text) < LEAST_HAN and figures < LEAST_FIGURES:
        return False
    drawn = drawn_type(pixels, node.box, px_per_dp)
    told = ems_of(node.text)
    high = FIGURE_HEIGHT if han_count(node.text) == 0 else 1.0
    return drawn is not None and high * drawn.ems < told - max(SPARE_EM, SPARE_SHARE * told)


def is_drawn_low(node: UiNode, pixels: Pixels, px_per_dp: float) -> bool:
    """Whether a text of one line is drawn lower than type that is as wide: an edge took its upper or lower part."""
    drawn = drawn_type(pixels, node.box, px_per_dp)
    told = ems_of(node.text)
    return drawn is not None and drawn.lines == 1 and LOW * told < drawn.ems < LOWEST * told


def within(line: TextLine, box: Box) -> tuple[str, str, str]:
    """What of a line stands in a box, what of it before, and the character that follows beyond the right side."""
    room = [1.0 if ord(char) > 0x2E80 else NARROW_EM for char in line.text]
    each = min(line.box.width_dp / max(sum(room), 1.0), line.box.height_dp)
    middles = [line.box.x_dp + each * (sum(room[:at]) + room[at] / 2) for at in range(len(room))]
    first = sum(x < box.x_dp - BEYOND_DP for x in middles)
    last = sum(x <= box.x_dp + box.width_dp for x in middles)
    return line.text[first:last], line.text[:first], line.text[last : last + 1]


def is_shown_in_part(node: UiNode, lines: Sequence[TextLine], *, too_long: bool) -> bool:
    """The picture shows a part of the text; one that runs on beyond its box is not cut by it.

    `too_long`: the box has no room for the text, so that where nothing can be read nearly all of it is cut.
    """
    there = _crossing(node.box, lines)
    if any(line.score <= MINGLED for line in there):
        return False
    sure = [line for line in there if line.score >= HARDLY_READ] or there
    inside = [within(line, node.box) for line in sure]
    if too_long and len(bare("".join(text for text, _, _ in inside))) < LEAST_SEEN:
        return True  # so little of its line is left that nothing can be read
    runs_on = any(_goes_on(node.text, text, after) for text, _, after in inside)
    return not runs_on and is_part(node.text, [_from_start(node.text, text, before) for text, before, _ in inside])


def _goes_on(told: str, seen: str, after: str) -> bool:
    """Whether the character that follows is that of the whole text."""
    return after != "" and bare(seen)[-LEAST_SEEN:] + after in bare(told)


def _from_start(told: str, seen: str, before: str) -> str:
    """With the characters before it that belong to it: where they stand is only counted."""
    while before and bare(before[-1] + seen) in bare(told):
        before, seen = before[:-1], before[-1] + seen
    return seen


def _crossing(box: Box, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order that stand in a box or reach into it."""
    bottom, right = box.y_dp + box.height_dp, box.x_dp + box.width_dp
    return [
        line
        for line in lines
        if box.y_dp - 3 <= line.box.centre[1] <= bottom + 3
        and line.box.x_dp < right
        and line.box.x_dp + line.box.width_dp > box.x_dp
    ]


def is_part(told: str, seen: Sequence[str]) -> bool:
    """Whether the lines `seen` are a part of `told` that ends in no dots; both without signs is what counts."""
    read = "".join(seen)
    if any(dots in read for dots in DOTS):
        return False
    whole, read = bare(told), bare(read)
    lost = len(whole) - len(read)
    if len(read) < LEAST_SEEN or lost < max(LEAST_LOST, LOST_SHARE * len(whole)):
        return False
    longest = SequenceMatcher(None, whole, read, autojunk=False).find_longest_match()
    start = min(max(0, longest.a - longest.b), lost)
    return SequenceMatcher(None, whole[start : start + len(read)], read, autojunk=False).ratio() >= ALIKE


def bare(text: str) -> str:
    """What is read for sure: letters, figures and ideographs."""
    return "".join(char for char in normalise(text) if char.isalnum())
