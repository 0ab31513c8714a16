"""Every kind is decoded, shrunk on request, and broken files are silent."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from harness.detect.traffic.picture.decoding import decoded_colours, decoded_grey
from harness.detect.traffic.picture.essence import grey_passes
from harness.detect.traffic.picture.image_header import header_of
from harness.detect.traffic.picture.media_kind import image_kind
from tests.detect.traffic.picture import album

PIXELS = album.natural(2, 320, 240)


def unpacked_tiff() -> bytes:
    """By Pillow: OpenCV packs what it writes."""
    buffer = io.BytesIO()
    Image.fromarray(PIXELS[:, :, ::-1]).save(buffer, "TIFF")
    return buffer.getvalue()


KINDS = ("jpg", "png", "webp", "heic", "bmp", "gif", "tiff", "jp2", "tiff_lzw", "tiff_deflate")
FILES = {kind: unpacked_tiff() if kind == "tiff" else album.encoded(PIXELS, kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_grey(kind: str) -> None:
    found = decoded_grey(FILES[kind], image_kind(FILES[kind]))
    assert found is not None
    expected = album.greyed(PIXELS)[:, :, 0]
    assert found.shape == expected.shape
    assert float(np.abs(found.astype(int) - expected).mean()) < 12


@pytest.mark.parametrize("kind", ["png", "bmp"])
def test_colours_of_lossless_kinds_are_exact(kind: str) -> None:
    found = decoded_colours(FILES[kind], image_kind(FILES[kind]))
    assert found is not None
    assert np.array_equal(found, PIXELS[:, :, ::-1])


def test_colours_are_those_that_opencv_decodes() -> None:
    found = decoded_colours(FILES["jpg"], "image/jpeg")
    assert found is not None
    assert np.array_equal(found[:, :, ::-1], album.pixels_of(FILES["jpg"]))


@pytest.mark.parametrize("factor", [2, 4, 8])
def test_a_jpeg_shrinks_while_it_is_decoded(factor: int) -> None:
    found = decoded_grey(FILES["jpg"], "image/jpeg", factor)
    assert found is not None
    assert found.shape == (240 // factor, 320 // factor)


def test_what_is_drawn_whole_is_shrunk_to_the_means_of_its_grey_values() -> None:
    through = io.BytesIO()
    Image.fromarray(np.dstack([PIXELS[:, :, ::-1], np.full(PIXELS.shape[:2], 9, np.uint8)])).save(through, "PNG")
    files = {kind: FILES[kind] for kind in ("png", "heic", "bmp", "gif", "tiff", "tiff_lzw")} | {
        "rgba": through.getvalue()
    }
    for kind, content in files.items():
        whole = decoded_grey(content, image_kind(content))
        small = decoded_grey(content, image_kind(content), 4)
        assert whole is not None and small is not None, kind
        means = whole.reshape(60, 4, 80, 4).mean(axis=(1, 3))
        assert small.shape == means.shape, kind
        assert float(np.abs(small - means).max()) < 2, kind


def test_sixteen_bits() -> None:
    deep = np.asarray(PIXELS[:, :, 0].astype(np.uint16) * 256)
    content = album.encoded(deep, "png")  # type: ignore[arg-type]
    found = decoded_grey(content, "image/png")
    assert found is not None
    assert np.array_equal(found, PIXELS[:, :, 0])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 20_000), st.binary(max_size=30))
def test_broken_files_write_nothing(kind: str, at: int, junk: bytes) -> None:
    content = FILES[kind][:at] + junk + FILES[kind][at + len(junk) :]
    decoded_grey(content, image_kind(FILES[kind]))
    decoded_grey(content[:at], image_kind(FILES[kind]), 2)


def test_cut_and_broken_files_leave_stderr_alone(capfd: pytest.CaptureFixture[str]) -> None:
    for kind in KINDS:
        half = len(FILES[kind]) // 2
        for content in (FILES[kind][:half], FILES[kind][:half] + bytes(40) + FILES[kind][half + 40 :]):
            decoded_grey(content, image_kind(content))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("factor", [2, 4])
def test_a_jpeg_2000_shrinks_while_it_is_decoded(factor: int) -> None:
    found = decoded_grey(FILES["jp2"], "image/jp2", factor)
    assert found is not None
    assert found.shape == (240 // factor, 320 // factor)


def test_a_progressive_jpeg_is_read_without_its_colours() -> None:
    buffer = io.BytesIO()
    Image.fromarray(PIXELS[:, :, ::-1]).save(buffer, "JPEG", progressive=True, quality=85)
    grey = Image.open(io.BytesIO(buffer.getvalue())).convert("L")
    found = decoded_grey(buffer.getvalue(), "image/jpeg")
    assert found is not None
    assert float(np.abs(found.astype(int) - np.asarray(grey).astype(int)).mean()) < 1.5
    assert len(grey_passes(buffer.getvalue())) < len(buffer.getvalue())
    assert grey_passes(FILES["jpg"]) == FILES["jpg"]


def test_a_large_progressive_jpeg_is_read_without_what_shrinking_takes_away() -> None:
    buffer = io.BytesIO()
    large = album.resized(album.natural(4, 640, 480), 2560)
    Image.fromarray(large[:, :, ::-1]).save(buffer, "JPEG", progressive=True, quality=85)
    whole = Image.open(io.BytesIO(buffer.getvalue()))
    whole.draft("L", (640, 480))
    found = decoded_grey(buffer.getvalue(), "image/jpeg", 4)
    assert found is not None
    assert float(np.abs(found.astype(int) - np.asarray(whole).astype(int)).mean()) < 3
    assert len(grey_passes(buffer.getvalue(), 4)) < len(grey_passes(buffer.getvalue()))


def test_a_jpeg_2000_that_cannot_be_shrunk_is_more_work() -> None:
    header = header_of(FILES["jp2"], "image/jp2")
    assert header is not None
    assert header.scans == 1
    at = FILES["jp2"].find(b"\xff\x52") + 9
    flat = header_of(FILES["jp2"][:at] + b"\x00" + FILES["jp2"][at + 1 :], "image/jp2")
    assert flat is not None
    assert flat.scans == 200


@pytest.mark.parametrize("lossless", [False, True])
def test_a_still_webp_is_read_as_pillow_reads_it(lossless: bool) -> None:
    buffer = io.BytesIO()
    see_through = Image.fromarray(PIXELS[:, :, ::-1]).convert("RGBA")
    see_through.putalpha(90)
    see_through.save(buffer, "WEBP", lossless=lossless, quality=70, exif=_turned())
    found = decoded_grey(buffer.getvalue(), "image/webp")
    assert found is not None
    expected = np.asarray(Image.open(io.BytesIO(buffer.getvalue())).convert("L"))
    assert found.shape == expected.shape
    assert int(np.abs(found.astype(int) - expected).max()) <= 1


def _turned() -> Image.Exif:
    """Orientation 6: lie it on its right side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def test_of_an_animated_webp_the_first_picture_is_read() -> None:
    buffer = io.BytesIO()
    pictures = [Image.new("RGB", (80, 60), shade) for shade in ("black", "white")]
    pictures[0].save(buffer, "WEBP", save_all=True, append_images=pictures[1:], lossless=True)
    found = decoded_grey(buffer.getvalue(), "image/webp")
    assert found is not None
    assert (found.shape, int(found.max())) == ((60, 80), 0)


def test_a_webp_that_says_it_is_huge_is_none() -> None:
    content = bytearray(FILES["webp"])
    at = content.index(b"\x9d\x01\x2a") + 3
    content[at : at + 4] = b"\xff\x3f\xff\x3f"
    assert decoded_grey(bytes(content), "image/webp") is None
