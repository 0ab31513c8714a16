"""An original is known by what its file and its photo entry tell; each may be missing."""

from dataclasses import replace

import cv2

from harness.detect.traffic.picture.decoding import decoded_grey
from harness.detect.traffic.picture.image_header import Header
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.original import Original, may_be_lossless, originals_of
from harness.detect.traffic.picture.recognition import recognised_bytes
from tests.detect.traffic.picture.planted_album import contents, originals, photos, sent


def test_without_its_file_only_digest_and_tags_are_left() -> None:
    bare = originals_of(photos(), {})
    assert [one.drawn for one in bare] == [None, None, None]
    assert bare[0].tag_ids == photos()[0].tag_ids
    assert recognised_bytes(sent(contents()[0]), bare) is not None
    assert not bare[0].as_planted


def test_tags_that_a_persona_file_does_not_name_are_read_from_the_picture() -> None:
    silent = replace(photos()[0], tag_ids=(), sha256="")
    found = Original(0, silent, contents()[0])
    assert found.tag_ids == photos()[0].tag_ids
    assert found.as_planted


def test_a_file_that_is_no_picture_is_known_by_its_digest() -> None:
    found = Original(0, replace(photos()[0], sha256="", tag_ids=()), b"not a picture")
    assert found.drawn is None
    assert found.as_planted


def test_a_file_that_is_not_the_one_that_was_planted_is_told_by_the_digest_alone() -> None:
    other = Original(0, photos()[0], b"not a picture")
    assert not other.as_planted
    assert recognised_bytes(sent(b"not a picture"), [other]) is None


def test_only_the_same_size_can_be_lossless() -> None:
    own = originals()[2]
    assert own.header is not None
    assert may_be_lossless(b"", "image/png", own, own.header)
    assert not may_be_lossless(b"", "image/png", own, Header(640, 480))
    assert not may_be_lossless(b"", "image/heic", own, own.header)


def test_only_the_same_coarseness_can_be_lossless() -> None:
    own = originals()[2]
    assert own.header is not None
    assert own.kind == "image/jpeg"
    assert may_be_lossless(own.content, "image/jpeg", own, own.header)
    grey = decoded_grey(own.content, own.kind)
    assert grey is not None
    for name, lossless in ((".jpg", False), (".webp", False)):
        written = cv2.imencode(name, grey, [cv2.IMWRITE_WEBP_QUALITY, 60] if name == ".webp" else [])[1].tobytes()
        assert may_be_lossless(written, image_kind(written), own, own.header) is lossless
    written = cv2.imencode(".webp", grey, [cv2.IMWRITE_WEBP_QUALITY, 101])[1].tobytes()
    assert may_be_lossless(written, "image/webp", own, own.header)


def test_the_same_bytes_are_known_without_opening_anything() -> None:
    files = {photo.file: content for photo, content in zip(photos(), contents(), strict=True)}
    fresh = originals_of(photos(), files)
    found = recognised_bytes(sent(contents()[1]), fresh)
    assert found is not None
    assert found.original.number == 1
    assert not [one for one in fresh if {"drawn", "essence", "pixels"} & vars(one).keys()]
