"""Sizes come from headers alone, and no broken header raises."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.image_header import header_of, jpeg_segments
from harness.detect.traffic.picture.media_kind import image_kind
from tests.detect.traffic.picture import album

KINDS = ("jpg", "png", "webp", "heic", "bmp", "tiff", "gif", "jp2", "tiff_lzw")
PIXELS = album.noise(3, 124, 92)
FILES = {kind: album.encoded(PIXELS, kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_size(kind: str) -> None:
    header = header_of(FILES[kind], image_kind(FILES[kind]))
    assert header is not None
    assert (header.width, header.height) == (124, 92)


def test_a_bomb_shows_its_size_without_being_opened() -> None:
    ihdr = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + ihdr + struct.pack(">I", zlib.crc32(ihdr))
    header = header_of(content, "image/png")
    assert header is not None
    assert header.pixels == 3_600_000_000


def test_scans_of_a_progressive_jpeg_are_counted() -> None:
    header = header_of(FILES["jpg"], "image/jpeg")
    assert header is not None
    assert (header.scans, header.channels) == (1, 3)
    scan = next(FILES["jpg"][start:end] for marker, start, end in jpeg_segments(FILES["jpg"]) if marker == 0xDA)
    more = header_of(FILES["jpg"][:-2] + scan * 40 + b"\xff\xd9", "image/jpeg")
    assert more is not None
    assert more.scans == 41


def test_segments_end_with_the_picture() -> None:
    segments = jpeg_segments(FILES["jpg"] + b"behind\xff\xd9")
    assert segments[-1][0] == 0xD9
    assert segments[-1][2] == len(FILES["jpg"])


@given(st.sampled_from(KINDS), st.integers(0, 400), st.binary(max_size=60))
def test_broken_files_never_raise(kind: str, at: int, junk: bytes) -> None:
    content = FILES[kind][:at] + junk + FILES[kind][at + len(junk) : 3000]
    header_of(content, image_kind(FILES[kind]))
    jpeg_segments(content)
