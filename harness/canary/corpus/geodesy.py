"""The datums of Chinese maps and the plane of web maps, from their published formulas, written for the corpus alone:
a detector that makes a mistake in its own transforms is not excused by sharing them."""

from math import atan, cos, degrees, exp, log, pi, radians, sin, sqrt, tan

Place = tuple[float, float]  # (lat, lng) in degrees

KRASOVSKY_M = 6_378_245.0
ECCENTRICITY_2 = 0.00669342162296594323
WEB_RADIUS_M = 6_378_137.0


def gcj02(place: Place) -> Place:
    """WGS-84 to the national datum GCJ-02 (a shift by a few hundred metres, by the widely published series)."""
    lat, lng = place
    x, y = lng - 105.0, lat - 35.0
    wave = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    phi = radians(lat)
    bend = 1 - ECCENTRICITY_2 * sin(phi) ** 2
    meridian = KRASOVSKY_M * (1 - ECCENTRICITY_2) / bend**1.5
    parallel = KRASOVSKY_M / sqrt(bend) * cos(phi)
    return lat + degrees(north / meridian), lng + degrees(east / parallel)


def bd09(place: Place) -> Place:
    """WGS-84 to Baidu's BD-09."""
    return from_gcj02(gcj02(place))


def from_gcj02(place: Place) -> Place:
    """GCJ-02 to BD-09: turned and stretched a little."""
    lat, lng = place
    turn = pi * 3000 / 180
    radius = sqrt(lng * lng + lat * lat) + 0.00002 * sin(lat * turn)
    angle = atan(lat / lng) + 0.000003 * cos(lng * turn)  # in China both are positive
    return radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065


DATUMS = {"wgs84": lambda place: place, "gcj02": gcj02, "bd09": bd09}


def web_mercator(place: Place) -> Place:
    """(y, x) in metres, EPSG:3857."""
    lat, lng = place
    return WEB_RADIUS_M * log(tan(pi / 4 + radians(lat) / 2)), WEB_RADIUS_M * radians(lng)


def from_web_mercator(y: float, x: float) -> Place:
    return degrees(2 * atan(exp(y / WEB_RADIUS_M)) - pi / 2), degrees(x / WEB_RADIUS_M)


def shifted(place: Place, distance_m: float, bearing: float) -> Place:
    """The place so far away in the direction `bearing` (radians from north)."""
    lat, lng = place
    north, east = distance_m * cos(bearing), distance_m * sin(bearing)
    return lat + degrees(north / WEB_RADIUS_M), lng + degrees(east / (WEB_RADIUS_M * cos(radians(lat))))


def distance_m(one: Place, other: Place) -> float:
    """On a sphere, near enough for some kilometres."""
    middle = radians((one[0] + other[0]) / 2)
    north, east = radians(other[0] - one[0]), radians(other[1] - one[1]) * cos(middle)
    return WEB_RADIUS_M * sqrt(north * north + east * east)
