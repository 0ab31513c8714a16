"""Datums: WGS-84 (satellites), GCJ-02 (maps published in China) and BD-09 (Baidu), forward only.

Every planted point is known in WGS-84, so each datum is computed once and searched for; nothing is ever converted back.
GCJ-02: the published series on the Krasovsky 1940 ellipsoid (semi-major axis 6 378 245 m, e2 0.00669342162296594323),
BD-09: Baidu's published spiral on top of it. Two independent forward transforms agree within 1.1 cm over China; the
tests hold this one within 1 cm of a second derivation and of published pairs. Inputs and outputs are degrees.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt
from types import MappingProxyType

AXIS_M = 6_378_245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
METRES_PER_DEGREE = 111_319.49  # of latitude, and of longitude at the equator, on the sphere of 6 378 137 m
_BD_TURN = pi * 3000.0 / 180.0


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees north and east in one datum."""

    lat: float
    lng: float


def outside_china(place: Position) -> bool:
    """Whether GCJ-02 leaves the place as it is (the rectangle of the published transform)."""
    return not (72.004 <= place.lng <= 137.8347 and 0.8293 <= place.lat <= 55.8271)


def to_gcj02(place: Position) -> Position:
    """WGS-84 to GCJ-02."""
    if outside_china(place):
        return place
    x, y = place.lng - 105.0, place.lat - 35.0
    phi = radians(place.lat)
    curve = 1 - ECCENTRICITY_SQUARED * sin(phi) ** 2
    north = _offset_north_m(x, y) * 180.0 * curve * sqrt(curve) / (AXIS_M * (1 - ECCENTRICITY_SQUARED) * pi)
    east = _offset_east_m(x, y) * 180.0 * sqrt(curve) / (AXIS_M * cos(phi) * pi)
    return Position(place.lat + north, place.lng + east)


def gcj02_to_bd09(place: Position) -> Position:
    """GCJ-02 to BD-09."""
    radius = hypot(place.lng, place.lat) + 0.00002 * sin(place.lat * _BD_TURN)
    angle = atan2(place.lat, place.lng) + 0.000003 * cos(place.lng * _BD_TURN)
    return Position(radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065)


def to_bd09(place: Position) -> Position:
    """WGS-84 to BD-09."""
    return gcj02_to_bd09(to_gcj02(place))


def metres_between(a: Position, b: Position) -> float:
    """Distance on a local plane; good to half a per cent over the few kilometres that matter here."""
    east = (a.lng - b.lng) * METRES_PER_DEGREE * cos(radians((a.lat + b.lat) / 2))
    return hypot((a.lat - b.lat) * METRES_PER_DEGREE, east)


def _same(place: Position) -> Position:
    return place


DATUMS: Mapping[str, Callable[[Position], Position]] = MappingProxyType(
    {"wgs84": _same, "gcj02": to_gcj02, "bd09": to_bd09}
)


def _offset_north_m(x: float, y: float) -> float:
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return metres + (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _offset_east_m(x: float, y: float) -> float:
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return metres + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
