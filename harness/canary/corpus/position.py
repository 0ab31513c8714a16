"""Positions as apps write them: a place on the planted route, in some datum, number format and order."""

import random
from collections.abc import Callable, Sequence

from harness.canary.corpus.case import Fields, Leak, Tier
from harness.canary.corpus.geodesy import DATUMS, Place, plus_code, projected, shifted, tile, web_mercator
from harness.model.persona import Persona

NAMES = (
    ("lat", "lng"),
    ("latitude", "longitude"),
    ("lat", "lon"),
    ("y", "x"),
    ("wd", "jd"),
    ("纬度", "经度"),
    ("a", "b"),
    ("p1", "p2"),
    ("Latitude", "Longitude"),
    ("gpsLat", "gpsLng"),
)
TOGETHER = ["location", "loc", "lnglat", "gps", "position", "pos", "point", "coord", "v", "zb"]
BASE32 = "0123456789bcdefghjkmnpqrstuvwxyz"
JITTER_M = 20.0


def _pair(draw: random.Random, lat: object, lng: object) -> Fields:
    """Two fields in any order, or a list, east first or north first."""
    way = draw.random()
    if way < 0.75:
        names = draw.choice(NAMES)
        both = [(names[0], lat), (names[1], lng)]
        return dict(both if draw.random() < 0.7 else both[::-1])
    return {draw.choice(TOGETHER): [lng, lat] if draw.random() < 0.6 else [lat, lng]}


def decimal(draw: random.Random, place: Place) -> Fields:
    lat, lng = (round(value, draw.choice((6, 7))) for value in place)
    return _pair(draw, str(lat), str(lng)) if draw.random() < 0.3 else _pair(draw, lat, lng)


def comma(draw: random.Random, place: Place) -> Fields:
    """One text: "lng,lat" as Amap has it, or the other way about."""
    lat, lng = (f"{value:.6f}" for value in place)
    text = draw.choice((f"{lng},{lat}", f"{lat},{lng}", f"{lng}, {lat}", f"{lng};{lat}", f"POINT({lng} {lat})"))
    return {draw.choice(TOGETHER): text}


def scaled(power: int) -> Callable[[random.Random, Place], Fields]:
    def write(draw: random.Random, place: Place) -> Fields:
        lat, lng = (round(value * 10**power) for value in place)
        return _pair(draw, str(lat), str(lng)) if draw.random() < 0.3 else _pair(draw, lat, lng)

    return write


def hexadecimal(draw: random.Random, place: Place) -> Fields:
    """Scaled whole numbers as `Integer.toHexString` or C's `%08x` write them."""
    power, spell = draw.choice((6, 7)), draw.choice(("{:x}", "{:08x}", "{:08X}", "0x{:x}"))
    lat, lng = (spell.format(round(value * 10**power)) for value in place)
    return _pair(draw, lat, lng)


def decimal_comma(draw: random.Random, place: Place) -> Fields:
    """As a phone set to German writes numbers."""
    lat, lng = (f"{value:.6f}".replace(".", ",") for value in place)
    return _pair(draw, lat, lng)


def scientific(draw: random.Random, place: Place) -> Fields:
    """With a power of ten, by the format of C or of Java."""
    if draw.random() < 0.5:
        lat, lng = (f"{value:.7e}" for value in place)
    else:
        lat, lng = f"{place[0] / 10:.7f}E1", f"{place[1] / 100:.8f}E2"
    return _pair(draw, lat, lng)


def arc_seconds(draw: random.Random, place: Place) -> Fields:
    """Units of 1/3600 degree: whole ones (31 m), or with decimals."""
    lat, lng = (round(value * 3600, draw.choice((1, 2, 3))) for value in place)
    return _pair(draw, lat, lng)


def whole_arc_seconds(draw: random.Random, place: Place) -> Fields:
    lat, lng = (round(value * 3600) for value in place)
    return _pair(draw, lat, lng)


