from dataclasses import replace

import numpy as np
import pytest

from harness.detect.drawn.doubtful_text import doubtful_places, is_too_long, overlap, settled, uncovered
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
    assert bool(doubtful_places(_tree(node))) is long


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


def test_neighbouring_lines_do_not_overlap() -> None:
    assert not overlap(Box(0, 0, 100, 20), Box(0, 19, 100, 20))
    assert overlap(Box(0, 0, 100, 20), Box(10, 6, 100, 20))


def test_texts_that_are_read_apart_only_have_boxes_that_meet() -> None:
    wide, toast = _text("关于放假安排的通知", 10, 20, 380, 60), _text("操作成功提示", 100, 40, 180, 30)
    lines = [_read(wide.text, 12, 22, 160), _read(toast.text, 140, 50, 100)]
    first, second = settled(_tree(wide, toast), lines, PLAIN, 1.0).nodes
    assert not overlap(first.box, second.box)


def test_a_text_told_covered_is_seen_where_its_strokes_show_through() -> None:
    under = replace(_text(LONG, 16, 20, 280, 26), covered=True)
    tree = _tree(under, _text("请先完成实名认证后办理", 16, 24, 280, 26))
    assert uncovered(tree, PLAIN, 1.0).nodes[0].covered
    drawn = PLAIN.copy()
    drawn[24:27, 20:290] = drawn[36:39, 20:290] = drawn[44:46, 30:120] = 10
    drawn[24:46, 20:290:9] = drawn[24:46, 21:290:9] = 10
    for gap in range(100, 280, 80):
        drawn[:, gap : gap + 2] = 255
    drawn[24:27, 200:290] = drawn[36:39, 20:70] = 255
    assert not uncovered(tree, drawn, 1.0).nodes[0].covered
