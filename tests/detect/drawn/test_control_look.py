"""A text's look tells whether it is a button, an entry, a row that leads on, a field, or mere text."""

import numpy as np
import pytest

from harness.detect.drawn.control_look import Drawing, kind_of
from harness.detect.drawn.drawn_colour import grounds_of
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

BLUE = (20, 90, 240)


def plain() -> Pixels:
    return np.full((780, 360, 3), 250, np.uint8)


def line(text: str, box: Box) -> TextLine:
    return TextLine(text, box, 0.95)


def seen(pixels: Pixels, *lines: TextLine, dialog: Box | None = None) -> Drawing:
    return Drawing(pixels, 1.0, lines, dialog, (), grounds_of(pixels))


def test_a_text_in_the_middle_of_a_filled_patch_is_a_button() -> None:
    pixels, text = plain(), line("提交", Box(160, 412, 40, 18))
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "text"
    pixels[400:444, 40:320] = BLUE
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "button"


def test_a_browsers_own_plain_button_is_a_button_however_wide_its_words_are_read() -> None:
    pixels, text = plain(), line("立即打卡", Box(23, 137, 61, 17))
    pixels[133:157, 17:88] = 118
    pixels[134:156, 18:87] = 239
    pixels[140:152, 26:80:3] = 0
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "button"


def test_a_text_at_the_side_of_a_patch_is_none() -> None:
    pixels, text = plain(), line("公告", Box(50, 412, 40, 18))
    pixels[400:444, 40:320] = BLUE
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "text"


def test_cells_of_a_table_are_no_buttons() -> None:
    pixels = plain()
    for x in (0, 119, 239, 359):
        pixels[400:440, x] = 120
    pixels[[400, 440]] = 120
    cells = [line(text, Box(at, 411, 40, 18)) for text, at in (("张三", 40), ("李四", 160), ("王五", 280))]
    assert {kind_of(cell, seen(pixels, *cells), in_dialog=False) for cell in cells} == {"text"}


@pytest.mark.parametrize("text", ["请输入手机号", "搜索", "请选择所在社区", "选填"])
def test_what_asks_for_words_is_a_field(text: str) -> None:
    entry = line(text, Box(20, 200, 120, 18))
    assert kind_of(entry, seen(plain(), entry), in_dialog=False) == "input"


def test_a_row_that_ends_in_an_arrow_leads_on() -> None:
    text = line("隐私政策", Box(20, 300, 70, 18))
    arrow = line("V", Box(336, 300, 10, 18))  # the engine turns a narrow mark upright
    assert kind_of(text, seen(plain(), text, arrow), in_dialog=False) == "link"
    assert kind_of(line("了解更多>", Box(20, 300, 90, 18)), seen(plain()), in_dialog=False) == "link"


def test_a_short_text_under_an_icon_is_an_entry() -> None:
    pixels, text = plain(), line("投诉建议", Box(60, 260, 60, 16))
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "text"
    pixels[212:252, 70:110] = BLUE
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "link"


def test_the_last_short_texts_of_a_dialog_are_its_answers() -> None:
    dialog = Box(40, 300, 280, 180)
    title, body = line("温馨提示", Box(140, 312, 80, 20)), line("是否允许本应用使用您的位置信息", Box(60, 350, 230, 18))
    no, yes = line("拒绝", Box(90, 440, 40, 18)), line("允许", Box(230, 440, 40, 18))
    drawing = seen(plain(), title, body, no, yes, dialog=dialog)
    kinds = [kind_of(one, drawing, in_dialog=True) for one in (title, body, no, yes)]
    assert kinds == ["text", "text", "button", "button"]


def test_a_long_sentence_is_text_wherever_it_stands() -> None:
    pixels, text = plain(), line("本平台由林城市大数据局主办并负责运行维护工作", Box(60, 412, 240, 18))
    pixels[400:444, 40:320] = BLUE
    assert kind_of(text, seen(pixels, text), in_dialog=False) == "text"
