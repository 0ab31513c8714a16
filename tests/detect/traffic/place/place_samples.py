"""What the tests of positions share: layers and messages out of values, a route, and every spelling that apps send."""

import json
import struct
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import asinh, floor, pi, radians, tan

from harness.canary.draw import draw_of
from harness.canary.route import walk
from harness.detect.traffic.layer import SEPARATOR, Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.place import geohash, mercator, plus_code, polyline, tiles, transverse_mercator
from harness.detect.traffic.place.datums import DATUMS, Position
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.trail import TrailGatherer
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona, PlantedPhoto

START = datetime(2026, 11, 22, 3, 44, 12, tzinfo=UTC)
Values = Sequence[tuple[str, str]]


def persona_on(route: Sequence[tuple[float, float]], photos: Sequence[tuple[float, float]] = ()) -> Persona:
    pictures = tuple(PlantedPhoto(f"photos/slot-{at}.jpg", "", place, ()) for at, place in enumerate(photos))
    return Persona(1, route_wgs84=tuple(route), photos=pictures)


def route_of(seed: int) -> tuple[tuple[float, float], ...]:
    return walk(draw_of(seed, "route"))


def layer_of(values: Values, place: str = "body", steps: tuple[str, ...] = ("json",)) -> Layer:
    starts, at = [], 0
    for _, value in values:
        starts.append(at)
        at += len(value) + len(SEPARATOR)
    names = [name for name, _ in values]
    return Layer(place, steps, SEPARATOR.join(value for _, value in values), starts, names=lambda: names)


def message_of(index: int = 0, t_s: float = 0.0, host: str = "api.test", path: str = "/v1/report") -> Message:
    return Message(index, f"f{index}", START + timedelta(seconds=t_s), "POST", "https", host, 443, path, ())


def seen(matcher: PlaceMatcher, values: Values, message: Message | None = None) -> list[Sighting]:
    return list(matcher.see(message or message_of(), [layer_of(values)]))


def planted(sightings: Sequence[Sighting], what: Leaving = Leaving.LOCATION) -> list[Sighting]:
    return [sighting for sighting in sightings if sighting.seeded and sighting.what is what]


def trails(persona: Persona, sent: Sequence[tuple[Message, Values]]) -> list[Sighting]:
    matcher, gatherer = PlaceMatcher(persona), TrailGatherer(persona)
    for message, values in sent:
        layers = [layer_of(values)]
        gatherer.add(message, layers, list(matcher.see(message, layers)))
    return list(gatherer.gathered())


def in_datum(place: tuple[float, float], datum: str) -> tuple[float, float]:
    spelt = DATUMS[datum](Position(*place))
    return spelt.lat, spelt.lng


