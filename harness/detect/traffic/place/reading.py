"""Reading: what stands in a text at the literals that were found there."""

import re
from collections.abc import Iterator

from harness.detect.traffic.place import geohash, plus_code, polyline, tiles
from harness.detect.traffic.place.fix import Angle, Fix
from harness.detect.traffic.place.literals import (
    CellStart,
    CodeStart,
    DegreeStart,
    GridStart,
    HexStart,
    LineStart,
    NumberStart,
    QuadStart,
)
from harness.detect.traffic.place.scale import DEGREES, LAT
from harness.detect.traffic.place.transverse_mercator import ZONE_EASTING_M, unit_deg

# No digit beside it, no minus before it (one between two numbers is a dash), and no underscore but one between numbers.
_ALONE = r"(?<![\d.])(?<!\A_)(?<![^0-9]_)(?<!\A-)(?<![^0-9A-Za-z]-)"
_DOTTED = re.compile(rf"{_ALONE}(\d{{1,20}}+)\.?+(\d{{0,20}}+)(?!\.?\d)", re.ASCII)
# A whole number is not part of a word or of a digest either.
_WHOLE = re.compile(rf"{_ALONE}(?<!\w)(\d{{1,20}}+)(?:\.(\d{{1,20}}+))?+(?!\.?\d|\w)", re.ASCII)
_CELL = re.compile(r"[0-9b-hjkmnp-z]{6,12}(?![0-9A-Za-z_+/=-])", re.ASCII)
_CELL_UPPER = re.compile(r"[0-9B-HJKMNP-Z]{6,12}(?![0-9A-Za-z_+/=-])", re.ASCII)
# A letter before it tells what the tile shows: a for aerial, h for hybrid, r for roads, t for terrain.
_QUADKEY = re.compile(
    r"(?<![^0-9A-Za-z_][0-9A-Zb-gi-qsu-z_])(?<![0-9A-Za-z_]{2})([0-3]{18,23})(?![0-9A-Za-z_])", re.ASCII
)
# Where a form was undone, the plus has become a space.
_CODE = re.compile(
    r"((?:[2-9CFGHJMPQRVWXcfghjmpqrvwx]{4}){1,2})[+ ]([2-9CFGHJMPQRVWXcfghjmpqrvwx]{2,7})?(?![0-9A-Za-z_+/=])"
)
# Zeros that pad it, or the mark of C, may stand before it; both cases are not mixed.
_HEX = re.compile(r"(?:[0-9a-f]{7,8}|[0-9A-F]{7,8})(?![0-9A-Za-z_.])", re.ASCII)
_BEFORE_HEX = re.compile(r"(?:\A|[^0-9A-Za-z_.+/-])((?:0[xX])?0{0,9})\Z", re.ASCII)
_LOOKED_BACK = 12
_TENTHS = tuple(10.0**-places for places in range(64))
_PRIME = r"[^\d.+-]{1,3}"
_SECONDS = re.compile(
    rf"(\d{{1,3}})(?:[^\d.+]{{1,5}})(\d{{1,2}})(?:(?:{_PRIME}|-)(\d{{1,2}}(?:\.\d{{1,12}})?)|(\.\d{{1,12}}))"
    r"(?!\.?\d)(?![\"″'′]{0,2} ?[SW](?![a-z]))",
    re.ASCII,
)
_RATIONAL = re.compile(r"(\d{1,3})[/\n]1\D{1,3}(\d{1,2})[/\n]1\D{1,3}(\d{1,9})[/\n](10{0,7})(?!\d)", re.ASCII)
# Dots alone stand in versions and addresses too: the side of the world has to be named.
_DOTTED_SECONDS = re.compile(r"(\d{1,3})\.(\d{1,2})\.(\d{1,2}(?:\.\d{1,12})?) ?[NE](?![A-Za-z0-9])", re.ASCII)
_CELL_HALF_AT_MOST_DEG = 0.003  # half the height of a geohash of six letters


def angle(text: str, at: int, start: NumberStart) -> tuple[str, str, Angle] | None:
    """The number at `at` as an angle, with its spelling and datum; None where it is part of something else."""
    found = (_DOTTED if start.dotted else _WHOLE).match(text, at)
    if found is None:
        return None
    raw, scale = found[0], start.scale
    power = found.end(1) - at - start.digits
    places = power + max(0, len(raw) - (found.end(1) - at) - 1)
    number = float(raw)
    if scale.counted:
        if power or places:
            return None
        number += 0.5
    elif power == 0:
        if places < scale.decimals:
            return None
    elif power in scale.powers and number.is_integer():
        number /= 10**power
    else:
        return None
    if scale is DEGREES and raw[-1] == "0":
        # A sender that rounds and then writes six places pads with zeros: they say nothing, beyond the third.
        places = max(places - len(raw) + len(raw.rstrip("0")), min(places, 3))
    degrees = scale.degrees(start.axis, number)
    return scale.form(power), scale.datum, Angle(at, found.end(), start.axis, degrees, scale.unit_deg * _TENTHS[places])


