"""Texts on each other's places: which lie over each other, which only have boxes that meet."""

import numpy as np

from harness.detect.drawn.crossing_texts import (
    crossing_pairs,
    is_cut_by,
    is_hidden,
    may_lie_over,
    overlap,
    places_apart,
)
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

PLAIN: Pixels = np.full((200, 400, 3), 255, np.uint8)


def _text(text: str, x: float, y: float, width: float, height: float) -> UiNode:
    return UiNode("text", text, Box(x, y, width, height), font_dp=0.7 * height)


def _read(text: str, x: float, y: float, width: float, score: float = 0.99) -> TextLine:
    return TextLine(text, Box(x, y, width, 20), score)


def test_neighbouring_lines_do_not_overlap() -> None:
    assert not overlap(Box(0, 0, 100, 20), Box(0, 19, 100, 20))
    assert overlap(Box(0, 0, 100, 20), Box(10, 6, 100, 20))


def test_most_of_a_character_upon_another_is_enough() -> None:
    assert overlap(Box(0, 0, 96, 24), Box(80, 0, 112, 24))
    assert not overlap(Box(0, 0, 96, 24), Box(88, 0, 112, 24))


def test_a_card_holds_its_texts_and_does_not_lie_over_them() -> None:
    card, line = Box(0, 0, 300, 80), Box(20, 30, 200, 20)
    assert overlap(card, line)
    assert not may_lie_over(card, line)
    tree = UiTree("", "", 400, 200, (UiNode("text", "请选择线路", card), UiNode("text", "革命旧址", line)))
    assert not list(crossing_pairs(tree))


def test_texts_that_are_read_apart_or_one_after_the_other_only_have_boxes_that_meet() -> None:
    wide, toast = _text("关于放假安排的通知", 10, 20, 380, 60), _text("操作成功提示", 100, 40, 180, 30)
    apart = [_read(wide.text, 12, 22, 160), _read(toast.text, 140, 50, 100)]
    in_one = [_read(wide.text + toast.text, 12, 22, 260)]
    for lines in (apart, in_one):
        (_, first), (_, second) = places_apart(wide, toast, lines)
        assert not overlap(first, second)
    assert not places_apart(wide, toast, [_read("关于放假操作成功提示", 12, 22, 200)])


def test_a_text_of_which_nothing_is_drawn_beside_the_other_is_hidden() -> None:
    below, above = _text("社保缴费记录查询", 20, 40, 160, 24), _text("云台通办未响应", 20, 44, 130, 24)
    lines = [_read(above.text, 20, 44, 130)]
    assert is_hidden(below, above, lines, PLAIN, 1.0)
    assert not is_hidden(above, below, lines, PLAIN, 1.0)


def test_a_text_within_another_s_element_stands_beside_its_words_where_all_are_read() -> None:
    holder, held = _text("本区 全市第 名", 20, 40, 300, 30), _text("比上月退三名", 200, 46, 100, 18)
    lines = [_read("本区88.1全市第7名比上月退三名", 20, 40, 290, 0.97)]
    (_, first), (_, second) = places_apart(holder, held, lines)
    assert not overlap(first, second)
    assert not places_apart(holder, held, [_read("本区全币茅比丄月退二名", 20, 40, 290, 0.7)])


def test_a_text_is_cut_by_another_that_lies_over_its_end() -> None:
    below, above = _text("农作物受灾三千亩大棚七十座", 20, 40, 300, 24), _text("查看位置", 200, 44, 80, 20)
    assert is_cut_by(below, above, [_read("农作物受灾三查看位置", 20, 40, 260)])
    assert not is_cut_by(above, below, [_read("农作物受灾三查看位置", 20, 40, 260)])
    assert not is_cut_by(below, above, [_read("农作物受灾三千亩大棚七十座查看位置", 20, 40, 260)])
