"""A picture's essence outlives its metadata; its end is found in a longer body."""

import io

import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from harness.detect.traffic.picture.essence import drawing_only, end_of, essence
from harness.detect.traffic.picture.media_kind import image_kind
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents

FILES = {kind: album.encoded(album.noise(3, 124, 92), kind) for kind in ("jpg", "png", "webp", "bmp")}


def _stripped(content: bytes) -> bytes:
    out = io.BytesIO()
    piexif.remove(content, out)
    return out.getvalue()


def test_the_same_without_exif() -> None:
    bare = _stripped(contents()[0])
    assert bare != contents()[0]
    assert essence(bare, "image/jpeg") == essence(contents()[0], "image/jpeg") != b""


def test_the_same_with_text_in_a_png() -> None:
    out = io.BytesIO()
    with Image.open(io.BytesIO(FILES["png"])) as image:
        image.info["dpi"] = (300, 300)
        image.save(out, "png", compress_level=1, dpi=(300, 300))
    again = io.BytesIO()
    with Image.open(io.BytesIO(out.getvalue())) as image:
        image.save(again, "png", compress_level=1)
    assert out.getvalue() != again.getvalue()
    assert essence(out.getvalue(), "image/png") == essence(again.getvalue(), "image/png") != b""


def test_only_what_draws_is_left() -> None:
    bare = drawing_only(contents()[0], "image/jpeg")
    assert b"Exif" in contents()[0]
    assert b"Exif" not in bare
    assert (album.pixels_of(bare) == album.pixels_of(contents()[0])).all()
    with Image.open(io.BytesIO(FILES["png"])) as image:
        out = io.BytesIO()
        image.save(out, "png", dpi=(300, 300))
    assert b"pHYs" not in drawing_only(out.getvalue(), "image/png")
    assert (album.pixels_of(drawing_only(out.getvalue(), "image/png")) == album.pixels_of(FILES["png"])).all()
    assert drawing_only(FILES["png"], "image/png") is FILES["png"], "nothing was to be taken out, nothing is copied"


def test_another_picture_has_another_essence() -> None:
    assert essence(contents()[0], "image/jpeg") != essence(contents()[1], "image/jpeg")
    other = album.encoded(album.noise(4, 124, 92), "webp")
    assert essence(FILES["webp"], "image/webp") != essence(other, "image/webp")


@pytest.mark.parametrize("kind", FILES)
def test_end_in_a_longer_body(kind: str) -> None:
    content = FILES[kind]
    assert end_of(b"head" + content + b"tail", image_kind(content), 4) == 4 + len(content)


@given(st.sampled_from(sorted(FILES)), st.integers(0, 3000), st.binary(max_size=40))
def test_broken_files_never_raise(kind: str, at: int, junk: bytes) -> None:
    content = FILES[kind][:at] + junk
    media = image_kind(FILES[kind])
    assert 0 <= end_of(content, media) <= max(len(content), 14)
    essence(content, media)
