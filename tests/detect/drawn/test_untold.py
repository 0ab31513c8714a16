"""Where a picture says more than its source."""

import numpy as np

from harness.detect.drawn.strips import Pixels
from harness.detect.drawn.untold import untold_places
from harness.model.screen import Box
from tests.detect.screen_factory import node, page

PLACE = Box(40, 300, 120, 20)


def written(*places: Box) -> Pixels:
    picture = np.full((780, 360, 3), 255, np.uint8)
    for box in places:
        top, left = int(box.y_dp), int(box.x_dp)
        part = picture[top : top + int(box.height_dp), left : left + int(box.width_dp)]
        part[::4, ::3] = 0
        part[1::4, 1::3] = 0
    return picture


def test_writing_that_no_node_tells() -> None:
    (place,) = untold_places(written(PLACE), page("首页"))
    assert place.x_dp <= 40 <= 160 <= place.x_dp + place.width_dp
    assert place.y_dp <= 300 <= 320 <= place.y_dp + place.height_dp


def test_what_a_text_tells_is_not_read() -> None:
    assert untold_places(written(PLACE), page(node("办事大厅服务指南", box=PLACE))) == ()


def test_an_image_tells_nothing_of_the_words_in_it() -> None:
    assert len(untold_places(written(PLACE), page(node("横幅", "image", box=PLACE)))) == 1


def test_borders_are_no_writing() -> None:
    picture = np.full((780, 360, 3), 255, np.uint8)
    picture[100:102, 20:340] = picture[400:402, 20:340] = picture[100:402, 20:22] = 0
    assert untold_places(picture, page("首页")) == ()
