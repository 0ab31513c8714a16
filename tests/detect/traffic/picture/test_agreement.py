"""Two pictures agree where they show the same, whatever their brightness; marks and cuts are measured."""

import numpy as np
import pytest

from harness.detect.traffic.picture.agreement import agreement
from harness.detect.traffic.picture.likeness import SAME_SHARE_TAGGED
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import contents, grey, tagged

GREY = grey(contents()[2])
HERE = np.eye(3)


def test_brightness_and_contrast_do_not_count() -> None:
    found = agreement(GREY, np.asarray(np.clip(GREY * 0.6 + 30, 0, 255), np.uint8), HERE)
    assert found.same > 0.98
    assert found.marked < 0.005
    assert found.inside > 0.99


def test_another_picture_does_not_agree() -> None:
    assert agreement(GREY, grey(album.encoded(album.natural(6))), HERE).same < 0.2


def test_a_plate_is_measured() -> None:
    marked = GREY.copy()
    marked[500:, :400] = 255 - marked[500:, :400]
    found = agreement(GREY, marked, HERE)
    assert 0.03 < found.marked < 0.15
    assert found.same > 0.8


def test_a_plate_of_pure_white_or_black_is_measured() -> None:
    for shade in (255, 0):
        marked = GREY.copy()
        marked[500:, :400] = shade
        found = agreement(GREY, marked, HERE)
        assert 0.03 < found.marked < 0.15


def test_what_brightening_pushed_to_white_is_not_drawn_upon() -> None:
    bright = np.asarray(np.clip(GREY * 1.4 + 60, 0, 255), np.uint8)
    assert (bright == 255).mean() > 0.05
    assert agreement(GREY, bright, HERE).marked < 0.006


def test_the_part_that_is_seen_is_measured() -> None:
    shifted = np.array([[1, 0, -200], [0, 1, 0], [0, 0, 1]], np.float64)
    assert agreement(GREY, np.ascontiguousarray(GREY[:, 200:]), shifted).inside == pytest.approx(0.75, abs=0.02)


def test_even_pictures_say_nothing() -> None:
    assert agreement(np.full((90, 90), 7, np.uint8), np.full((90, 90), 200, np.uint8), HERE).blocks == 0


def test_tags_of_another_slot_are_seen() -> None:
    assert agreement(grey(contents()[0]), grey(tagged(11, 3)), HERE).same < SAME_SHARE_TAGGED
