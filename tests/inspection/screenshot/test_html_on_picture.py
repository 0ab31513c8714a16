"""Words of an HTML page on the lines of its picture: what is broken off, and what no reader of pictures knows."""

from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.html_words import html_words
from harness.model.screen import Box, UiNode, UiTree


def _laid(html: str, *seen: str) -> tuple[UiNode, ...]:
    nodes = tuple(UiNode("text", text, Box(20, 40 * at, 16 * len(text), 20)) for at, text in enumerate(seen))
    return laid_on(UiTree("", "", 390, 844, nodes), html_words(html)).nodes


def test_a_text_of_which_only_the_beginning_is_shown_is_cut_though_its_last_character_is_misread() -> None:
    page = "<p>城东水厂扩建项目环境影响评价第二次公告</p><p>幼儿园收费标准</p>"
    assert [node.clip for node in _laid(page, "城东水厂扩建项目环境影响评价氛", "幼儿园收费标准")] == ["fixed", ""]


def test_a_text_that_goes_on_below_or_ends_in_dots_is_whole() -> None:
    page = "<p>城东水厂扩建项目环境影响评价第二次公告</p>"
    assert {node.clip for node in _laid(page, "城东水厂扩建项目环境影响评价", "第二次公告")} == {""}
    assert {node.clip for node in _laid(page, "城东水厂扩建项目环境影响...")} == {""}


def test_signs_for_bytes_that_are_no_text_are_told_by_the_source() -> None:
    (node,) = _laid("<p>\ufffd\ufffd养殖\ufffd术班</p>", "养殖术班")
    assert "\ufffd" in node.text


def test_signs_and_characters_that_are_not_read_amid_a_text_break_nothing_off() -> None:
    assert {node.clip for node in _laid("<p>云台通 · 上传记录</p>", "云台通", "上传记录")} == {""}
    assert {node.clip for node in _laid("<p>消火栓完好<i>☑</i>是</p>", "消火栓完好是")} == {""}
    page = "<p>出境断面水质保持在III类以上水平</p>"
    assert {node.clip for node in _laid(page, "出境断面水质保持在类以上水平")} == {""}


def test_a_text_goes_on_in_a_line_that_lost_its_first_character() -> None:
    page = "<p>各所得分：城关所41、河滩所39、3火车站所38</p>"
    assert {node.clip for node in _laid(page, "各所得分：城关所41、河滩所39", "火车站所38")} == {""}
