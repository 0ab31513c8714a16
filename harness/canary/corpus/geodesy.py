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


_AXIS_M, _FLAT_2 = 6_378_137.0, 0.0066943800229  # of CGCS2000 and WGS-84: they differ in the tenth digit


def projected(place: Place, meridian: float, scale: float = 1.0) -> Place:
    """(northing, easting) in metres on a transverse Mercator grid, by the series of the surveyors' tables."""
    phi, p = radians(place[0]), cos(radians(place[0])) * radians(place[1] - meridian)
    t, bend = tan(phi) ** 2, _FLAT_2 / (1 - _FLAT_2) * cos(phi) ** 2
    n = _AXIS_M / sqrt(1 - _FLAT_2 * sin(phi) ** 2)
    arc = (1 - _FLAT_2 / 4 - 3 * _FLAT_2**2 / 64 - 5 * _FLAT_2**3 / 256) * phi
    arc -= (3 * _FLAT_2 / 8 + 3 * _FLAT_2**2 / 32 + 45 * _FLAT_2**3 / 1024) * sin(2 * phi)
    arc += (15 * _FLAT_2**2 / 256 + 45 * _FLAT_2**3 / 1024) * sin(4 * phi) - 35 * _FLAT_2**3 / 3072 * sin(6 * phi)
    up = p**2 / 2 + (5 - t + 9 * bend + 4 * bend**2) * p**4 / 24 + (61 - 58 * t + t**2) * p**6 / 720
    across = p + (1 - t + bend) * p**3 / 6 + (5 - 18 * t + t**2 + 14 * bend) * p**5 / 120
    return (_AXIS_M * arc + n * tan(phi) * up) * scale, n * across * scale + 500_000


def tile(place: Place, zoom: int) -> tuple[int, int]:
    """(row, column) of the web map's tile, rows from the north."""
    y, x = web_mercator(place)
    half = pi * WEB_RADIUS_M
    return int((half - y) / (2 * half) * 2**zoom), int((x + half) / (2 * half) * 2**zoom)


def plus_code(place: Place, fine: int = 0) -> str:
    """The Open Location Code of ten digits, and `fine` more, by fractions of a degree."""
    digits = "23456789CFGHJMPQRVWX"
    rests = [place[0] + 90, place[1] + 180]
    code, size = "", 20.0
    for _ in range(5):
        for axis in (0, 1):
            value = int(rests[axis] / size + 1e-12)
            rests[axis] -= value * size
            code += digits[value]
        size /= 20
    high = wide = size * 20
    for _ in range(fine):
        high, wide = high / 5, wide / 4
        row, column = int(rests[0] / high), int(rests[1] / wide)
        rests = [rests[0] - row * high, rests[1] - column * wide]
        code += digits[min(row, 4) * 4 + min(column, 3)]
    return code[:8] + "+" + code[8:]
