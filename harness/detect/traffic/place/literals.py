"""Literals: the first characters of every spelling of every planted place, for one search over a text.

A text in which none of them stands holds no planted place; where one stands, the token behind it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, floor, radians

from harness.detect.traffic.place import geohash, plus_code, polyline, tiles
from harness.detect.traffic.place.datums import Position
from harness.detect.traffic.place.scale import DEGREES, LAT, SCALES, Scale
from harness.detect.traffic.place.transverse_mercator import ZONE_EASTING_M, grids_around

# How far from a planted place (degrees of latitude) a sent number may lie: three decimals cut, or a second and jitter.
_REACH_CUT_DEG = 0.00125
_REACH_DEG = 0.0006
GEOHASH_LETTERS = 5
QUADKEY_DIGITS = 15
# Metres are looked for by their hundreds, this far beside a place.
_GRID_STEP_M, _REACH_M = 100, 60.0
# Scaled degrees in hexadecimal digits: the power of ten, and how many last digits are left to the reading (30 m, 45 m).
HEX_POWERS = ((6, 2), (7, 3))
POLYLINE_SCALES = (("polyline", 1e5, 5, 2), ("polyline6", 1e6, 6, 3))
DEGREE_SIGNS = ("°", "° ", "度", "d", "d ", "D", "deg", "deg ", " deg ", "º", "o", "*")
# Signs that also stand between other numbers: the minutes must be followed by another one.
PLAIN_SIGNS = (" ", ":", "\n", ", ", ",", "-", "/1,", "/1, ", "/1 ", "/1\n", "\n1\n")


@dataclass(frozen=True, slots=True)
class NumberStart:
    """A number on `scale` begins here, unscaled with `digits` before its point; `dotted` if the point is in sight."""

    scale: Scale
    axis: int
    digits: int
    dotted: bool


@dataclass(frozen=True, slots=True)
class DegreeStart:
    """Degrees and minutes begin here."""

    axis: int


@dataclass(frozen=True, slots=True)
class CellStart:
    """A geohash begins here."""


@dataclass(frozen=True, slots=True)
class LineStart:
    """The last chunks of a polyline's first number, which begins `back` characters before."""

    form: str
    scale: float
    axis: int
    back: int


@dataclass(frozen=True, slots=True)
class QuadStart:
    """The key of a map's tile begins here."""


@dataclass(frozen=True, slots=True)
class CodeStart:
    """A plus code begins here, whose first digits, `left_out`, are not written."""

    left_out: str


@dataclass(frozen=True, slots=True)
class GridStart:
    """A northing or an easting of `digits` before its point begins here, with the number of its `zone` or 0."""

    grid: str
    axis: int
    digits: int
    zone: int


@dataclass(frozen=True, slots=True)
class HexStart:
    """Degrees times ten to the `power`, in hexadecimal digits, begin here."""

    axis: int
    power: int


Angular = NumberStart | DegreeStart | GridStart | HexStart
Whole = CellStart | LineStart | QuadStart | CodeStart
Start = Angular | Whole


def literals(places: tuple[Position, ...], datum: str) -> Iterator[tuple[str, Start]]:
    """The literals of places in one datum; the same one may come more than once."""
    for scale in SCALES:
        if scale.datum in ("", datum):
            for axis, low, high in _reaches(places, _REACH_CUT_DEG if scale is DEGREES else _REACH_DEG):
                # A map's rows are counted from the north.
                yield from _numbers(scale, axis, *sorted((scale.sent(axis, low), scale.sent(axis, high))))
    for axis, low, high in _reaches(places, _REACH_DEG):
        yield from _degrees(axis, low, high)
        yield from _hexadecimal(axis, low, high)
        yield from _lines(axis, low, high)
    yield from _cells(places)
    yield from _metres(places)


def _reaches(places: tuple[Position, ...], reach: float) -> Iterator[tuple[int, float, float]]:
    """Along each axis what lies near each place, low and high, places side by side joined."""
    for axis in (0, 1):
        spans = sorted(_reach(place, axis, reach) for place in places)
        low, high = spans[0]
        for other_low, other_high in spans[1:]:
            if other_low > high:
                yield axis, low, high
                low = other_low
            high = max(high, other_high)
        yield axis, low, high


def _reach(place: Position, axis: int, reach: float) -> tuple[float, float]:
    if axis == LAT:
        return place.lat - reach, place.lat + reach
    east = reach / max(0.2, cos(radians(place.lat)))
    return place.lng - east, place.lng + east


