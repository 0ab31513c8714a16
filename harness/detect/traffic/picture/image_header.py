"""How large a picture is and how much work it is to open, told from its header alone, before anything is decoded.

Sizes are as stored, before any EXIF orientation. Broken headers give None, never an error.
"""

import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SEGMENTS_LIMIT = 4000
_FILES_KEPT = 2
# Where a JPEG 2000 picture is described, and how far from its beginning at the most.
_SIZE_2000, _CODING_2000, _HEAD_BYTES = b"\xff\x4f\xff\x51", b"\xff\x52", 1 << 16
# A pixel of it is so much more work than one of a JPEG; each level that a reader may leave out saves three quarters.
_WORK_2000 = 200


@dataclass(frozen=True, slots=True)
class Header:
    """`width` x `height` px; `scans` how often a progressive JPEG passes over its pixels, or how many times the work of
    one pass a JPEG 2000 is (1 otherwise); `channels` 0 where the header does not tell."""

    width: int
    height: int
    scans: int = 1
    channels: int = 0

    @property
    def pixels(self) -> int:
        return self.width * self.height


def header_of(content: bytes, kind: str) -> Header | None:
    """The header of a picture of a kind that `media_kind.image_kind` told; None where it cannot be read."""
    reader = _READERS.get(kind)
    if reader is None:
        return None
    try:
        found = reader(content)
    except (struct.error, IndexError, ValueError):
        return None
    return found if found is not None and found.width > 0 and found.height > 0 else None


@lru_cache(_FILES_KEPT)
def jpeg_segments(content: bytes) -> Sequence[tuple[int, int, int]]:
    """(marker, start, end) of each segment of a JPEG until its end; a scan's segment holds its data too.

    The last one is the end marker (0xD9) where there is one; the list just stops where the file is cut or broken.
    Several ask of the same file in turn, so the last ones are at hand.
    """
    found: list[tuple[int, int, int]] = []
    at = 2
    while at + 4 <= len(content) + 2 and len(found) < _SEGMENTS_LIMIT:
        start = at
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if len(content) < at + 2 or content[at] != 0xFF:
            break
        marker = content[at + 1]
        if marker == 0xD9:
            found.append((marker, start, at + 2))
            break
        end = at + 2 if marker in (0x01, *range(0xD0, 0xD8)) else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == 0xDA:
            after = _MARKER_AFTER_SCAN.search(content, end)
            end = after.start() if after else len(content)
        found.append((marker, start, end))
        at = end
    return found


def _jpeg(content: bytes) -> Header | None:
    segments = jpeg_segments(content)
    frame = next((start for marker, start, _ in segments if marker in _FRAMES), None)
    if frame is None:
        return None
    while content[frame + 1] == 0xFF:
        frame += 1
    length, precision, height, width, channels = struct.unpack_from(">HBHHB", content, frame + 2)
    if length != 8 + 3 * channels or precision not in (8, 12, 16):
        return None
    return Header(width, height, max(1, sum(marker == 0xDA for marker, _, _ in segments)), channels)


def _png(content: bytes) -> Header | None:
    width, height, _, colour = struct.unpack_from(">IIBB", content, 16)
    return (
        Header(width, height, 1, {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}.get(colour, 0)) if content[12:16] == b"IHDR" else None
    )


def _gif(content: bytes) -> Header | None:
    return Header(*struct.unpack_from("<HH", content, 6))


def _bmp(content: bytes) -> Header | None:
    width, height = struct.unpack_from("<ii", content, 18)
    return Header(abs(width), abs(height))


def _webp(content: bytes) -> Header | None:
    chunk = content[12:16]
    if chunk == b"VP8X":
        return Header(int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1)
    if chunk == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return Header((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 26)
        return Header(width & 0x3FFF, height & 0x3FFF)
    return None


def _boxed(content: bytes) -> Header | None:
    """HEIC and AVIF: the largest of the extents that its items name (the others are tiles and thumbnails)."""
    sizes = [
        struct.unpack_from(">II", content, found.start() + 8)
        for found in re.finditer(rb"ispe", content[: 1 << 20])
        if found.start() + 16 <= len(content)
    ]
    return Header(*max(sizes, key=lambda size: size[0] * size[1])) if sizes else None


def _tiff(content: bytes) -> Header | None:
    order = "<" if content[:2] == b"II" else ">"
    at = struct.unpack_from(f"{order}I", content, 4)[0]
    sizes: dict[int, int] = {}
    for entry in range(min(struct.unpack_from(f"{order}H", content, at)[0], 200)):
        tag, form, _ = struct.unpack_from(f"{order}HHI", content, at + 2 + 12 * entry)
        value = struct.unpack_from(f"{order}H" if form == 3 else f"{order}I", content, at + 10 + 12 * entry)[0]
        sizes[tag] = value
    return Header(sizes.get(256, 0), sizes.get(257, 0))


def _jpeg_2000(content: bytes) -> Header | None:
    at = content.find(_SIZE_2000, 0, _HEAD_BYTES)
    if at < 0:
        return None
    right, low, left, top = struct.unpack_from(">4I", content, at + 8)
    channels = struct.unpack_from(">H", content, at + 40)[0]
    coding = content.find(_CODING_2000, at + 40, at + _HEAD_BYTES)
    levels = content[coding + 9] if coding >= 0 else 0
    return Header(right - left, low - top, max(1, _WORK_2000 >> 2 * min(levels, 8)), channels)


_READERS: dict[str, Callable[[bytes], Header | None]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/gif": _gif,
    "image/bmp": _bmp,
    "image/webp": _webp,
    "image/heic": _boxed,
    "image/avif": _boxed,
    "image/tiff": _tiff,
    "image/jp2": _jpeg_2000,
}
