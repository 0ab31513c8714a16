"""Formats that look random though anybody can open them."""

import gzip
import io
import random
import zipfile
import zlib

import pytest
import zstandard
from PIL import Image

from harness.detect.traffic.receiver.known_bytes import is_known_format


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (40, 40), random.Random(1).randbytes(4800)).save(out, kind)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as inside:
        inside.writestr("a.txt", random.Random(1).randbytes(500))
    return out.getvalue()


TEXT = b"the same words again and again, " * 20
KNOWN = {
    "jpeg": picture("JPEG"),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
    "zip": archive(),
    "gzip": gzip.compress(TEXT),
    "zlib": zlib.compress(TEXT),
    "zlib best": zlib.compress(TEXT, 9),
    "zstd": zstandard.ZstdCompressor().compress(TEXT),
    "mp4": b"\0\0\0\x20ftypisom" + random.Random(2).randbytes(100),
    "font": b"wOF2" + random.Random(3).randbytes(100),
}


@pytest.mark.parametrize("name", KNOWN)
def test_an_open_format_is_known(name: str) -> None:
    assert is_known_format(KNOWN[name])


def test_random_bytes_are_hardly_ever_taken_for_one() -> None:
    chance = random.Random(4)
    assert sum(is_known_format(chance.randbytes(256)) for _ in range(20_000)) <= 10


@pytest.mark.parametrize("data", [b"", b"x", b"\x78\x9c", b"\x78\x9cnot a stream at all"])
def test_too_little_is_nothing(data: bytes) -> None:
    assert not is_known_format(data)
