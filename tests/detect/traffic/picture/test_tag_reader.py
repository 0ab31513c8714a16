"""Tags are read in small, turned, mirrored and badly compressed pictures, and never out of nothing."""

import cv2
import numpy as np
import pytest

from harness.detect.traffic.picture.tag_reader import tags_in
from harness.model import photo_tag
from harness.model.photo_tag import PhotoTag
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import RUN, contents, grey


def test_every_tag_of_a_planted_photograph_is_read() -> None:
    seen = tags_in(grey(contents()[0]))
    assert seen.tag == PhotoTag(0, RUN)
    assert len(seen.ids) >= photo_tag.COLUMNS * photo_tag.ROWS


@pytest.mark.parametrize("width", [480, 240, 180])
def test_thumbnails(width: int) -> None:
    small = album.encoded(album.resized(album.pixels_of(contents()[0]), width), "jpg", 60)
    assert tags_in(grey(small)).tag == PhotoTag(0, RUN)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("mirrored", [False, True])
def test_corners_are_the_tags_own_however_it_stands(degrees: int, mirrored: bool) -> None:
    pixels = album.pixels_of(contents()[0])
    pixels = album.turned(album.mirrored(pixels) if mirrored else pixels, degrees)
    seen = tags_in(grey(album.encoded(pixels)))
    assert seen.mirrored is mirrored
    assert seen.corners is not None
    top, right, low = (seen.corners[0, n] for n in (0, 1, 2))
    turn = float(np.cross(np.append(right - top, 0), np.append(low - right, 0))[2])
    assert (turn < 0) is mirrored
    expected = np.deg2rad(degrees) + (np.pi if mirrored else 0)
    angle = float(np.arctan2(*(right - top)[::-1]))
    assert np.cos(angle - expected) > 0.99


def test_it_agrees_with_the_detector_of_opencv() -> None:
    image = grey(contents()[1])
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, photo_tag.DICTIONARY))
    corners, ids, _ = cv2.aruco.ArucoDetector(dictionary, cv2.aruco.DetectorParameters()).detectMarkers(image)
    theirs = {
        (int(one), *np.round(corner[0, 0] / 8).astype(int)) for one, corner in zip(ids.ravel(), corners, strict=True)
    }
    seen = tags_in(image)
    assert seen.corners is not None
    ours = {(one, *np.round(corner[0] / 8).astype(int)) for one, corner in zip(seen.ids, seen.corners, strict=True)}
    assert len(theirs & ours) >= 0.9 * len(theirs)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_read_where_no_tags_are(seed: int) -> None:
    for pixels in (album.natural(seed, 640, 480), album.noise(seed), album.document(seed)):
        assert tags_in(grey(album.encoded(pixels))).tag is None


def test_an_even_picture_has_no_tags() -> None:
    assert tags_in(np.zeros((64, 64), np.uint8)).ids == ()