def sexagesimal(draw: random.Random, place: Place) -> Fields:
    style = draw.randrange(5)
    lat, lng = (_dms(value, style) for value in place)
    marks = (f"{lat}N", f"{lng}E") if style != 2 else (f"N{lat}", f"E{lng}")
    if draw.random() < 0.3:
        return {draw.choice(TOGETHER): " ".join(marks)}
    return _pair(draw, *marks)


def _dms(value: float, style: int) -> str:
    minutes = value % 1 * 60
    seconds = minutes % 1 * 60
    degrees, whole = int(value), int(minutes)
    return (
        f"{degrees}°{whole}'{seconds:.2f}\"",
        f"{degrees}°{whole:02}′{seconds:.2f}″",
        f"{degrees}°{minutes:.4f}'",
        f"{degrees} {whole} {seconds:.2f} ",
        f"{degrees}.{whole:02}.{seconds:05.2f}",
    )[style]


def geohash(place: Place, length: int) -> str:
    """Niemeyer's geohash: bits of longitude and latitude in turn, five a letter."""
    low, high = [-90.0, -180.0], [90.0, 180.0]
    number = 0
    for bit in range(length * 5):
        axis = 1 - bit % 2
        middle = (low[axis] + high[axis]) / 2
        above = place[axis] >= middle
        (low if above else high)[axis] = middle
        number = number << 1 | above
    return "".join(BASE32[number >> shift & 31] for shift in range(length * 5 - 5, -1, -5))


def hashed_place(draw: random.Random, place: Place) -> Fields:
    code = geohash(place, draw.choice((8, 9, 10, 11, 12)))
    return {draw.choice(("geohash", "gh", "geo", "hash", "loc", "v")): code}


def polyline(places: Sequence[Place], power: int = 5) -> str:
    """Google's encoded polyline: differences, zigzag, groups of five bits plus 63."""
    text, before = "", (0, 0)
    for lat, lng in places:
        now = (round(lat * 10**power), round(lng * 10**power))
        text += _groups(now[0] - before[0]) + _groups(now[1] - before[1])
        before = now
    return text


def _groups(step: int) -> str:
    number = ~(step << 1) if step < 0 else step << 1
    text = ""
    while number >= 0x20:
        text += chr((number & 0x1F | 0x20) + 63)
        number >>= 5
    return text + chr(number + 63)


def mercator(draw: random.Random, place: Place) -> Fields:
    y, x = (round(value, draw.choice((0, 1, 2, 3))) for value in web_mercator(place))
    return draw.choice(({"x": x, "y": y}, {"mx": x, "my": y}, {"point": [x, y]}, {"loc": f"{x},{y}"}))


def open_location(draw: random.Random, place: Place) -> Fields:
    """A plus code, seldom the short one with the town behind it."""
    code = plus_code(place, draw.choice((0, 0, 1, 2)))
    written = draw.choice((code, code, code, code.lower(), f"{code[4:]} 杭州市"))
    return {draw.choice(("plusCode", "olc", "globalCode", "code", "loc")): written}


