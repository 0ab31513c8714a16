"""What the matcher says of the pictures and films in one message."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import piexif
import pytest

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.picture_matcher import PictureMatcher
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona
from tests.detect.recording_factory import PERSONA
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import PLACE, contents, photos

OWNER = replace(PERSONA, photos=photos())
ORIGINALS = {photo.file: content for photo, content in zip(photos(), contents(), strict=True)}
MATCHER = PictureMatcher(OWNER, ORIGINALS)
MESSAGE = Message(7, "x", datetime(2026, 3, 2, tzinfo=UTC), "POST", "https", "a.test", 443, "/up", ())


def _seen(*layers: Layer, matcher: PictureMatcher = MATCHER) -> Sequence[Sighting]:
    return list(matcher.see(MESSAGE, layers))


def _body(content: bytes, media: str = "", place: str = "body", steps: tuple[str, ...] = ()) -> Layer:
    return Layer(place, steps, content=content, media=media)


def _told(sightings: Sequence[Sighting]) -> list[tuple[str, str, str]]:
    return [(one.what.value, one.canary, one.form) for one in sightings]


def test_a_planted_photograph_is_a_photo_an_upload_and_a_place() -> None:
    found = _seen(_body(contents()[0], "image/jpeg", "body.file", ("multipart",)))
    assert _told(found) == [
        ("photo", "photos[0]", "exact"),
        ("photo_upload", "", "jpeg"),
        ("location", "photos[0].exif_wgs84", "exif"),
    ]
    assert {(one.flow, one.where, one.decoding) for one in found} == {(7, "body.file", ("multipart",))}
    assert [one.seeded for one in found] == [True, False, True]
    assert found[0].data["method"] == "sha256"


def test_a_changed_one_without_its_place() -> None:
    found = _seen(_body(album.encoded(album.resized(album.pixels_of(contents()[1]), 640), "webp", 70)))
    assert _told(found) == [("photo", "photos[1]", "resized+webp"), ("photo_upload", "", "webp")]
    assert found[0].confidence == 0.99


def test_somebody_elses_picture_is_an_upload_only() -> None:
    assert _told(_seen(_body(album.encoded(album.natural(6, 320, 240))))) == [("photo_upload", "", "jpeg")]


def test_a_strange_position_is_not_seeded() -> None:
    gps = {1: b"N", 2: ((31, 1), (13, 1), (0, 1)), 3: b"E", 4: ((121, 1), (28, 1), (0, 1))}
    out = io.BytesIO()
    piexif.insert(piexif.dump({"GPS": gps}), album.encoded(album.natural(6, 320, 240)), out)
    found = _seen(_body(out.getvalue()))
    assert _told(found) == [("photo_upload", "", "jpeg"), ("location", "", "exif")]
    assert not found[1].seeded


def test_a_point_of_the_route_in_exif_is_seeded() -> None:
    out = io.BytesIO()
    north, east = ((int(v), 1) for v in (31, 121))
    gps = {1: b"N", 2: (north, (13, 1), (30, 1)), 3: b"E", 4: (east, (28, 1), (12, 1))}
    piexif.insert(piexif.dump({"GPS": gps}), album.encoded(album.natural(6, 320, 240)), out)
    walker = replace(OWNER, route_wgs84=((30.0, 120.0), (31 + 13.5 / 60, 121 + 28.2 / 60)))
    found = _seen(_body(out.getvalue()), matcher=PictureMatcher(walker, ORIGINALS))
    assert ("location", "route_wgs84[1]", "exif") in _told(found)


@pytest.mark.parametrize("side", [1, 16, 48])
def test_icons_and_counting_pixels_are_no_uploads(side: int) -> None:
    for kind in ("gif", "png"):
        assert _seen(_body(album.encoded(album.noise(1, side, side), kind))) == []


def test_films() -> None:
    film = b"\0\0\0\x18ftypisom\0\0\x02\0isommp41" + bytes(3000)
    found = _seen(_body(film, "video/mp4"))
    assert _told(found) == [("video_upload", "", "mp4")]
    assert found[0].data["bytes"] == len(film)


def test_a_picture_behind_a_header_of_the_apps_own() -> None:
    found = _seen(_body(bytes(range(1, 37)) * 3 + contents()[0]))
    assert ("photo", "photos[0]", "exact") in _told(found)


def test_what_was_unwrapped_counts_once_where_it_lies_deepest() -> None:
    inner = album.encoded(album.natural(6, 320, 240))
    layers = (_body(b"\x01\x02" * 20 + inner), _body(inner, "image/jpeg", "body.file", ("multipart",)))
    for order in (layers, layers[::-1]):
        assert [one.where for one in _seen(*order)] == ["body.file"]


def test_the_same_picture_in_two_fields_counts_twice() -> None:
    inner = album.encoded(album.natural(6, 320, 240))
    found = _seen(_body(inner, place="body.a"), _body(inner, place="body.b"))
    assert sorted(one.where for one in found) == ["body.a", "body.b"]


def test_a_bomb_is_an_upload_that_says_why_it_stayed_closed() -> None:
    bomb = bytearray(album.encoded(album.noise(1, 80, 80), "png"))
    bomb[16:24] = (60_000).to_bytes(4) * 2
    found = _seen(_body(bytes(bomb)))
    assert _told(found) == [("photo_upload", "", "png")]
    assert found[0].data["not_opened"] == "too_large"


def test_results_do_not_depend_on_what_was_seen_before() -> None:
    changed = album.encoded(album.pixels_of(contents()[2]), "jpg", 50)
    first = _seen(_body(changed))
    for seed in range(300):
        _seen(_body(b"\xff\xd8\xff\xe0" + seed.to_bytes(2) + bytes(30)))
    assert _seen(_body(changed)) == first == _seen(_body(changed), matcher=PictureMatcher(OWNER, ORIGINALS))


def test_without_photographs_in_the_persona_only_uploads_are_seen() -> None:
    bare: Persona = replace(PERSONA, photos=())
    found = _seen(_body(contents()[0]), matcher=PictureMatcher(bare, {}))
    assert {one.what for one in found if one.seeded} == set()
    assert Leaving.PHOTO_UPLOAD in {one.what for one in found}


def test_text_layers_cost_nothing() -> None:
    assert _seen(Layer("body", ("json",), "13800138000")) == []


def test_the_place_of_a_photo_is_compared_within_two_metres() -> None:
    moved = replace(photos()[0], exif_wgs84=(PLACE[0] + 1e-4, PLACE[1]), sha256="")
    found = _seen(_body(contents()[0]), matcher=PictureMatcher(replace(PERSONA, photos=(moved,)), {}))
    assert [one.seeded for one in found if one.what is Leaving.LOCATION] == [False]