def hexadecimal(text: str, at: int, start: HexStart) -> tuple[str, str, Angle] | None:
    """The number in hexadecimal digits at `at`: a word of its own, but for zeros and `0x` before it."""
    found = _HEX.match(text, at)
    before = _BEFORE_HEX.search(text[max(0, at - _LOOKED_BACK) : at]) if found else None
    if found is None or before is None:
        return None
    degrees = int(found[0], 16) / 10**start.power
    return f"hex+e{start.power}", "", Angle(at - len(before[1]), found.end(), start.axis, degrees, _TENTHS[start.power])


def sexagesimal(text: str, at: int, start: DegreeStart) -> tuple[str, str, Angle] | None:
    """Degrees, minutes and seconds (or decimals of a minute) at `at`."""
    before = text[max(0, at - 1) : at]
    if before.isdigit() or before in (".", "-"):
        return None
    rational = _RATIONAL.match(text, at)
    if rational:
        seconds, scale = int(rational[3]) / int(rational[4]), int(rational[4])
        return _angle("dms", rational, start, float(rational[2]) + seconds / 60, 1 / 3600 / scale)
    found = _SECONDS.match(text, at)
    if found is None:
        found = _DOTTED_SECONDS.match(text, at)
        return found and _angle("dms", found, start, *_minutes(found[2], found[3]))
    if found[3] is None:
        return _angle("dm", found, start, float(found[2] + found[4]), 1 / 60 / 10 ** (len(found[4]) - 1))
    return _angle("dms", found, start, *_minutes(found[2], found[3]))


def _minutes(whole: str, seconds: str) -> tuple[float, float]:
    """Minutes with their fraction, and the seconds' last digit in degrees."""
    return int(whole) + float(seconds) / 60, 1 / 3600 / 10 ** len(seconds.partition(".")[2])


def _angle(
    form: str, found: re.Match[str], start: DegreeStart, minutes: float, unit: float
) -> tuple[str, str, Angle] | None:
    degrees = int(found[1]) + minutes / 60
    return (form, "", Angle(found.start(), found.end(), start.axis, degrees, unit)) if minutes < 60 else None


def cell(text: str, at: int, _: CellStart) -> Iterator[Fix]:
    """The geohash at `at`, where it stands alone."""
    before = text[max(0, at - 1) : at]
    found = _CELL.match(text, at) or _CELL_UPPER.match(text, at)
    named = geohash.decode(found[0]) if found and not (before.isalnum() or before in ("_", "+", "-")) else None
    if found and named and named.half_lat < _CELL_HALF_AT_MOST_DEG:
        yield Fix("geohash", named.lat, named.lng, named.half_lat, named.half_lng, at, at, at, found.end())


def quadkey(text: str, at: int, _: QuadStart) -> Iterator[Fix]:
    """The key of a map's tile at `at`."""
    found = _QUADKEY.match(text, at)
    if found:
        yield Fix("quadkey", *tiles.of_quadkey(found[1]), at, at, at, found.end())


def code(text: str, at: int, start: CodeStart) -> Iterator[Fix]:
    """The plus code at `at`; a short one is completed by where it was looked for."""
    found = _CODE.match(text, at)
    before = text[max(0, at - 1) : at]
    if found is None or before.isalnum() or before in ("_", "+", "/", "="):
        return
    if bool(start.left_out) != (len(found[1]) < plus_code.BEFORE_PLUS) or (start.left_out and not found[2]):
        return
    named = plus_code.decode(start.left_out + found[1] + (found[2] or ""))
    if named:
        yield Fix("pluscode", named.lat, named.lng, named.half_lat, named.half_lng, at, at, at, found.end())


def metres(text: str, at: int, start: GridStart) -> tuple[str, str, Angle] | None:
    """The northing or easting at `at`: its angle holds metres, without a zone's number, until both are known."""
    found = _WHOLE.match(text, at)
    if found is None or len(found[1]) != start.digits:
        return None
    number = float(found[0]) - start.zone * ZONE_EASTING_M
    unit = unit_deg(len(found[2] or ""))
    return start.grid, "", Angle(at, found.end(), start.axis, number, unit)


def line(text: str, at: int, start: LineStart) -> Iterator[Fix]:
    """Every point of the polyline whose first number's last chunks are at `at`."""
    first = at - start.back
    if first < 0 or (first and polyline.FIRST <= ord(text[first - 1]) <= polyline.LAST):
        return
    unit = 1 / start.scale
    here = first
    for one, two, end in polyline.decode(text, first, start.scale):
        lat, lng = (one, two) if start.axis == LAT else (two, one)
        yield Fix(start.form, lat, lng, unit, unit, here, here, here, end)
        here = end
