"""Pairing: which latitude goes with which longitude, in whatever order and with whatever between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, product

from harness.detect.traffic.place.fix import Angle

# Values that may stand between the two; a layer that holds only two angles may have more between them.
VALUES_BETWEEN = 8
VALUES_BETWEEN_TWO = 30
CHARACTERS_BETWEEN = 1_000
# Between the first numbers of two columns, the rest of the first column may be as long: nothing but numbers.
COLUMN_CHARACTERS = 24_000
_FEW = 3
_COLUMN = re.compile(r"[\d\n,;. -]++", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)
_NUMBERED_NAME = re.compile(r"\n[A-Za-z_-]+\d\n", re.ASCII)
_NUMBER_STEP = re.compile(r"\[\d+\](?=\.[^.\[\]]*\Z)", re.ASCII)
_STEP = re.compile(r"\[\d+|[^.\[\]]+", re.ASCII)


def pairs(text: str, angles: Sequence[Angle], skip: int = 0) -> Iterator[tuple[Angle, Angle]]:
    """(latitude, longitude) pairs of neighbours; each angle in one pair only, unless runs are unequal in number.

    Runs of the same axis are taken two by two: as many longitudes after as many latitudes belong together in order (an
    array of each). With `skip` = 1 the first run is left alone: for a second look where the first found nothing.
    """
    runs = [list(run) for _, run in groupby(angles, key=lambda angle: angle.axis)][skip:]
    between = VALUES_BETWEEN_TWO if len(angles) == 2 else VALUES_BETWEEN
    at = 0
    while at + 1 < len(runs):
        first, second = runs[at], runs[at + 1]
        ends = first[-1].end, second[0].start
        if not _near(text, *ends, between) and not (len(angles) == len(runs) == 2 and _is_column(text, *ends)):
            at += 1
            continue
        alike = len(first) == len(second)
        for one, two in zip(first, second, strict=True) if alike else product(first[-_FEW:], second[:_FEW]):
            yield (one, two) if one.axis < two.axis else (two, one)
        at += 2


def belong(one: str, other: str, between: str) -> bool:
    """Whether two values with these paths, and this text between them, may say one position.

    Not if they are parts of different elements of a list (`points[3].lat`, `points[4].lng`) or of two lists side by
    side (`lats[3]`, `lngs[4]`), nor with another number between them in the same value or list. In a path a step with
    a name may stand between: `/lat/30.25/lng/120.19`, `/p2/120.19/p1/30.25`.
    """
    if one == other:
        return not _DIGIT.search(between)
    steps, others = _STEP.findall(one), _STEP.findall(other)
    at = next((at for at, (a, b) in enumerate(zip(steps, others, strict=False)) if a != b), None)
    if at is None:
        return True
    if not steps[at][0] == others[at][0] == "[":
        numbers = [left[at + 1] for left in (steps, others) if len(left) == at + 2 and left[at + 1][0] == "["]
        return len(numbers) < len((steps, others)) or numbers[0] == numbers[1]
    last = len(steps) == len(others) == at + 1
    apart = abs(int(steps[at][1:]) - int(others[at][1:]))
    return last and (apart == 1 or (apart == 2 and one.startswith("url[") and _is_a_name(between)))


def _is_a_name(between: str) -> bool:
    return not _DIGIT.search(between) or _NUMBERED_NAME.fullmatch(between) is not None


def are_entries(one: str, other: str) -> bool:
    """Whether two paths name the same part of two elements of one list (`params[3].value`, `params[5].value`)."""
    return one != other and "]." in one and _NUMBER_STEP.sub("[]", one) == _NUMBER_STEP.sub("[]", other)


def _near(text: str, end: int, start: int, between: int) -> bool:
    return start - end <= CHARACTERS_BETWEEN and text.count("\n", end, start) <= between + 1


def _is_column(text: str, end: int, start: int) -> bool:
    return start - end <= COLUMN_CHARACTERS and _COLUMN.fullmatch(text, end, start) is not None
