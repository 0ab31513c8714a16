"""Metres on transverse Mercator grids: Gauss-Krueger zones of CGCS2000 (3 and 6 degrees wide) and UTM.

Krueger's series to the fourth order of the third flattening, good to a tenth of a millimetre within a zone. CGCS2000's
ellipsoid is that of WGS-84 to a tenth of a millimetre, so one set of constants serves both. In a Chinese grid the
easting may be written with the zone's number before it (40 519 123.4); the grids of EPSG 4491-4554.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import asinh, atan, atanh, cos, cosh, degrees, hypot, radians, sin, sinh, sqrt

from harness.detect.traffic.place.datums import METRES_PER_DEGREE, Position
from harness.detect.traffic.place.fix import Angle, Fix

AXIS_M = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS_M = AXIS_M / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ECCENTRICITY = 2 * sqrt(_N) / (1 + _N)
_FORTH = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49_561 * _N**4 / 161_280,
)
_BACK = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4_397 * _N**4 / 161_280,
)
FALSE_EASTING_M = 500_000.0
ZONE_EASTING_M = 1_000_000
GRIDS = ("cgcs2000-", "utm-")


@dataclass(frozen=True, slots=True)
class Grid:
    """One zone: its name in findings, the middle meridian, the scale along it, its number (0: never written)."""

    name: str
    meridian_deg: float
    scale: float
    number: int = 0

    def metres_of(self, place: Position) -> tuple[float, float]:
        """(northing, easting), the easting without the zone's number."""
        phi, east = radians(place.lat), radians(place.lng - self.meridian_deg)
        level = sinh(atanh(sin(phi)) - _ECCENTRICITY * atanh(_ECCENTRICITY * sin(phi)))
        xi, eta = atan(level / cos(east)), asinh(sin(east) / hypot(level, cos(east)))
        turns = [(2 * (order + 1), factor) for order, factor in enumerate(_FORTH)]
        north = xi + sum(factor * sin(turn * xi) * cosh(turn * eta) for turn, factor in turns)
        across = eta + sum(factor * cos(turn * xi) * sinh(turn * eta) for turn, factor in turns)
        radius = _RADIUS_M * self.scale
        return radius * north, radius * across + FALSE_EASTING_M

    def place_at(self, northing_m: float, easting_m: float) -> Position:
        """The place of metres that lie in the zone."""
        radius = _RADIUS_M * self.scale
        xi, eta = northing_m / radius, (easting_m - FALSE_EASTING_M) / radius
        turns = [(2 * (order + 1), factor) for order, factor in enumerate(_BACK)]
        north = xi - sum(factor * sin(turn * xi) * cosh(turn * eta) for turn, factor in turns)
        across = eta - sum(factor * cos(turn * xi) * sinh(turn * eta) for turn, factor in turns)
        level = sin(north) / hypot(sinh(across), cos(north))
        lng = self.meridian_deg + degrees(atan(sinh(across) / cos(north)))
        return Position(degrees(atan(_geographic(level))), lng)

    def fixes(self, form: str, datum: str, lat: Angle, lng: Angle) -> Iterator[Fix]:
        """What a northing and an easting, both in metres, may be."""
        place = self.place_at(lat.degrees, lng.degrees)
        unit = min(lat.unit_deg, lng.unit_deg)
        wide = unit / max(0.2, cos(radians(place.lat)))
        first, second = (lat, lng) if lat.start < lng.start else (lng, lat)
        gap = first.end, second.start
        yield Fix(form, place.lat, place.lng, unit, wide, lat.start, lng.start, first.start, second.end, datum, gap)


def _geographic(conformal: float) -> float:
    """The tangent of the latitude from that of the conformal one, by Newton's method (Karney 2011, section 3)."""
    square, level = _ECCENTRICITY**2, conformal / (1 - _ECCENTRICITY**2)
    for _ in range(4):
        slope = sqrt(1 + level**2)
        turn = sinh(_ECCENTRICITY * atanh(_ECCENTRICITY * level / slope))
        reached = level * sqrt(1 + turn**2) - turn * slope
        step = (conformal - reached) / sqrt(1 + reached**2)
        level += step * (1 + (1 - square) * level**2) / ((1 - square) * slope)
    return level


@cache
def grid_of(name: str) -> Grid:
    """A grid by its name in findings: `cgcs2000-3-40`, `cgcs2000-6-20`, `utm-50`."""
    kind, _, number = name.rpartition("-")
    zone = int(number)
    if kind == "utm":
        return Grid(name, 6.0 * zone - 183.0, 0.9996)
    if kind == "cgcs2000-3":
        return Grid(name, 3.0 * zone, 1.0, zone)
    return Grid(name, 6.0 * zone - 3.0, 1.0, zone)


def grids_around(place: Position) -> tuple[Grid, ...]:
    """The zones in which a place lies."""
    narrow, wide = int((place.lng + 1.5) // 3), int(place.lng // 6) + 1
    return tuple(map(grid_of, (f"cgcs2000-3-{narrow}", f"cgcs2000-6-{wide}", f"utm-{wide + 30}")))


def unit_deg(places: int) -> float:
    """What one in the last of so many decimals of a metre is worth."""
    return 10.0**-places / METRES_PER_DEGREE
