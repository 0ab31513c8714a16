"""Pictures and films are known by their first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.media_kind import image_kind, video_kind
from tests.detect.traffic.picture import album


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("jpg", "jpeg"),
        ("png", "png"),
        ("webp", "webp"),
        ("heic", "heic"),
        ("bmp", "bmp"),
        ("tiff", "tiff"),
        ("tiff_lzw", "tiff"),
        ("jp2", "jp2"),
    ],
)
def test_pictures(kind: str, media: str) -> None:
    content = album.encoded(album.noise(1, 80, 80), kind)
    assert image_kind(content) == f"image/{media}"
    assert video_kind(content) == ""


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"\0\0\0\x18ftypisom\0\0\x02\0isommp41", "video/mp4"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\x02\0qt  ", "video/quicktime"),
        (b"\0\0\0\x14ftyp3gp4\0\0\x02\x003gp4", "video/3gpp"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "video/webm"),
        (b"RIFF\x24\0\0\0AVI LIST", "video/x-msvideo"),
        (b"FLV\x01\x05\0\0\0\x09", "video/x-flv"),
    ],
)
def test_films(head: bytes, media: str) -> None:
    assert video_kind(head + bytes(400)) == media
    assert image_kind(head + bytes(400)) == ""


def test_sound_in_the_same_boxes_is_no_film() -> None:
    assert video_kind(b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42") == ""


@given(st.binary(max_size=600))
def test_never_both(content: bytes) -> None:
    assert not (image_kind(content) and video_kind(content))
