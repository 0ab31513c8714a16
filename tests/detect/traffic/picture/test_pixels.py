"""Pictures are opened small, and only when their header promises bearable work."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.picture.image_header import Header, header_of
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.pixels import LARGEST_PIXELS, WORK_SIDE_PX, opened, pixel_digest, sized
from tests.detect.traffic.picture import album

KINDS = ("jpg", "png", "webp", "heic", "bmp", "gif")
FILES = {kind: album.encoded(album.natural(2, 320, 240), kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_opens(kind: str) -> None:
    media = image_kind(FILES[kind])
    found = opened(FILES[kind], media, header_of(FILES[kind], media))
    assert found.grey is not None
    assert found.grey.shape == (240, 320)
    assert found.why == ""


def test_large_ones_are_shrunk_to_the_working_size() -> None:
    content = album.encoded(album.resized(album.natural(2, 320, 240), 3200))
    found = opened(content, "image/jpeg", header_of(content, "image/jpeg"))
    assert found.grey is not None
    assert max(found.grey.shape) == WORK_SIDE_PX
    assert found.scale == pytest.approx(WORK_SIDE_PX / 3200)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (Header(20_000, 20_000), "too_large"),
        (Header(200_000, 2), "too_large"),
        (Header(8000, 8000, 400), "too_much_work"),
        (None, "no_header"),
    ],
)
def test_bombs_stay_closed_and_say_why(header: Header | None, why: str) -> None:
    found = opened(FILES["jpg"], "image/jpeg", header)
    assert found.grey is None
    assert found.why == why


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 2000), st.binary(max_size=30))
def test_broken_files_are_no_trouble(kind: str, at: int, junk: bytes) -> None:
    content = FILES[kind][:at] + junk + FILES[kind][at + len(junk) :]
    media = image_kind(FILES[kind])
    header = header_of(content, media)
    if header is None or header.pixels < LARGEST_PIXELS // 64:
        opened(content, media, header)


def test_a_cut_jpeg_is_opened_as_far_as_it_goes() -> None:
    half = FILES["jpg"][: len(FILES["jpg"]) // 2]
    assert opened(half, "image/jpeg", header_of(half, "image/jpeg")).grey is not None


def test_pixel_digest_tells_single_pixels() -> None:
    pixels = album.natural(2, 320, 240)
    png, header = album.encoded(pixels, "png"), Header(320, 240)
    assert (
        pixel_digest(png, "image/png", header) == pixel_digest(album.encoded(pixels, "bmp"), "image/bmp", header) != b""
    )
    changed = pixels.copy()
    changed[7, 7, 0] ^= 1
    assert pixel_digest(album.encoded(changed, "png"), "image/png", header) != pixel_digest(png, "image/png", header)
    assert pixel_digest(png, "image/png", Header(30_000, 2_000)) == b""


def test_sized_keeps_the_shape() -> None:
    assert sized(np.zeros((30, 60), np.uint8), 20).shape == (10, 20)
