"""Strange places: positions in China under geo keys that nobody planted, so the shape of a position only."""

import re
from collections.abc import Container, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.place.datums import Position, metres_between
from harness.detect.traffic.place.geo_keys import may_say_position, says_map, says_position

# The first look costs next to nothing: a point with four digits after it is rare in ordinary traffic.
_FOUR_DECIMALS = re.compile(r"\.\d{4}")
_HEAD = re.compile(r"(?:\A|[^\d.-])(\d{1,3})\Z", re.ASCII)
_TAIL = re.compile(r"\d{4,20}(?!\.?\d)", re.ASCII)
_LAT, _LNG = (3.0, 54.0), (73.0, 136.0)
ANGLES_AT_MOST = 400
_BETWEEN_CHARACTERS = 60
_BETWEEN_VALUES = 3
TRAIL_POINTS = 5
TRAIL_STEP_AT_MOST_M = 500.0


class StrangePlace(NamedTuple):
    """A position of nobody's: where its two numbers begin and what stands there."""

    lat_at: int
    lng_at: int
    place: Position
    path: str


class _Number(NamedTuple):
    start: int
    end: int
    value: float


def where_places_may_be(text: str) -> Iterator[int]:
    """Where a number has enough decimals."""
    return (found.start() for found in _FOUR_DECIMALS.finditer(text))


def may_name_places(layer: Layer) -> bool:
    """Whether there is such a number, under a name that may say so."""
    return _FOUR_DECIMALS.search(layer.text) is not None and (
        layer.keys is None or may_say_position(layer.place, layer.keys)
    )


def strange_places(layer: Layer, taken: Container[int]) -> Iterator[StrangePlace]:
    """Pairs of neighbours with four decimals or more under geo keys; those that begin in `taken` are known already."""
    if not may_name_places(layer):
        return
    before: _Number | None = None
    for number in _numbers(layer.text):
        pair = _pair(layer.text, before, number) if before else None
        if before is None or pair is None:
            before = number
            continue
        before = None
        lat, lng = pair
        if lat.start in taken or lng.start in taken:
            continue
        path, other = (layer.path(layer.number_at(at.start)) for at in (lat, lng))
        if (says_position(path) or says_position(other)) and not (says_map(path) or says_map(other)):
            yield StrangePlace(lat.start, lng.start, Position(lat.value, lng.value), path)


def is_trail(places: list[StrangePlace]) -> bool:
    """Whether they lie like a walk: enough different ones, each near the one before."""
    steps = [metres_between(one.place, two.place) for one, two in pairwise(places)]
    different = {one.place for one in places}
    return len(different) >= TRAIL_POINTS and all(step <= TRAIL_STEP_AT_MOST_M for step in steps)


def _numbers(text: str) -> Iterator[_Number]:
    for point in islice(_FOUR_DECIMALS.finditer(text), ANGLES_AT_MOST):
        head = _HEAD.search(text, max(0, point.start() - 4), point.start())
        tail = _TAIL.match(text, point.start() + 1)
        if head and tail:
            yield _Number(head.start(1), tail.end(), float(text[head.start(1) : tail.end()]))


def _pair(text: str, one: _Number, two: _Number) -> tuple[_Number, _Number] | None:
    if two.start - one.end > _BETWEEN_CHARACTERS or text.count("\n", one.end, two.start) > _BETWEEN_VALUES:
        return None
    lat, lng = sorted((one, two), key=lambda number: number.value)
    inside = _LAT[0] <= lat.value <= _LAT[1] and _LNG[0] <= lng.value <= _LNG[1]
    return (lat, lng) if inside else None
