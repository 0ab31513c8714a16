"""Where a picture's file ends, and a digest of what draws its pixels: the same after its metadata was taken out."""

import hashlib
import struct
from collections.abc import Sequence

from harness.detect.traffic.picture.image_header import jpeg_segments

_CHUNKS_LIMIT = 20_000
_TALK = frozenset((*range(0xE0, 0xF0), 0xFE))  # a JPEG's application segments and comments
_QUANTISATION = 0xDB
_ADOBE = 0xEE  # tells how the colours are coded
_PROGRESSIVE, _SCAN, _SCAN_HEAD_BYTES = 0xC2, 0xDA, 20
_COARSE_FROM, _LAST_COARSE = 4, 5  # sides divided by that; the last frequency (in zigzag order) at which a pass begins
_DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")


def end_of(content: bytes, kind: str, start: int = 0) -> int:
    """The offset after a picture that begins at `start` of a longer body; the body's end where the format or a broken
    file does not tell."""
    match kind:
        case "image/jpeg":
            segments = jpeg_segments(content[start:])
            whole = bool(segments) and segments[-1][0] == 0xD9
            return start + segments[-1][2] if whole else len(content)
        case "image/png":
            chunks = _png_chunks(content[start:])
            return start + chunks[-1][2] if chunks and chunks[-1][0] == b"IEND" else len(content)
        case "image/webp":
            return min(len(content), start + 8 + int.from_bytes(content[start + 4 : start + 8], "little"))
        case "image/bmp":
            size = int.from_bytes(content[start + 2 : start + 6], "little")
            return min(len(content), start + size) if size > 54 else len(content)
    return len(content)


def essence(content: bytes, kind: str) -> bytes:
    """A digest without EXIF, comments and profiles; b"" where the format has none of these apart from its pixels."""
    match kind:
        case "image/jpeg":
            kept = [part for part in jpeg_segments(content) if part[0] not in _TALK]
            spans = [(start, end) for _, start, end in kept]
        case "image/png":
            spans = [(start, end) for name, start, end in _png_chunks(content) if name in _DRAWN]
        case "image/webp":
            spans = [(start, end) for name, start, end in _riff_chunks(content) if name in (b"VP8 ", b"VP8L", b"ALPH")]
        case _:
            spans = []
    if not spans:
        return b""
    digest = hashlib.sha256(kind.encode())
    view = memoryview(content)
    for start, end in spans:
        digest.update(view[start:end])
    return digest.digest()


def coarseness(content: bytes) -> bytes:
    """A JPEG's quantisation tables. Compressed anew with others it keeps no pixel; with the same it may keep all."""
    return b"".join(content[start:end] for marker, start, end in jpeg_segments(content) if marker == _QUANTISATION)


def is_lossy_webp(content: bytes) -> bool:
    """Whether a WebP picture was drawn by VP8, which keeps no pixel as it was."""
    return content[:4] == b"RIFF" and any(name == b"VP8 " for name, _, _ in _riff_chunks(content))


def drawing_only(content: bytes, kind: str) -> bytes:
    """A JPEG or PNG without everything that its pixels do not need: what is not there cannot trouble a decoder."""
    if kind == "image/jpeg":
        segments = jpeg_segments(content)
        kept = [(start, end) for marker, start, end in segments if marker == _ADOBE or marker not in _TALK]
        return _pieced(content, 2, kept)
    if kind == "image/png":
        drawn = [(start, end) for name, start, end in _png_chunks(content) if name in (*_DRAWN, b"IEND")]
        return _pieced(content, 8, drawn)
    return content


def _pieced(content: bytes, head: int, spans: Sequence[tuple[int, int]]) -> bytes:
    """The head and these pieces of what follows it; a large picture of which all is kept is not copied."""
    if sum(end - start for start, end in spans) == len(content) - head:
        return content
    view = memoryview(content)
    return b"".join([view[:head], *(view[start:end] for start, end in spans)])


def grey_passes(content: bytes, shrinking: int = 1) -> bytes:
    """A progressive JPEG without the passes that are about its colours alone; where its sides are to be divided by four
    or more also without those about details so small, and those that only refine: the grey values of what is left
    differ by one or two, for less than half of the work."""
    segments = jpeg_segments(content)
    frame = next((start for marker, start, _ in segments if marker == _PROGRESSIVE), -1)
    if frame < 0 or frame + 11 > len(content):
        return content
    coarse = shrinking >= _COARSE_FROM
    kept = [
        (start, end)
        for marker, start, end in segments
        if marker != _SCAN
        or _is_needed(content[start : min(end, start + _SCAN_HEAD_BYTES)], content[frame + 10], coarse)
    ]
    return content[:2] + b"".join(content[start:end] for start, end in kept)


def _is_needed(scan: bytes, luma: int, coarse: bool) -> bool:
    """By a scan's head: its components, the first of its frequencies, and whether it refines an earlier one."""
    count = scan[4] if len(scan) > 4 else 0
    if luma not in scan[5 : 5 + 2 * count : 2] or len(scan) < 8 + 2 * count:
        return False
    first, refining = scan[5 + 2 * count], scan[7 + 2 * count] >> 4
    return not coarse or first == 0 or (first <= _LAST_COARSE and not refining)


def _png_chunks(content: bytes) -> list[tuple[bytes, int, int]]:
    found: list[tuple[bytes, int, int]] = []
    at = 8
    while at + 12 <= len(content) and len(found) < _CHUNKS_LIMIT:
        size, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if end > len(content):
            break
        found.append((name, at, end))
        at = end
        if name == b"IEND":
            break
    return found


def _riff_chunks(content: bytes) -> list[tuple[bytes, int, int]]:
    found: list[tuple[bytes, int, int]] = []
    at = 12
    while at + 8 <= len(content) and len(found) < _CHUNKS_LIMIT:
        name, size = struct.unpack_from("<4sI", content, at)
        end = min(len(content), at + 8 + size)
        found.append((name, at, end))
        at += 8 + size + size % 2
    return found
