"""Chinese datums: WGS-84 to GCJ-02 (the datum of maps published in China) and on to BD-09 (Baidu's).

Only the forward direction is needed: every planted point is known in WGS-84, so each datum is computed once and
searched for. Formula of GCJ-02: the published "eviltransform" series on the Krasovsky 1940 ellipsoid (semi-major axis
6 378 245 m, e2 0.00669342162296594323); BD-09 as in Baidu's own conversion examples. Inputs and outputs are degrees.
"""

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt

AXIS_M = 6_378_245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
METRES_PER_DEGREE = 111_320.0
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
    north, east = _offset_north(place.lng - 105.0, place.lat - 35.0), _offset_east(place.lng - 105.0, place.lat - 35.0)
    phi = radians(place.lat)
    magic = 1 - ECCENTRICITY_SQUARED * sin(phi) ** 2
    north = north * 180.0 / (AXIS_M * (1 - ECCENTRICITY_SQUARED) / (magic * sqrt(magic)) * pi)
    east = east * 180.0 / (AXIS_M / sqrt(magic) * cos(phi) * pi)
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
    """Distance on a local plane; good to a per mille over the few kilometres that matter here."""
    east = (a.lng - b.lng) * METRES_PER_DEGREE * cos(radians((a.lat + b.lat) / 2))
    return hypot((a.lat - b.lat) * METRES_PER_DEGREE, east)


DATUMS = {"wgs84": lambda place: place, "gcj02": to_gcj02, "bd09": to_bd09}


def _offset_north(x: float, y: float) -> float:
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return metres + (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _offset_east(x: float, y: float) -> float:
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    metres += (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    metres += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return metres + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
