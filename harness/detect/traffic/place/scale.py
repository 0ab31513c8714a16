"""Scales: the units in which a latitude and a longitude are sent as two plain numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import floor

from harness.detect.traffic.place import mercator, tiles

LAT, LNG = 0, 1
BOTH = (LAT, LNG)


def _degrees(_: int, number: float) -> float:
    return number


def _times(factor: float) -> Callable[[int, float], float]:
    return lambda _, number: number * factor


def _to_nmea(_: int, degrees: float) -> float:
    return floor(degrees) * 100 + (degrees - floor(degrees)) * 60


def _from_nmea(_: int, number: float) -> float:
    whole = floor(number / 100)
    return whole + (number - whole * 100) / 60


def _to_mercator(axis: int, degrees: float) -> float:
    return mercator.easting_of(degrees) if axis == LNG else mercator.northing_of(degrees)


def _from_mercator(axis: int, metres: float) -> float:
    return mercator.lng_of(metres) if axis == LNG else mercator.lat_of(metres)


def _to_baidu(axis: int, degrees: float) -> float:
    return mercator.baidu_easting_of(degrees) if axis == LNG else mercator.baidu_northing_of(degrees)


def _from_baidu(axis: int, metres: float) -> float:
    return mercator.baidu_lng_of(metres) if axis == LNG else mercator.baidu_lat_of(metres)


def _to_tile(kind: str, zoom: int) -> Callable[[int, float], float]:
    return lambda axis, degrees: tiles.tile_number(kind, zoom, axis, degrees)


def _from_tile(kind: str, zoom: int) -> Callable[[int, float], float]:
    return lambda axis, number: tiles.angle_at(kind, zoom, axis, number)


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit.

    `sent` makes the number of degrees, `degrees` the degrees of a number (axis LAT or LNG first); `unit_deg` is one
    of them in degrees. `powers` are the powers of ten by which a whole number may be scaled; `step` is the width (in
    the unit, a power of ten) of the strips by whose leading digits the planted places are looked for, whole numbers
    with `finer` digits more. `decimals` is the fewest after a point that are believed without scaling, `widths` how
    many digits before the point it may be padded to with zeros. `datum` is the only one in which the unit is used,
    "" where any. `counted` numbers are squares, 0 for the first: whole, and meant is the middle.
    """

    name: str
    sent: Callable[[int, float], float]
    degrees: Callable[[int, float], float]
    unit_deg: float
    powers: tuple[int, ...]
    step: int
    decimals: int
    finer: int = 0
    widths: tuple[int, int] = (0, 0)
    datum: str = ""
    counted: bool = False

    def form(self, power: int) -> str:
        """How a finding names it: `e6`, `mercator`, `arcsec+e3`; "" for plain degrees."""
        return _form(self.name, power)


@cache
def _form(name: str, power: int) -> str:
    return "+".join(part for part in (name, f"e{power}" if power else "") if part)


def _tiles(kind: str, zoom: int) -> Scale:
    name, datum = tiles.name_of(kind, zoom), "bd09" if kind == tiles.BAIDU else ""
    to, back = _to_tile(kind, zoom), _from_tile(kind, zoom)
    return Scale(name, to, back, 2 * tiles.half_of(name), (), 0, 0, datum=datum, counted=True)


_P20 = 28
DEGREES = Scale("", _degrees, _degrees, 1.0, (5, 6, 7, 8), -2, 1, finer=1)
SCALES = (
    DEGREES,
    # A signed varint of protobuf, read without a schema: twice the number, and never a fraction.
    Scale("zigzag", _times(2), _times(1 / 2), 1 / 2, (5, 6, 7), -2, 99, finer=1),
    Scale("arcsec", _times(3600), _times(1 / 3600), 1 / 3600, (1, 2, 3), 1, 0),
    Scale("arcmin", _times(60), _times(1 / 60), 1 / 60, (4, 5, 6), -1, 2),
    Scale("nmea", _to_nmea, _from_nmea, 1 / 60, (), -1, 2, widths=(4, 5)),
    Scale("mercator", _to_mercator, _from_mercator, 1 / 111_319.0, (2, 3), 2, 0),
    Scale("bd09mc", _to_baidu, _from_baidu, 1 / 111_319.0, (2, 3), 2, 0, datum="bd09"),
    # Pixels of the whole world at zoom 20, as Amap's own libraries count them.
    Scale("p20", _to_tile(tiles.WEB, _P20), _from_tile(tiles.WEB, _P20), 360 / 2**_P20, (), 3, 0),
    *(_tiles(kind, zoom) for kind in (tiles.WEB, tiles.FROM_BELOW) for zoom in tiles.TILE_ZOOMS),
    *(_tiles(tiles.BAIDU, zoom) for zoom in tiles.BAIDU_ZOOMS),
)
