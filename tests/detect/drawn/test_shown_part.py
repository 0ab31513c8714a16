"""What of a told text the picture shows: a part, all of it, or a part that says so by dots."""

import pytest

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.shown_part import is_part, is_shown_in_part, within
from harness.model.screen import Box, UiNode

TOLD = "城乡居民基本养老保险待遇申领"
PLACE = Box(100, 20, 80, 24)


def _line(text: str, x: float, width: float, score: float = 0.99) -> TextLine:
    return TextLine(text, Box(x, 22, width, 20), score)


@pytest.mark.parametrize(
    ("seen", "part"),
    [
        (["城乡居民基本养"], True),
        (["老保险待遇申领"], True),
        (["居民基本养老保"], True),
        (["城乡居民基本养老", "保险待遇申领"], False),
        (["城乡居民基本养老…"], False),
        (["城乡居民基木养老保险待遇申领"], False),  # one misread
        (["今日空气质量优"], False),
    ],
)
def test_a_part_is_the_beginning_middle_or_end_without_dots(seen: list[str], part: bool) -> None:
    assert is_part(TOLD, seen) is part


def test_of_a_line_that_is_read_with_its_neighbours_what_stands_in_the_box_counts() -> None:
    line = _line("首页线路时刻查附近", 60, 9 * 20)
    assert within(line, PLACE) == ("线路时刻", "首页", "查")


def _text(text: str) -> UiNode:
    return UiNode("text", text, PLACE)


def test_a_tab_that_its_neighbour_cuts_is_cut_and_one_that_runs_on_is_not() -> None:
    assert is_shown_in_part(_text("线路时刻查询表"), [_line("线路时刻附近", 100, 120)], too_long=False)
    assert not is_shown_in_part(_text("线路时刻查询表"), [_line("线路时刻查询", 100, 120)], too_long=False)


def test_lines_upon_each_other_say_nothing_of_a_cut() -> None:
    assert not is_shown_in_part(_text("线路时刻查询表"), [_line("线路时刻附近", 100, 120, 0.6)], too_long=False)


def test_where_nothing_can_be_read_of_what_has_no_room_nearly_all_is_cut() -> None:
    assert is_shown_in_part(_text("线路时刻查询表"), [], too_long=True)
    assert not is_shown_in_part(_text("线路时刻查询表"), [], too_long=False)
