"""Map tiles: a place as the number of the square that holds it, in the web's scheme, from below, and in Baidu's own.

From TILE_ZOOMS on a tile is at most 150 m wide, little more than a position of three decimals may be off. A coarser one
is a map of the quarter, which whoever opens the map there loads too.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import asinh, atan, cos, degrees, floor, pi, radians, sinh, tan

from harness.detect.traffic.place import mercator
from harness.detect.traffic.place.fix import Angle, Fix

# What a map fetches to draw itself: where somebody moved it, which need not be where the phone is.
_FETCHED = re.compile(r"(?i)tile|wmts|(?:/\d+){3}(?:@2x)?\.(?:png|jpe?g|webp|pbf|mvt)")
TILE_ZOOMS = range(18, 22)
BAIDU_ZOOMS = range(19, 22)
_BAIDU_PIXELS, _BAIDU_WHOLE = 256, 18  # pixels of a tile; the zoom at which a pixel is a metre
WEB, FROM_BELOW, BAIDU = "tile", "tms", "bd09tile"
LAT = 0


def name_of(kind: str, zoom: int) -> str:
    """How a finding names it: `tile18`."""
    return f"{kind}{zoom}"


def tile_number(kind: str, zoom: int, axis: int, angle: float) -> float:
    """The row (axis LAT) or the column that holds a latitude or a longitude, with its fraction."""
    if kind == BAIDU:
        metres = mercator.baidu_northing_of(angle) if axis == LAT else mercator.baidu_easting_of(angle)
        return metres * 2.0 ** (zoom - _BAIDU_WHOLE) / _BAIDU_PIXELS
    if axis != LAT:
        return (angle + 180) / 360 * 2.0**zoom
    row = (1 - asinh(tan(radians(angle))) / pi) / 2 * 2.0**zoom
    return 2.0**zoom - row if kind == FROM_BELOW else row


def angle_at(kind: str, zoom: int, axis: int, number: float) -> float:
    """The latitude or longitude at a tile's number with its fraction."""
    if kind == BAIDU:
        metres = number * _BAIDU_PIXELS / 2.0 ** (zoom - _BAIDU_WHOLE)
        return mercator.baidu_lat_of(metres) if axis == LAT else mercator.baidu_lng_of(metres)
    if axis != LAT:
        return number / 2.0**zoom * 360 - 180
    row = 2.0**zoom - number if kind == FROM_BELOW else number
    return degrees(atan(sinh(pi * (1 - 2 * row / 2.0**zoom))))


def fetches_a_tile(path: str) -> bool:
    """Whether a request's path and query ask a map's server for the picture of a tile."""
    return _FETCHED.search(path) is not None


@cache
def half_of(form: str) -> float:
    """Half a tile's width in degrees of longitude by its form's name; 0 where the form is no tile's."""
    for kind in (BAIDU, FROM_BELOW, WEB):
        zoom = form.removeprefix(kind)
        if zoom != form and zoom.isdigit():
            wide = _BAIDU_PIXELS / 2.0 ** (int(zoom) - _BAIDU_WHOLE) / mercator.METRES_PER_DEGREE
            return wide / 2 if kind == BAIDU else 180 / 2.0 ** int(zoom)
    return 0.0


def tile_fixes(form: str, datum: str, lat: Angle, lng: Angle) -> Iterator[Fix]:
    """A row and a column of one tile; the angles are its middle's."""
    half = half_of(form)
    first, second = (lat, lng) if lat.start < lng.start else (lng, lat)
    at = lat.start, lng.start, first.start, second.end, datum, (first.end, second.start)
    yield Fix(form, lat.degrees, lng.degrees, half * cos(radians(lat.degrees)), half, *at)


def quadkey(lat: float, lng: float, zoom: int) -> str:
    """A web tile's key: a digit for each zoom, from the whole world down."""
    column, row = floor(tile_number(WEB, zoom, 1, lng)), floor(tile_number(WEB, zoom, LAT, lat))
    return "".join(str((column >> bit & 1) + 2 * (row >> bit & 1)) for bit in range(zoom - 1, -1, -1))


def of_quadkey(key: str) -> tuple[float, float, float, float]:
    """Latitude and longitude of the tile's middle, half its height and width in degrees."""
    column = int("".join("1" if digit in "13" else "0" for digit in key), 2)
    row = int("".join("1" if digit in "23" else "0" for digit in key), 2)
    zoom = len(key)
    lat, lng = angle_at(WEB, zoom, LAT, row + 0.5), angle_at(WEB, zoom, 1, column + 0.5)
    half = 180 / 2.0**zoom
    return lat, lng, half * cos(radians(lat)), half