def _dms(degrees: float, places: int = 1) -> tuple[int, int, float]:
    seconds = round(degrees * 3600, places)
    return int(seconds // 3600), int(seconds % 3600 // 60), round(seconds % 60, places)


def _signed(degrees: float, signs: str, mark: str) -> str:
    d, m, s = _dms(degrees)
    return f"{d}{signs[0]}{m}{signs[1]}{s}{signs[2]}{mark}"


def _nmea(degrees: float, width: int) -> str:
    whole = floor(degrees)
    return f"{whole:0{width}d}{(degrees - whole) * 60:07.4f}"


def _float32(degrees: float) -> str:
    return repr(struct.unpack("<f", struct.pack("<f", degrees))[0])


def _rational(degrees: float) -> list[tuple[str, str]]:
    d, m, s = _dms(degrees, 2)
    return [
        ("[0][0]", str(d)),
        ("[0][1]", "1"),
        ("[1][0]", str(m)),
        ("[1][1]", "1"),
        ("[2][0]", str(round(s * 100))),
        ("[2][1]", "100"),
    ]


def _web(lat: float, lng: float) -> tuple[float, float]:
    """By the textbook, on its own: x = R lng, y = R asinh(tan lat)."""
    return lng * 20037508.342789244 / 180, asinh(tan(radians(lat))) * 20037508.342789244 / pi


def _tile(lat: float, lng: float, zoom: int) -> tuple[int, int, int]:
    """Zoom, column and row."""
    x, y = _web(lat, lng)
    whole = 2 * 20037508.342789244
    return zoom, floor((x / whole + 0.5) * 2**zoom), floor((0.5 - y / whole) * 2**zoom)


def _zone(lat: float, lng: float, grid: str) -> tuple[float, float]:
    return transverse_mercator.grid_of(grid).metres_of(Position(lat, lng))


def _from_below(lat: float, lng: float) -> Values:
    zoom, column, row = _tile(lat, lng, 19)
    return ("y", str(2**zoom - 1 - row)), ("x", str(column))


def _with_zone(lat: float, lng: float) -> Values:
    north, east = _zone(lat, lng, "cgcs2000-3-40")
    return ("X", f"{north:.2f}"), ("Y", f"40{east:.2f}")


def _pair(write: Callable[[float], str]) -> Callable[[float, float], Values]:
    return lambda lat, lng: (("a.lat", write(lat)), ("a.lng", write(lng)))


def _text(write: Callable[[float, float], str]) -> Callable[[float, float], Values]:
    return lambda lat, lng: (("p", write(lat, lng)),)


def _cut(number: float, places: int) -> str:
    return f"{floor(number * 10**places) / 10**places:.{places}f}"


# name -> (what the finding's form ends with, how the pair is sent)
SPELLINGS: dict[str, tuple[str, Callable[[float, float], Values]]] = {
    "decimal, latitude first": ("", _pair(lambda v: f"{v:.6f}")),
    "decimal, longitude first": ("", lambda a, o: (("longitude", f"{o:.7f}"), ("latitude", f"{a:.7f}"))),
    "nameless array": ("", lambda a, o: (("c[0]", f"{o:.6f}"), ("c[1]", f"{a:.6f}"))),
    "x and y": ("", lambda a, o: (("x", f"{o:.6f}"), ("y", f"{a:.6f}"))),
    "full float": ("", _pair(repr)),
    "float32": ("", _pair(_float32)),
    "json number": ("", _pair(lambda v: json.dumps(round(v, 5)))),
    "others between": (
        "",
        lambda a, o: (("lat", f"{a:.6f}"), ("acc", "12.0"), ("t", "1732243452"), ("v", "1.3"), ("lng", f"{o:.6f}")),
    ),
    "comma": ("", _text(lambda a, o: f"{o:.6f},{a:.6f}")),
    "latitude comma": ("", _text(lambda a, o: f"{a:.6f}, {o:.6f}")),
    "semicolon": ("", _text(lambda a, o: f"{o:.6f};{a:.6f}")),
    "space": ("", _text(lambda a, o: f"{o:.6f} {a:.6f}")),
    "underscore": ("", _text(lambda a, o: f"{o:.6f}_{a:.6f}")),
    "pixels of zoom 20": ("p20", lambda a, o: (("x", str(_tile(a, o, 28)[1])), ("y", str(_tile(a, o, 28)[2])))),
    "bar": ("", _text(lambda a, o: f"{o:.6f}|{a:.6f}")),
    "wkt": ("", _text(lambda a, o: f"POINT({o:.6f} {a:.6f})")),
    "geo uri": ("", _text(lambda a, o: f"geo:{a:.6f},{o:.6f};u=12")),
    "iso 6709": ("", _text(lambda a, o: f"+{a:.6f}+{o:.6f}/")),
    "json in text": ("", _text(lambda a, o: json.dumps({"jd": round(o, 6), "wd": round(a, 6)}))),
    "five decimals cut": ("", _pair(lambda v: _cut(v, 5))),
    "four decimals": ("", _pair(lambda v: f"{v:.4f}")),
    "four decimals cut": ("", _pair(lambda v: _cut(v, 4))),
    "three decimals": ("", _pair(lambda v: f"{v:.3f}")),
    "three decimals cut": ("", _pair(lambda v: _cut(v, 3))),
    "e5": ("e5", _pair(lambda v: str(round(v * 1e5)))),
    "e6": ("e6", _pair(lambda v: str(round(v * 1e6)))),
    "e6 cut": ("e6", _pair(lambda v: str(int(v * 1e6)))),
    "e7": ("e7", _pair(lambda v: str(round(v * 1e7)))),
    "hexadecimal e6": ("hex+e6", _pair(lambda v: f"{round(v * 1e6):x}")),
    "hexadecimal e6 of eight digits": ("hex+e6", _pair(lambda v: f"{round(v * 1e6):08X}")),
    "hexadecimal e7 of C": ("hex+e7", _text(lambda a, o: f"0x{round(a * 1e7):x},0x{round(o * 1e7):x}")),
    "zigzag": ("zigzag+e7", _pair(lambda v: str(2 * round(v * 1e7)))),
    "e6 in text": ("e6", _text(lambda a, o: f"{round(o * 1e6)},{round(a * 1e6)}")),
    "seconds": ("arcsec", _pair(lambda v: str(round(v * 3600)))),
    "seconds and decimals": ("arcsec", _pair(lambda v: f"{v * 3600:.2f}")),
    "thousandths of a second": ("arcsec+e3", _pair(lambda v: str(round(v * 3.6e6)))),
    "ten-thousandths of a minute": ("arcmin+e4", _pair(lambda v: str(round(v * 6e5)))),
    "degrees minutes seconds": ("dms", _text(lambda a, o: f"{_signed(a, '°′″', 'N')} {_signed(o, '°′″', 'E')}")),
    "typed degrees": ("dms", _text(lambda a, o: _signed(a, "°'\"", "N") + " " + _signed(o, "°'\"", "E"))),
    "letters": ("dms", _pair(lambda v: _signed(v, "dms", ""))),
    "chinese degrees": ("dms", _pair(lambda v: _signed(v, "度分秒", ""))),
    "colons": ("dms", _pair(lambda v: "{}:{:02d}:{:04.1f}".format(*_dms(v)))),
    "exif rationals": ("dms", lambda a, o: (*_rational(a), *_rational(o))),
    "exif text": ("dms", _pair(lambda v: "{}/1,{}/1,{:.0f}/100".format(*_dms(v, 2)[:2], _dms(v, 2)[2] * 100))),
    "decimal minutes": ("dm", _pair(lambda v: f"{floor(v)}°{(v - floor(v)) * 60:.4f}'")),
    "nmea": ("nmea", _text(lambda a, o: f"$GPRMC,034412.00,A,{_nmea(a, 2)},N,{_nmea(o, 3)},E,1.2,93.1,221126,,,A*6A")),
    "nmea fields": ("nmea", lambda a, o: (("lat", _nmea(a, 2)), ("ns", "N"), ("lng", _nmea(o, 3)), ("ew", "E"))),
    "geohash 12": ("geohash", _text(lambda a, o: geohash.encode(a, o, 12))),
    "geohash 8": ("geohash", _text(lambda a, o: geohash.encode(a, o, 8))),
    "geohash 7": ("geohash", _text(lambda a, o: geohash.encode(a, o, 7))),
    "geohash upper": ("geohash", _text(lambda a, o: geohash.encode(a, o, 9).upper())),
    "polyline": ("polyline", _text(lambda a, o: polyline.encode([(a, o)], 1e5))),
    "polyline of six decimals": ("polyline6", _text(lambda a, o: polyline.encode([(a, o)], 1e6))),
    "polyline, longitude first": ("polyline", _text(lambda a, o: polyline.encode([(o, a)], 1e5))),
    "plus code": ("pluscode", _text(lambda a, o: plus_code.encode(a, o, 11))),
    "plus code in lower case": ("pluscode", _text(lambda a, o: plus_code.encode(a, o).lower())),
    "plus code out of a form": ("pluscode", _text(lambda a, o: plus_code.encode(a, o).replace("+", " "))),
    "short plus code": ("pluscode", _text(lambda a, o: plus_code.encode(a, o)[4:] + " 杭州市")),
    "quadkey": ("quadkey", _text(lambda a, o: tiles.quadkey(a, o, 19))),
    "tile of a path": ("tile18", _text(lambda a, o: "/".join(map(str, _tile(a, o, 18))))),
    "tile from below": ("tms19", _from_below),
    "metres of a zone": ("cgcs2000-3-40", _text(lambda a, o: "{:.3f},{:.3f}".format(*_zone(a, o, "cgcs2000-3-40")))),
    "metres with the zone": ("cgcs2000-3-40", _with_zone),
    "utm": ("utm-51", _text(lambda a, o: "{1:.1f} {0:.1f}".format(*_zone(a, o, "utm-51")))),
    "web mercator": ("mercator", lambda a, o: (("x", f"{_web(a, o)[0]:.2f}"), ("y", f"{_web(a, o)[1]:.2f}"))),
    "web mercator, whole metres": ("mercator", _text(lambda a, o: "{:.0f},{:.0f}".format(*_web(a, o)))),
}  # fmt: skip


def baidu_metres(lat: float, lng: float) -> Values:
    return (("x", f"{mercator.baidu_easting_of(lng):.2f}"), ("y", f"{mercator.baidu_northing_of(lat):.2f}"))
