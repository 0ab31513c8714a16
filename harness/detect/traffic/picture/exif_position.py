"""The position that a camera left inside a picture: the GPS part of its EXIF, in whatever format that is wrapped.

A small reader of its own: EXIF from strangers is broken in ways that make general libraries raise anything at all.
"""

import math
import re
import struct
from dataclasses import dataclass
from itertools import islice

from harness.detect.traffic.picture.image_header import jpeg_segments

_TIFF = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?:Exif\0\0)?(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP = {
    axis: re.compile(rb"GPS" + name + rb'(?:="|>)\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])')
    for axis, name in (("lat", b"Latitude"), ("lng", b"Longitude"))
}
_SCAN = 0xDA
_GPS_POINTER = 0x8825
_ENTRIES_LIMIT = 300
# JPEG, PNG and HEIC keep EXIF before the pixels, WebP behind them.
_HEAD_BYTES, _TAIL_BYTES = 1 << 20, 1 << 18
_BLOCK_BYTES = 1 << 17
_BLOCKS_LIMIT = 16


@dataclass(frozen=True, slots=True)
class ExifPosition:
    """Degrees in the datum that the file names, WGS-84 where it names none; `datum` as written."""

    lat: float
    lng: float
    datum: str = ""


def exif_position(content: bytes) -> ExifPosition | None:
    """The position in a picture's EXIF, else in its XMP; None where there is none or it is no place on earth."""
    ends = _ends(content)
    for end in ends:
        blocks = islice(_TIFF.finditer(end), _BLOCKS_LIMIT)
        places = (_of_block(end[found.end() : found.end() + _BLOCK_BYTES]) for found in blocks)
        place = next((one for one in places if one is not None), None)
        if place is not None:
            return place
    if content[:4] in (b"II*\0", b"MM\0*"):
        return _of_block(content[:_BLOCK_BYTES])
    return _of_xmp(ends[0]) if b"GPSLatitude" in ends[0] else None


def _ends(content: bytes) -> tuple[bytes, bytes]:
    """Where EXIF may stand: a JPEG has it before its first scan, and a search of all the scan would take longer."""
    if content[:2] == b"\xff\xd8":
        scans = (start for marker, start, _ in jpeg_segments(content) if marker == _SCAN)
        return content[: min(_HEAD_BYTES, next(scans, _HEAD_BYTES))], b""
    return content[:_HEAD_BYTES], content[max(_HEAD_BYTES, len(content) - _TAIL_BYTES) :]


def _of_block(tiff: bytes) -> ExifPosition | None:
    try:
        return _of_tiff(tiff)
    except (struct.error, IndexError):
        return None


def _of_tiff(tiff: bytes) -> ExifPosition | None:
    order = "<" if tiff[:2] == b"II" else ">"
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    pointer = _directory(tiff, order, first).get(_GPS_POINTER)
    if pointer is None:
        return None
    gps = _directory(tiff, order, struct.unpack_from(f"{order}I", tiff, pointer[2])[0])
    lat, lng = _degrees(tiff, order, gps, 1, b"S"), _degrees(tiff, order, gps, 3, b"W")
    if lat is None or lng is None:
        return None
    return _on_earth(lat, lng, _text(tiff, order, gps.get(18)))


def _directory(tiff: bytes, order: str, at: int) -> dict[int, tuple[int, int, int]]:
    """tag: (type, count, offset of the four value bytes)."""
    count = min(struct.unpack_from(f"{order}H", tiff, at)[0], _ENTRIES_LIMIT)
    entries = (struct.unpack_from(f"{order}HHI", tiff, at + 2 + 12 * n) for n in range(count))
    return {tag: (form, length, at + 10 + 12 * n) for n, (tag, form, length) in enumerate(entries)}


def _degrees(
    tiff: bytes, order: str, gps: dict[int, tuple[int, int, int]], reference: int, negative: bytes
) -> float | None:
    """Degrees, minutes and seconds of one axis; its sign is in the tag before it."""
    entry = gps.get(reference + 1)
    if entry is None or entry[0] not in (5, 10) or not 1 <= entry[1] <= 3:
        return None
    at = struct.unpack_from(f"{order}I", tiff, entry[2])[0]
    form = "II" if entry[0] == 5 else "ii"
    values = [struct.unpack_from(f"{order}{form}", tiff, at + 8 * n) for n in range(entry[1])]
    if any(low == 0 and high != 0 for high, low in values):
        return None
    total: float = sum((high / low if low else 0.0) / 60**n for n, (high, low) in enumerate(values))
    sign = gps.get(reference)
    return -total if sign is not None and tiff[sign[2] : sign[2] + 1] == negative else total


def _text(tiff: bytes, order: str, entry: tuple[int, int, int] | None) -> str:
    if entry is None or entry[0] != 2 or entry[1] > 64:
        return ""
    at = entry[2] if entry[1] <= 4 else struct.unpack_from(f"{order}I", tiff, entry[2])[0]
    return tiff[at : at + entry[1]].decode("ascii", "replace").strip("\0 ")


def _of_xmp(content: bytes) -> ExifPosition | None:
    found = {axis: pattern.search(content) for axis, pattern in _XMP.items()}
    if not (found["lat"] and found["lng"]):
        return None
    values = {}
    for axis, match in found.items():
        degrees, minutes, seconds, side = match.groups()  # type: ignore[union-attr]
        value = int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
        values[axis] = -value if side in b"SW" else value
    return _on_earth(values["lat"], values["lng"], "")


def _on_earth(lat: float, lng: float, datum: str) -> ExifPosition | None:
    """0, 0 is what a camera writes that knows no position."""
    known = math.isfinite(lat) and math.isfinite(lng) and abs(lat) <= 90 and abs(lng) <= 180 and (lat, lng) != (0, 0)
    return ExifPosition(lat, lng, datum) if known else None
