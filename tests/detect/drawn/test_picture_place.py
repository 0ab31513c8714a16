import numpy as np

from harness.detect.drawn.picture_place import pictures_of
from harness.detect.drawn.strips import Pixels


def _screen() -> Pixels:
    return np.full((780, 360, 3), 250, np.uint8)


def test_a_banner_is_a_picture_and_a_button_is_none() -> None:
    screen = _screen()
    screen[100:210, 20:340] = (200, 60, 40)
    screen[400:444, 20:340] = (20, 90, 240)
    (picture,) = pictures_of(screen, 1.0)
    assert picture.kind == "image"
    assert 90 <= picture.box.y_dp <= 110
    assert 100 <= picture.box.height_dp <= 130


def test_a_plain_page_has_none() -> None:
    assert not list(pictures_of(_screen(), 1.0))
