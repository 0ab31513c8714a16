"""Corners place a picture inside another one."""

import cv2
import numpy as np
import pytest

from harness.detect.traffic.picture.local_features import corners_of, placed
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, grey

GREY = grey(contents()[2])


def test_a_crop_is_placed_to_a_pixel_or_two() -> None:
    found = placed(corners_of(GREY), corners_of(np.ascontiguousarray(GREY[100:500, 150:700])))
    assert found is not None
    assert found.matrix[:2, 2] == pytest.approx((-150, -100), abs=2.5)
    assert np.linalg.det(found.matrix[:2, :2]) == pytest.approx(1, abs=0.02)


def test_a_crop_that_was_squeezed_to_a_square_is_placed() -> None:
    height, width = (side * 4 // 5 for side in GREY.shape)
    found = placed(corners_of(GREY), corners_of(cv2.resize(GREY[:height, :width], (480, 480))))
    assert found is not None
    assert np.diag(found.matrix)[:2] == pytest.approx((480 / width, 480 / height), rel=0.04)


def test_another_picture_or_an_even_one_has_no_place() -> None:
    own = corners_of(GREY)
    assert placed(own, corners_of(grey(album.encoded(album.natural(6))))) is None
    assert placed(own, corners_of(np.full((300, 300), 128, np.uint8))) is None


def test_what_only_a_small_part_has_in_common_has_no_place() -> None:
    """A tag or a sign that stands in another picture too is not the photograph around it."""
    other = grey(album.encoded(album.natural(6)))
    height, width = (side // 8 for side in GREY.shape)
    other[40 : 40 + height, 60 : 60 + width] = GREY[200 : 200 + height, 300 : 300 + width]
    assert placed(corners_of(GREY), corners_of(other)) is None
