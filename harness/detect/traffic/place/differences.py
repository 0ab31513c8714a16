"""Trails of differences: the first point as it is, then how far each one lies from the point before, or from the first.

So do apps that save bytes: `[[30250000,120190000],[12,-5],[9,3]]`, with times or speeds between them or the two
axes in lists of their own. Numbers so small mean nothing by themselves; what counts is that they lead along the
planted route, point after point.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from math import sqrt
from typing import NamedTuple

from harness.detect.traffic.place.datums import METRES_PER_DEGREE
from harness.detect.traffic.place.fix import Fix
from harness.detect.traffic.place.planted_places import Place, PlantedPlaces

FIRST_PLACES = 4
NUMBERS_AT_MOST = 1_600
CHARACTERS = 24_000
WIDEST_STRIDE = 5
# Other numbers that may stand between the first point and the differences: a time, a count, a page.
SKIPPED_AT_MOST = 7
FEWEST_STEPS = 5
# So few may do so by chance where more numbers follow that lead elsewhere.
MANY_STEPS, LEFT_OVER = 8, 1
LONGEST_STEP_DEG = 0.01
# Small numbers lead somewhere near by chance; differences lead to the very points, but for what rounding adds up to.
OFF_M = 1.0
_NUMBER = re.compile(r"(?<![\w.])-?\d{1,20}(?:\.\d{1,15})?(?![\w.])", re.ASCII)
_POWER = re.compile(r"(?:^|\+)e(\d)$")
_ZIGZAG = "zigzag"


class _Number(NamedTuple):
    start: int
    end: int
    text: str


class _Walk(NamedTuple):
    """The differences along each axis in degrees, with the numbers that say them, and what one of them is worth."""

    norths: Sequence[float]
    easts: Sequence[float]
    said: Sequence[tuple[_Number, _Number]]
    unit: float


def followed(text: str, found: Sequence[Place], planted: PlantedPlaces) -> list[Place]:
    """The planted places to which differences lead from those that a text says outright."""
    best: list[Place] = []
    for place in sorted((one for one in found if one.fix.gap is not None), key=lambda one: one.fix.start)[
        :FIRST_PLACES
    ]:
        for walk in _walks(text, place):
            reached = _reached(place, walk, planted)
            if _points(reached) > max(_points(best), FEWEST_STEPS - 1):
                best = reached
    return best


def _points(places: Sequence[Place]) -> int:
    return len({place.point for place in places})


def _walks(text: str, place: Place) -> Iterator[_Walk]:
    """Every way in which the numbers behind a place may be differences."""
    fix = place.fix
    behind = _numbers(text, fix.end, fix.end + CHARACTERS)
    north_first = fix.lat_at < fix.lng_at
    between = _numbers(text, *fix.gap) if fix.gap else []
    if len(between) >= FEWEST_STEPS:
        yield from _scaled(place, list(zip(between, behind, strict=False)), north_first)
        return
    for stride in range(2, WIDEST_STRIDE + 1):
        for skipped in range(SKIPPED_AT_MOST + 1):
            if len(behind) > skipped + stride * (FEWEST_STEPS - 1) + 1:
                pairs = list(zip(behind[skipped::stride], behind[skipped + 1 :: stride], strict=False))
                yield from _scaled(place, pairs, north_first)


def _numbers(text: str, start: int, end: int) -> list[_Number]:
    found = islice(_NUMBER.finditer(text, start, min(end, len(text))), NUMBERS_AT_MOST)
    return [_Number(*one.span(), one[0]) for one in found]


def _scaled(place: Place, pairs: Sequence[tuple[_Number, _Number]], north_first: bool) -> Iterator[_Walk]:
    """The pairs in the units in which they make sense, up to the first that is too long for a step."""
    firsts = pairs[:FEWEST_STEPS]
    for unit in _units(place, firsts):
        zigzag = place.fix.form.startswith(_ZIGZAG)
        if any(abs(_value(one, zigzag)) * unit > LONGEST_STEP_DEG for pair in firsts for one in pair):
            continue
        ones, others = ([_value(pair[axis], zigzag) * unit for pair in pairs] for axis in (0, 1))
        norths, easts = (ones, others) if north_first else (others, ones)
        if any(norths[:FEWEST_STEPS]) or any(easts[:FEWEST_STEPS]):
            yield _Walk(norths, easts, pairs, unit)


def _units(place: Place, pairs: Sequence[tuple[_Number, _Number]]) -> Sequence[float]:
    """Differences of scaled integers are on the same scale; beside decimals they may be either."""
    power = _POWER.search(place.fix.form)
    if power:
        return (10.0 ** -int(power[1]),)
    if place.fix.form:
        return ()
    dotted = any("." in one.text for pair in pairs for one in pair)
    return (1.0,) if dotted else (1e-6, 1e-5, 1e-7)


def _value(number: _Number, zigzag: bool) -> float:
    if not zigzag or "." in number.text or number.text.startswith("-"):
        return float(number.text)
    whole = int(number.text)
    return float((whole >> 1) ^ -(whole & 1))


def _reached(first: Place, walk: _Walk, planted: PlantedPlaces) -> list[Place]:
    """As far as it leads along planted places, taken from point to point or, where that leads further, from the
    first."""
    near = next((at for at, step in enumerate(zip(walk.norths, walk.easts, strict=True)) if _too_long(*step)), None)
    norths, easts = walk.norths[:near], walk.easts[:near]
    chained = list(accumulate(norths)), list(accumulate(easts))
    return max((_along(first, walk, *way, planted) for way in (chained, (norths, easts))), key=_points)


def _too_long(north: float, east: float) -> bool:
    return max(abs(north), abs(east)) > LONGEST_STEP_DEG


def _along(
    first: Place, walk: _Walk, norths: Sequence[float], easts: Sequence[float], planted: PlantedPlaces
) -> list[Place]:
    form = "+".join(part for part in ("delta", first.fix.form) if part)
    fixes = []
    for north, east, (one, two) in zip(norths, easts, walk.said, strict=False):
        lat, lng = first.fix.lat + north, first.fix.lng + east
        start, end = min(one.start, two.start), max(one.end, two.end)
        fixes.append(Fix(form, lat, lng, walk.unit, walk.unit, start, start, start, end, first.datum))
    reached: list[Place] = []
    for place in planted.matched(fixes):
        if place is None or place.error_m > _rounded_m(walk.unit, len(reached)):
            break
        reached.append(place)
    points = [place.point for place in reached]
    whole = len(reached) >= min(MANY_STEPS, len(walk.said) - LEFT_OVER)
    return reached if whole and points in (sorted(points), sorted(points, reverse=True)) else []


def _rounded_m(unit: float, steps: int) -> float:
    """How far rounding may have led from the point after so many steps: most round the places, not the steps."""
    return OFF_M + unit * METRES_PER_DEGREE * (1 + sqrt(steps) / 4)
