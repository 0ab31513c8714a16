"""The size of type as drawn: by the rows of its ink and the width that it takes."""

from dataclasses import replace

import numpy as np
import pytest

from harness.detect.drawn.drawn_type import drawn_type, ems_of, sized, type_as_drawn
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

TEXT = "今日办事大厅取号"


def _page(type_px: int, *tops: int, rule: bool = False) -> Pixels:
    """Lines of eight characters, each two uprights joined by a stroke, as high as ink is in type of this size."""
    page = np.full((160, 420, 3), 255, np.uint8)
    ink = round(0.95 * type_px)
    for top in tops:
        for number in range(len(TEXT)):
            left = 20 + number * type_px
            page[top : top + ink, left : left + 2] = page[top : top + ink, left + ink - 2 : left + ink] = 0
            page[top + 4 : top + 6, left : left + ink] = 0
        if rule:
            page[top + ink // 2, 10:400] = 0
    return page


@pytest.mark.parametrize(("type_px", "tops"), [(10, (30,)), (20, (30,)), (20, (30, 60)), (14, (30, 50, 70))])
def test_lines_and_their_type_are_told_by_the_rows_of_ink(type_px: int, tops: tuple[int, ...]) -> None:
    drawn = drawn_type(_page(type_px, *tops), Box(10, 20, 400, 120), 1.0)
    assert drawn is not None
    assert drawn.lines == len(tops)
    assert drawn.type_dp == pytest.approx(type_px, rel=0.06)
    assert drawn.ems == pytest.approx(len(TEXT) * len(tops), rel=0.08)


def test_a_rule_through_words_parts_no_line() -> None:
    drawn = drawn_type(_page(20, 30, rule=True), Box(10, 20, 400, 40), 1.0)
    assert drawn is not None
    assert drawn.lines == 1
    assert drawn.type_dp == pytest.approx(20, rel=0.06)


def test_an_empty_place_and_a_picture_tell_nothing() -> None:
    page = _page(20, 30)
    assert drawn_type(page, Box(10, 100, 400, 40), 1.0) is None
    noise = np.random.default_rng(7).integers(0, 255, page.shape, np.uint8)
    assert drawn_type(noise, Box(10, 20, 400, 40), 1.0) is None


def test_a_native_text_has_the_type_that_is_drawn_and_a_measured_one_its_own() -> None:
    node = UiNode("text", TEXT, Box(10, 20, 400, 60), font_dp=28.0)
    tree = UiTree("android:cn.gov.app", "", 420, 160, (node,))
    assert sized(tree, _page(10, 30), 1.0).nodes[0].font_dp == pytest.approx(10, rel=0.06)
    assert sized(replace(tree, url="https://a.cn/"), _page(10, 30), 1.0).nodes[0].font_dp == 28.0


def test_few_characters_do_not_tell_the_size() -> None:
    assert type_as_drawn("一二", Box(10, 20, 400, 40), _page(20, 30), 1.0) is None


def test_signs_beside_ideographs_are_as_wide_as_those() -> None:
    assert ems_of("办理:查 询") == 5.0
    assert ems_of("12:30") < 3.0


def test_a_line_of_which_only_a_part_of_the_height_is_seen_does_not_tell_its_size() -> None:
    page = _page(20, 30)
    page[:39] = 255
    assert type_as_drawn(TEXT, Box(10, 20, 400, 40), page, 1.0) is None
