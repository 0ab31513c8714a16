"""Type and targets below the limits, only where they are seen and tapped."""

from dataclasses import replace

from harness.detect.usable.legibility import detect_legibility
from harness.model.observation import Kind
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, app, button, node, view


def kinds(*rows: Cell) -> dict[Kind, object]:
    return {one.kind: one.data["count"] for one in detect_legibility([view(*rows)], app(), MASKER)}


def test_small_type_is_counted() -> None:
    assert kinds(node("备案编号", font_dp=10), node("服务热线", font_dp=11.9), node("说明", font_dp=12)) == {
        Kind.SMALL_TEXT: 2
    }


def test_small_targets_are_counted() -> None:
    large = button("提交", box=Box(0, 0, 200, 44))
    small = button("删除", box=Box(0, 60, 30, 44))
    hidden = button("更多", box=Box(0, 120, 30, 30), in_viewport=False)
    assert kinds(large, small, hidden) == {Kind.SMALL_TARGET: 1}


def test_what_the_edge_of_the_screen_cuts_is_not_measured() -> None:
    height_dp = view("x").tree.height_dp
    assert kinds(button("提交评价", box=Box(28, height_dp - 38.3, 304, 38.3))) == {}
    assert kinds(button("返回", box=Box(0, 0, 30, 30))) == {}
    assert kinds(button("提交评价", box=Box(28, height_dp - 60, 304, 38.3))) == {Kind.SMALL_TARGET: 1}


def test_a_box_to_tick_whose_label_is_cut_is_not_measured() -> None:
    height_dp = view("x").tree.height_dp
    tick = node("不满意", "checkbox", box=Box(33, height_dp - 30, 22, 22), clickable=True)
    label = button("不满意", box=Box(68, height_dp - 38, 264, 38))
    assert kinds(tick, label) == {}
    short = button("不满意", box=Box(68, height_dp - 90, 264, 38))
    assert kinds(tick, short) == {Kind.SMALL_TARGET: 2}


def test_a_small_date_is_small_text_and_a_badge_is_none() -> None:
    date, badge = node("2026-11-23", font_dp=9.0), node("99+", font_dp=9.0)
    assert [one.kind for one in detect_legibility([view(date)], app(), MASKER)] == [Kind.SMALL_TEXT]
    assert list(detect_legibility([view(badge)], app(), MASKER)) == []


def test_type_read_off_a_picture_is_surely_measured_by_a_long_line_only() -> None:
    def read(text: str, font_dp: float) -> list[Kind]:
        shown = view(text)
        piece = replace(shown.pieces[0], seen_by="ocr", node=replace(shown.pieces[0].node, font_dp=font_dp))
        return [one.kind for one in detect_legibility([replace(shown, pieces=(piece,))], app(), MASKER)]

    assert read("照片须含水尺读数及坝面全景", 11.1) == [Kind.SMALL_TEXT]
    assert read("照片须含水尺读数及坝面全景", 11.6) == []
    assert read("资产", 11.1) == []
