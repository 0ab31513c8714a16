"""Pictures inside a body of the app's own making are cut out exactly; chance bytes are no picture."""

import random

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.embedded import pieces_in
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents

SMALL = album.encoded(album.natural(9, 160, 120), "jpg")
PNG = album.encoded(album.natural(9, 160, 120), "png")
WEBP = album.encoded(album.natural(9, 160, 120), "webp", 70)


@given(st.binary(min_size=1, max_size=256), st.binary(max_size=64))
def test_a_picture_between_a_header_and_a_trailer(head: bytes, tail: bytes) -> None:
    head = b"\x02" + head.replace(b"\xff", b"\x00").replace(b"GIF8", b"")
    for picture in (SMALL, PNG, WEBP):
        found = pieces_in(head + picture + tail.replace(b"\xff", b"\x00").replace(b"GIF8", b""))
        assert [piece.content for piece in found] == [picture]
        assert found[0].offset == len(head)


def test_several_pictures_in_a_row() -> None:
    body = b"\x00\x01" + SMALL + bytes(8) + PNG + bytes(8) + WEBP
    assert [piece.kind for piece in pieces_in(body)] == ["image/jpeg", "image/png", "image/webp"]


def test_the_thumbnail_inside_a_photograph_is_no_second_picture() -> None:
    assert [piece.content for piece in pieces_in(contents()[0], "image/jpeg")] == [contents()[0]]


def test_noise_holds_no_picture() -> None:
    assert pieces_in(random.Random(1).randbytes(1 << 20)) == ()
    assert pieces_in(b"\xff\xd8\xff" * 5000) == () or len(pieces_in(b"\x00" + b"\xff\xd8\xff" * 5000)) == 0


def test_a_film_after_a_header() -> None:
    film = b"\0\0\0\x18ftypisom\0\0\x02\0isommp41" + bytes(500)
    assert [piece.kind for piece in pieces_in(b"HEAD" * 8 + film)] == ["video/mp4"]
