"""A likeness holds only where enough blocks agree; tagged originals ask for more."""

from dataclasses import replace

import numpy as np

from harness.detect.traffic.picture.agreement import Agreement
from harness.detect.traffic.picture.likeness import Likeness, Sight, by_corners, by_hash, by_tags
from harness.detect.traffic.picture.tag_reader import tags_in
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, grey, originals, sent


def _sight(content: bytes) -> Sight:
    one, image = sent(content), grey(content)
    assert one.header is not None
    return Sight(one, one.header, image, max(image.shape) / max(one.header.width, one.header.height), tags_in(image))


def _likeness(number: int, blocks: int, same: float) -> Likeness:
    return Likeness(originals()[number], np.eye(3), Agreement(blocks, same, 0, 1), False, "features", 0.9, 20)


def test_when_a_likeness_holds() -> None:
    assert _likeness(2, 100, 0.7).holds
    assert not _likeness(2, 5, 1.0).holds
    assert not _likeness(2, 100, 0.3).holds
    assert not _likeness(0, 100, 0.7).holds


def test_the_ways_find_their_original() -> None:
    pixels = album.pixels_of(contents()[2])
    assert {one.original.number for one in by_hash(_sight(album.encoded(pixels, "jpg", 50)), originals())} == {2}
    crop = _sight(album.encoded(album.cropped(pixels, 0.2, 0.2, 0, 0)))
    assert {one.original.number for one in by_corners(crop, originals()) if one.holds} == {2}
    again = _sight(album.encoded(album.pixels_of(contents()[0]), "jpg", 50))
    assert all(one.mirrored is False and one.measure >= 24 for one in by_tags(again, originals()[0]))


def test_nothing_without_the_originals_file() -> None:
    bare = [replace(one, content=b"") for one in originals()]
    sight = _sight(contents()[2])
    assert [*by_hash(sight, bare), *by_corners(sight, bare), *by_tags(sight, bare[0])] == []


def test_places_are_between_stored_pixels() -> None:
    small = album.encoded(album.resized(album.pixels_of(contents()[2]), 320), "jpg", 80)
    best = max(by_hash(_sight(small), originals()), key=lambda one: one.agreement.same)
    assert abs(best.matrix[0, 0] - 320 / album.SIDES[0]) < 0.01