def _numbers(scale: Scale, axis: int, low: float, high: float) -> Iterator[tuple[str, Start]]:
    for strip in _strips(low, high, scale.step):
        text = str(strip)
        if scale.step >= 0:
            yield text, NumberStart(scale, axis, len(text) + scale.step, dotted=False)
        else:
            whole = text[: scale.step]
            for padded in {whole, whole.zfill(scale.widths[axis])}:
                # A zero at the end is often not sent.
                literal = (padded + "." + text[scale.step :]).rstrip("0")
                yield literal, NumberStart(scale, axis, len(padded), dotted=True)
    step = scale.step - scale.finer
    for strip in _strips(low, high, step) if scale.powers and step < 0 else ():
        yield str(strip), NumberStart(scale, axis, len(str(strip)) + step, dotted=False)


def _strips(low: float, high: float, step: int) -> range:
    """The numbers of the strips, 10 to the `step` wide, between `low` and `high`; none at or below zero."""
    width = 10.0**step
    return range(max(1, floor(low / width)), floor(high / width) + 1)


def _degrees(axis: int, low: float, high: float) -> Iterator[tuple[str, Start]]:
    start = DegreeStart(axis)
    for minutes in range(max(0, floor(low * 60)), floor(high * 60) + 1):
        whole, minute = divmod(minutes, 60)
        for degree in {str(whole), f"{whole:03d}" if axis else f"{whole:02d}"}:
            for text in {str(minute), f"{minute:02d}"}:
                yield from ((degree + sign + text, start) for sign in DEGREE_SIGNS)
                # 22.32.09.3N, the least telling of all: reading demands the letter behind it.
                yield f"{degree}.{text}.", start
                for sign in PLAIN_SIGNS:
                    yield degree + sign + text + sign, start
                    yield degree + sign + text + ".", start


def _hexadecimal(axis: int, low: float, high: float) -> Iterator[tuple[str, Start]]:
    for power, left in HEX_POWERS:
        width = 16**left
        for strip in range(max(1, floor(low * 10**power / width)), floor(high * 10**power / width) + 1):
            digits = f"{strip:x}"
            yield from ((written, HexStart(axis, power)) for written in {digits, digits.upper()})


def _lines(axis: int, low: float, high: float) -> Iterator[tuple[str, Start]]:
    """A number's chunks come lowest first, so its last three tell roughly where it is."""
    for form, scale, length, back in POLYLINE_SCALES:
        unit = 1 << (5 * back - 1)
        for number in range(floor(low * scale) // unit * unit, floor(high * scale) + 1, unit):
            text = polyline.chunks(number)
            if len(text) == length:
                yield text[back:], LineStart(form, scale, axis, back)


def _metres(places: tuple[Position, ...]) -> Iterator[tuple[str, Start]]:
    """Northings and eastings of each place in the zones that hold it, to the hundred metres."""
    for place in places:
        for grid in grids_around(place):
            north, east = grid.metres_of(place)
            zones = {(0, 0), (grid.number, grid.number * ZONE_EASTING_M)}
            sent = [(LAT, 0, north), *((1 - LAT, zone, east + before) for zone, before in zones)]
            for axis, zone, number in sent:
                for near in range(int(number - _REACH_M) // _GRID_STEP_M, int(number + _REACH_M) // _GRID_STEP_M + 1):
                    digits = len(str(near * _GRID_STEP_M))
                    yield str(near), GridStart(grid.name, axis, digits, zone)


def _cells(places: tuple[Position, ...]) -> Iterator[tuple[str, Start]]:
    for place in places:
        for north in (-_REACH_DEG, _REACH_DEG):
            for east in (-_REACH_DEG, _REACH_DEG):
                name = geohash.encode(place.lat + north, place.lng + east, GEOHASH_LETTERS)
                yield name, CellStart()
                yield name.upper(), CellStart()
                lat, lng = place.lat + north, place.lng + east
                yield tiles.quadkey(lat, lng, QUADKEY_DIGITS), QuadStart()
                code = plus_code.encode(lat, lng)[: plus_code.BEFORE_PLUS]
                short = code[plus_code.LEFT_OUT :]
                for written in (code, code.lower()):
                    yield written, CodeStart("")
                for mark in "+ ":
                    yield short + mark, CodeStart(code[: plus_code.LEFT_OUT])
