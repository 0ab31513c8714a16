from dataclasses import replace

import numpy as np
import pytest

from harness.detect.drawn.doubtful_text import doubtful_places, is_too_long, settled, uncovered
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

LONG = "城乡居民基本养老保险待遇申领"
PLAIN: Pixels = np.full((200, 400, 3), 255, np.uint8)


def _text(text: str, x: float, y: float, width: float, height: float) -> UiNode:
    return UiNode("text", text, Box(x, y, width, height), font_dp=0.7 * height)


def _tree(*nodes: UiNode) -> UiTree:
    return UiTree("", "", 400, 200, nodes)


def _read(text: str, x: float, y: float, width: float, height: float = 20) -> TextLine:
    return TextLine(text, Box(x, y, width, height), 0.98)


@pytest.mark.parametrize(
    ("node", "long"),
    [
        (_text(LONG, 16, 20, 170, 26), True),
        (_text(LONG, 16, 20, 300, 26), False),
        (_text(LONG, 16, 20, 170, 52), False),  # two lines
        (_text("确认提交", 16, 20, 100, 48), False),  # room above and below
        (UiNode("text", LONG, Box(16, 20, 170, 26), clip="scroll"), False),
        (UiNode("input", LONG, Box(16, 20, 170, 26)), False),
    ],
)
def test_only_a_text_that_fits_at_no_size_is_looked_at(node: UiNode, long: bool) -> None:
    assert is_too_long(node) is long
    assert bool(doubtful_places(_tree(node), PLAIN, 1.0)) is long


@pytest.mark.parametrize(
    ("seen", "clip"),
    [("城乡居民基本养老保", "fixed"), ("城乡居民基本养老…", ""), ("城乡居民基本养老...", ""), (LONG, "")],
)
def test_what_the_picture_breaks_off_without_dots_is_cut(seen: str, clip: str) -> None:
    tree = _tree(_text(LONG, 16, 20, 170, 26))
    assert settled(tree, [_read(seen, 16, 22, 168)], PLAIN, 1.0).nodes[0].clip == clip


def test_a_text_under_something_opaque_is_covered_and_one_drawn_over_another_is_not() -> None:
    below, above = _text("社保缴费记录查询", 20, 40, 160, 24), _text("云台通办未响应", 20, 44, 130, 24)
    lines = [_read("云台通办未响应", 20, 44, 130)]
    hidden = settled(_tree(below, above), lines, PLAIN, 1.0)
    assert [node.covered for node in hidden.nodes] == [True, False]
    drawn = PLAIN.copy()
    drawn[42:62, 155:178:3] = 0
    shown = settled(_tree(below, above), lines, drawn, 1.0)
    assert [node.covered for node in shown.nodes] == [False, False]


def test_a_text_told_covered_is_seen_where_its_strokes_show_through() -> None:
    under = replace(_text(LONG, 16, 20, 280, 26), covered=True)
    tree = _tree(under, _text("请先完成实名认证后办理", 16, 24, 280, 26))
    assert uncovered(tree, PLAIN, 1.0).nodes[0].covered
    drawn = PLAIN.copy()
    for row in (24, 30, 37, 44):  # strokes that begin where others end, a gap only here and there
        for left in range(20 + row % 5, 286, 14):
            drawn[row : row + 2, left : left + 11] = 10
    for gap in range(100, 280, 80):
        drawn[:, gap : gap + 2] = 255
    assert not uncovered(tree, drawn, 1.0).nodes[0].covered


def test_a_line_lower_than_its_characters_are_wide_is_cut_where_its_strokes_stop() -> None:
    node = _text("龙潭水库实时水位", 20, 20, 200, 40)
    drawn = PLAIN.copy()
    for left in range(22, 182, 20):
        drawn[24:36, left : left + 2] = drawn[24:36, left + 12 : left + 14] = drawn[28:30, left : left + 14] = 0
    assert settled(_tree(node), (), drawn, 1.0).nodes[0].clip == "fixed"
    whole = drawn.copy()
    for left in range(22, 182, 20):
        whole[36:42, left + 6 : left + 8] = 0
    assert settled(_tree(node), (), whole, 1.0).nodes[0].clip == ""


def test_a_row_that_says_what_its_parts_say_is_not_cut() -> None:
    row = replace(_text("劳动合同 待签署", 10, 20, 380, 50), kind="button")
    part = _text("待签署", 320, 30, 60, 24)
    lines = [_read("劳动合同", 20, 34, 80)]
    assert settled(_tree(row, part), lines, PLAIN, 1.0).nodes[0].clip == ""