def gauss_krueger(draw: random.Random, place: Place) -> Fields:
    """Metres of CGCS2000: zones of three or six degrees, with the zone's number or without; X is the northing."""
    wide = draw.random() < 0.4
    zone = int(place[1] // 6) + 1 if wide else int((place[1] + 1.5) // 3)
    north, east = projected(place, zone * 6 - 3 if wide else zone * 3)
    digits = draw.choice((1, 2, 3))
    x, y = round(north, digits), round(east + draw.choice((0, zone * 1_000_000)), digits)
    return draw.choice(({"X": x, "Y": y}, {"north": str(x), "east": str(y)}, {"point": [y, x]}, {"zb": f"{x},{y}"}))


def utm(draw: random.Random, place: Place) -> Fields:
    zone = int(place[1] // 6) + 31
    north, east = (round(value, draw.choice((0, 1, 2))) for value in projected(place, zone * 6 - 183, 0.9996))
    return draw.choice(({"easting": east, "northing": north, "zone": zone}, {"utm": f"{zone}R {east} {north}"}))


def map_tile(draw: random.Random, place: Place) -> Fields:
    """Row and column of the map's tile around the phone, from the north or from below."""
    zoom = draw.randrange(18, 21)
    row, column = tile(place, zoom)
    if draw.random() < 0.3:
        row = 2**zoom - 1 - row
    return draw.choice(({"x": column, "y": row, "z": zoom}, {"tile": f"{zoom}/{column}/{row}"}, {"t": [column, row]}))


def quadkey(draw: random.Random, place: Place) -> Fields:
    zoom = draw.randrange(18, 21)
    row, column = tile(place, zoom)
    digits = (str(2 * (row >> bit & 1) + (column >> bit & 1)) for bit in range(zoom - 1, -1, -1))
    return {draw.choice(("quadkey", "qk", "tile", "k")): "".join(digits)}


def cut(digits: int) -> Callable[[random.Random, Place], Fields]:
    """So many decimals, the rest cut off (not rounded)."""

    def write(draw: random.Random, place: Place) -> Fields:
        lat, lng = (int(value * 10**digits) / 10**digits for value in place)
        return _pair(draw, lat, lng)

    return write


FORMS: dict[str, tuple[Tier, Callable[[random.Random, Place], Fields]]] = {
    "decimal": (Tier.PLAIN, decimal),
    "comma": (Tier.PLAIN, comma),
    "e5": (Tier.COMPOSED, scaled(5)),
    "e6": (Tier.COMPOSED, scaled(6)),
    "e7": (Tier.COMPOSED, scaled(7)),
    "hexadecimal": (Tier.COMPOSED, hexadecimal),
    "decimal_comma": (Tier.COMPOSED, decimal_comma),
    "scientific": (Tier.COMPOSED, scientific),
    "arcsec": (Tier.COMPOSED, arc_seconds),
    "dms": (Tier.COMPOSED, sexagesimal),
    "geohash": (Tier.COMPOSED, hashed_place),
    "mercator": (Tier.COMPOSED, mercator),
    "gauss_krueger": (Tier.COMPOSED, gauss_krueger),
    "utm": (Tier.COMPOSED, utm),
    "plus_code": (Tier.COMPOSED, open_location),
    "quadkey": (Tier.SEARCH, quadkey),
    "tile": (Tier.SEARCH, map_tile),
    "arcsec_whole": (Tier.SEARCH, whole_arc_seconds),
    "decimals5": (Tier.SEARCH, cut(5)),
    "decimals4": (Tier.SEARCH, cut(4)),
    "decimals3": (Tier.SEARCH, cut(3)),
}


def leak(draw: random.Random, persona: Persona, form: str, datum: str) -> Leak:
    """Some point of the route. The planted datum in plain decimals is the plain tier, all else is a transformation."""
    number = draw.randrange(len(persona.route_wgs84))
    tier, write = FORMS[form]
    fields = write(draw, DATUMS[datum](persona.route_wgs84[number]))
    if datum != "wgs84" and tier is Tier.PLAIN:
        tier = Tier.COMPOSED
    return Leak("location", f"route_wgs84[{number}]", f"{datum}+{form}", tier, fields, frozenset({"trail"}))


def jittered(draw: random.Random, persona: Persona) -> Leak:
    """Beside the route by up to 20 m, as a phone's own receiver would report it."""
    number = draw.randrange(len(persona.route_wgs84))
    datum = draw.choice(tuple(DATUMS))
    place = shifted(persona.route_wgs84[number], draw.uniform(0, JITTER_M), draw.uniform(0, 6.283))
    fields = decimal(draw, DATUMS[datum](place))
    return Leak("location", f"route_wgs84[{number}]", f"{datum}+jitter", Tier.SEARCH, fields, frozenset({"trail"}))
