"""Positions in a request's values, and how near each is to a planted one, in which datum.

Two numbers side by side (in one object, one array, one query, or one text "a,b") are tried in both orders, as degrees
and as integers scaled by 1e5, 1e6, 1e7. A match must lie within a tolerance that the number of sent decimals justifies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from harness.detect.coordinates import DATUMS, METRES_PER_DEGREE, Position, metres_between
from harness.detect.payload import Leaf

# Two forward transforms agree within 1.1 cm (field.md, section 5); the rest is for rounding on the way.
FLOOR_TOLERANCE_M = 5.0
FEWEST_DECIMALS = 3
CONTAINER_PAIRS_UP_TO = 10
PAIRS_PER_TEXT = 5_000
_SCALES = ((1e5, 5), (1e6, 6), (1e7, 7))
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:\.\d{1,20})?|[-+]?\d{7,10}")
_PAIR = re.compile(r"(?<![\d.])([-+]?\d{1,3}\.\d{3,20})[\s,;|_/:]{1,3}([-+]?\d{1,3}\.\d{3,20})(?![\d.])")
_CELLS_PER_DEGREE = 500


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A planted point in a request: `point` is its index on the route, `decimals` what was sent of a degree."""

    leaf: Leaf
    datum: str
    point: int
    form: str
    decimals: int
    distance_m: float


@dataclass(frozen=True, slots=True)
class _Angle:
    """A number that could be degrees; `form` is "degrees" or the scale."""

    degrees: float
    decimals: int
    form: str


class Route:
    """The planted points in every datum, found by nearness in constant time."""

    def __init__(self, route_wgs84: Iterable[tuple[float, float]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, int, Position]]] = {}
        for point, (lat, lng) in enumerate(route_wgs84):
            for datum, transform in DATUMS.items():
                place = transform(Position(lat, lng))
                self._cells.setdefault(_cell(place), []).append((datum, point, place))

    def places_in(self, leaves: Iterable[Leaf]) -> Iterator[PlaceSeen]:
        """Every planted point among the values, in their order."""
        for leaf, first, second in _pairs(leaves):
            seen = self._nearest(leaf, first, second)
            if seen is not None:
                yield seen

    def _nearest(self, leaf: Leaf, first: _Angle, second: _Angle) -> PlaceSeen | None:
        decimals = max(first.decimals, second.decimals)
        if first.form != second.form or decimals < FEWEST_DECIMALS:
            return None
        tolerance_m = FLOOR_TOLERANCE_M + 10**-decimals * METRES_PER_DEGREE * 0.75
        best: PlaceSeen | None = None
        for lat, lng in ((first, second), (second, first)):
            sent = Position(lat.degrees, lng.degrees)
            for datum, point, planted in self._around(sent):
                away_m = metres_between(sent, planted)
                if away_m <= min(tolerance_m, best.distance_m if best else tolerance_m):
                    best = PlaceSeen(leaf, datum, point, first.form, decimals, away_m)
        return best

    def _around(self, place: Position) -> Iterator[tuple[str, int, Position]]:
        row, column = _cell(place)
        for near_row in (row - 1, row, row + 1):
            for near_column in (column - 1, column, column + 1):
                yield from self._cells.get((near_row, near_column), ())


def _cell(place: Position) -> tuple[int, int]:
    return int(place.lat * _CELLS_PER_DEGREE), int(place.lng * _CELLS_PER_DEGREE)


def _pairs(leaves: Iterable[Leaf]) -> Iterator[tuple[Leaf, _Angle, _Angle]]:
    for _, siblings in groupby(leaves, key=lambda leaf: leaf.parent):
        numbers: list[tuple[Leaf, _Angle]] = []
        for leaf in siblings:
            if isinstance(leaf.value, str) and not _NUMBER.fullmatch(leaf.value):
                yield from _pairs_in_text(leaf, leaf.value)
            elif not isinstance(leaf.value, bytes):
                numbers.extend((leaf, angle) for angle in _angles(leaf.value))
        for form in ("degrees", *(f"e{places}" for _, places in _SCALES)):
            same = [number for number in numbers if number[1].form == form]
            few = len(same) <= CONTAINER_PAIRS_UP_TO
            for (leaf, first), (_, second) in combinations(same, 2) if few else pairwise(same):
                yield leaf, first, second


def _pairs_in_text(leaf: Leaf, text: str) -> Iterator[tuple[Leaf, _Angle, _Angle]]:
    for found, _ in zip(_PAIR.finditer(text), range(PAIRS_PER_TEXT), strict=False):
        for first in _angles(found[1]):
            for second in _angles(found[2]):
                yield leaf, first, second


def _angles(value: str | int | float) -> Iterator[_Angle]:
    text = value if isinstance(value, str) else repr(value)
    whole, _, fraction = text.partition(".")
    if not _NUMBER.fullmatch(text):
        return
    if fraction:
        yield _Angle(float(text), len(fraction.rstrip("0")), "degrees")
    elif len(whole) >= 7:
        yield from (_Angle(int(whole) / scale, places, f"e{places}") for scale, places in _SCALES)
