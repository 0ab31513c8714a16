"""Cut, overlapping and garbled text, and text that is none of them."""

from dataclasses import replace

import pytest

from harness.detect.screen.piece import Piece
from harness.detect.usable.text_defect import detect_text_defect
from harness.model.screen import Box, Clip
from tests.detect.screen_factory import MASKER, Cell, app, node, view


def subjects(*rows: Cell) -> list[str]:
    return [one.subject for one in detect_text_defect([view(*rows)], app(), MASKER)]


@pytest.mark.parametrize(
    "text", ["锟斤拷锟斤拷", "烫烫烫烫", "\ufffd\ufffd\ufffd", "undefined", "姓名：null", "æ\x82¨å¥½ï¼\x8c"]
)
def test_garbled(text: str) -> None:
    assert subjects(text) == ["garbled"]


def test_names_with_accents_are_not_garbled() -> None:
    assert subjects("Café Zoë", "nullify", "未定义的文字") == []


def test_a_line_that_the_edge_cuts() -> None:
    assert subjects(node("城镇居民医疗保险参保", box=Box(300, 100, 160, 20), font_dp=16)) == ["cut"]
    assert subjects(node("城镇居民医疗保险参保", box=Box(20, 100, 160, 20), font_dp=16)) == []


def test_a_block_that_merely_reaches_the_edge_is_not_cut() -> None:
    assert subjects(node("版本说明", box=Box(20, 100, 340, 20), font_dp=14)) == []


def test_lines_over_each_other() -> None:
    first, second = Box(20, 100, 160, 22), Box(30, 106, 160, 22)
    assert subjects(node("关于绿化活动", box=first), node("请于十五日前", box=second)) == ["overlap"]
    assert subjects(node("关于绿化活动", box=first), node("请于十五日前", box=Box(30, 130, 160, 22))) == []


@pytest.mark.parametrize("text", ["浜哄姏璧勬簮绀句細淇濋殰", "\\u60a8\\u597d", "%E6%8F%90%E4%BA%A4", "&nbsp;公告"])
def test_misread_bytes_and_raw_escapes_are_garbled(text: str) -> None:
    assert subjects(text) == ["garbled"]


@pytest.mark.parametrize(
    "text", ["城乡居民基本养老保险待遇领取资格认证", "犇骉羴猋", "车架号LSVAU2180N2183294", "100%"]
)
def test_rare_characters_and_numbers_are_not(text: str) -> None:
    assert subjects(text) == []


@pytest.mark.parametrize(("clip", "cut"), [("fixed", True), ("scroll", False), ("none", False)])
def test_what_the_source_says_of_clipping_is_believed(clip: Clip, cut: bool) -> None:
    long = node("特种设备使用登记证书变更", box=Box(16, 100, 500, 20), font_dp=18.0)
    found = detect_text_defect([view(replace(long, clip=clip), "办理地点")], app(), MASKER)
    assert any(one.subject == "cut" for one in found) is cut


def test_question_marks_and_latin_letters_for_chinese_are_garbled() -> None:
    assert subjects("?????????") == ["garbled"]
    assert subjects("&#x4E2A;&#x4EBA;") == ["garbled"]
    assert subjects("是否愿意???") == []


DATE_OVER = node("2026-11-23", box=Box(90, 104, 70, 20))
INSURANCE = node("城乡居民养老保险", box=Box(16, 100, 112, 20))


@pytest.mark.parametrize(
    "rows",
    [
        (INSURANCE, DATE_OVER),
        (
            node("通知公告标题内容", "link", box=Box(16, 100, 112, 20)),
            node("查看更多通知", "link", box=Box(90, 104, 84, 20)),
        ),
        (INSURANCE, node("林城市白河镇", box=Box(80, 100, 84, 20))),
    ],
)
def test_numbers_and_links_over_text_overlap_too(rows: tuple[Cell, ...]) -> None:
    assert subjects(*rows) == ["overlap"]


@pytest.mark.parametrize(
    "rows",
    [
        (INSURANCE, node("城乡居民养老保险", box=Box(16, 100, 112, 20))),  # told by the row and by its label
        (node("通知公告", "link", box=Box(16, 100, 328, 24)), DATE_OVER),  # a row to tap holds its date
        (INSURANCE, node("2026-11-23", box=Box(129, 100, 70, 20))),
        (INSURANCE, node("9", box=Box(122, 96, 12, 12))),
        (node("详细说明内容很长", box=Box(16, 100, 120, 20)), node("展开", "link", box=Box(120, 100, 30, 20))),
        (node("合计金额", box=Box(16, 100, 300, 30)), node("¥120.00", box=Box(250, 104, 60, 20))),
    ],
)
def test_what_a_row_holds_or_tells_twice_does_not_overlap(rows: tuple[Cell, ...]) -> None:
    assert subjects(*rows) == []


def test_a_number_that_an_edge_cuts_is_cut() -> None:
    assert subjects(node("￥123456789.00", box=Box(16, 100, 60, 20), clip="fixed")) == ["cut"]
    assert subjects(node("备案编号2026000123", box=Box(260, 100, 130, 20))) == ["cut"]
    assert subjects(node("9+", box=Box(16, 100, 10, 10), clip="fixed")) == []


def read(*lines: tuple[str, Box, float]) -> list[str]:
    """What a picture's lines of these scores say."""
    pieces = tuple(
        Piece(text, text, node(text, box=box), clickable=False, seen_by="ocr", score=score)
        for text, box, score in lines
    )
    return [one.subject for one in detect_text_defect([replace(view(), pieces=pieces)], app(), MASKER)]


def test_a_low_line_that_can_hardly_be_read_is_cut_and_one_of_full_height_lies_over_another() -> None:
    assert read(("作二茫单的知", Box(20, 100, 150, 11), 0.62)) == ["cut"]
    assert read(("作二茫单的知", Box(20, 100, 150, 22), 0.62)) == ["overlap"]


def test_lines_beside_each_other_and_a_slanting_watermark_do_not_overlap() -> None:
    name, value = ("流动红旗东门组", Box(20, 100, 137, 16), 1.0), ("末位西环组", Box(147, 100, 83, 16), 1.0)
    assert read(name, value) == []
    assert read(name, ("使用", Box(60, 90, 45, 36), 1.0)) == []
    assert read(name, ("末位西环组", Box(80, 104, 83, 16), 1.0)) == ["overlap"]


def test_two_lines_in_one_are_read_as_rare_characters_and_are_not_garbled() -> None:
    assert read(("木咚骜段虔点犇雲埜", Box(20, 100, 150, 32), 0.57)) == ["overlap"]
