"""A screen told by its picture alone: what is the phone's own, what the tab bar, what the dialog covers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.picture_tree import guess_error, guessed_px_per_dp, is_of_the_phone, picture_tree
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box


def plain() -> Pixels:
    return np.full((780, 360, 3), 250, np.uint8)


def line(text: str, x: float, y: float, width: float = 60) -> TextLine:
    return TextLine(text, Box(x, y, width, 18), 0.95)


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1080, 2340), 3.0),
        ((1170, 2532), 3.0),
        ((720, 1560), 2.0),
        ((750, 1334), 2.0),
        ((480, 1040), 1.5),
        ((540, 1170), 1.5),
        ((630, 1365), 1.5),
        ((2340, 1080), 3.0),  # held on its side
        ((1600, 2176), 2.0),  # a tablet
        ((360, 780), 1.0),
    ],
)
def test_the_size_of_a_screenshot_tells_its_scale(size: tuple[int, int], scale: float) -> None:
    assert guessed_px_per_dp(*size) == scale


@given(st.integers(100, 4000), st.integers(100, 4000))
def test_a_guess_is_never_below_one_and_knows_how_wrong_it_may_be(width: int, height: int) -> None:
    assert guessed_px_per_dp(width, height) >= 1.0
    assert guess_error(width, height) >= 1.0


def test_the_phones_own_bar_is_left_out() -> None:
    lines = [line("9:41", 20, 6), line("5G", 300, 6), line("首页公告", 20, 90)]
    assert [node.text for node in picture_tree(plain(), lines, 1.0).nodes] == ["首页公告"]
    assert not is_of_the_phone("9:41", Box(20, 300, 40, 18))  # a time on the page
    assert not is_of_the_phone("打卡", Box(20, 6, 40, 18))
    assert all(is_of_the_phone(text, Box(250, 6, 90, 14)) for text in ("46K/s70", "5G.:70", "5GO", "Wi-Fi88%", "VoLTE"))


def test_signs_beside_the_clock_are_the_phones_and_an_apps_own_are_not() -> None:
    signs = [line("9:41", 12, 4), line("ı", 320, 4, 19), line("0", 350, 4, 24)]
    assert not picture_tree(plain(), signs, 1.0).nodes
    assert [node.text for node in picture_tree(plain(), [line("×", 320, 4, 19)], 1.0).nodes] == ["×"]


def test_the_systems_buttons_below_the_app_are_read_as_letters_and_left_out() -> None:
    buttons = [line("<", 50, 745, 19), line("O", 178, 745, 19), line("口", 300, 745, 19)]
    assert not picture_tree(plain(), buttons, 1.0).nodes
    assert [node.text for node in picture_tree(plain(), [*buttons[:2], line("我的", 300, 745)], 1.0).nodes][
        -1
    ] == "我的"
    assert picture_tree(plain(), [line("O", 178, 400, 19), line("口", 300, 400, 19)], 1.0).nodes


def test_three_short_texts_at_the_very_bottom_are_the_tab_bar() -> None:
    tabs = [line("首页", 40, 745, 30), line("办事", 165, 745, 30), line("我的", 290, 745, 30)]
    nodes = picture_tree(plain(), [line("通知公告", 20, 100), *tabs], 1.0).nodes
    assert [(node.text, node.in_nav, node.clickable) for node in nodes] == [
        ("通知公告", False, False),
        *((tab.text, True, True) for tab in tabs),
    ]


def test_a_dialog_covers_what_lies_behind_it() -> None:
    pixels = np.full((780, 360, 3), 120, np.uint8)
    pixels[300:480, 40:320] = 255
    nodes = picture_tree(pixels, [line("今日要闻", 20, 100), line("温馨提示", 140, 315, 80)], 1.0).nodes
    marks = {node.text: (node.in_dialog, node.covered) for node in nodes if node.text}
    assert marks == {"今日要闻": (False, True), "温馨提示": (True, False)}
    assert nodes[0].kind == "dialog"


def test_a_line_that_only_reaches_the_side_is_whole_and_one_with_ink_there_may_go_on() -> None:
    pixels = plain()
    whole, cut = line("林城市政务服务平台", 180, 200, 180), line("关于开展基层减负专项整治", 150, 300, 210)
    pixels[302:316, 350:360] = 0
    clips = {node.text: node.clip for node in picture_tree(pixels, [whole, cut], 1.0).nodes}
    assert clips == {whole.text: "none", cut.text: ""}


def test_a_low_line_that_can_hardly_be_read_under_its_first_line_says_that_the_text_is_cut() -> None:
    whole = TextLine("老年食堂送餐", Box(192, 158, 134, 24), 1.0)
    half, stars = TextLine("マ百ムん", Box(192, 190, 78, 13), 0.65), TextLine("★★★★", Box(192, 190, 78, 13), 0.65)
    caption = TextLine("上门服务时间", Box(192, 190, 78, 13), 0.99)
    clips = [picture_tree(plain(), [whole, below], 1.0).nodes[0].clip for below in (half, stars, caption)]
    assert clips == ["fixed", "", ""]


def test_a_table_s_border_at_the_screen_s_side_cuts_no_words() -> None:
    pixels = plain()
    pixels[:, :2] = 20
    (cell,) = picture_tree(pixels, [line("填报单位", 0, 200)], 1.0).nodes
    assert cell.clip == "none"


def test_a_wheel_or_one_of_the_systems_buttons_alone_on_a_screen_says_nothing() -> None:
    assert not picture_tree(plain(), [line("9:41", 12, 4), line("O", 170, 380, 30)], 1.0).nodes
    assert not picture_tree(plain(), [line("□", 290, 750, 19)], 1.0).nodes
    assert picture_tree(plain(), [line("O", 170, 380, 30), line("加载失败", 160, 420)], 1.0).nodes


def test_a_text_of_two_lines_of_which_one_reaches_the_screen_s_side_goes_on_beyond_it() -> None:
    pixels = plain()
    first, second = (
        line("本套餐整合营业执照、食品经营许可证、户外招", 20, 300, 340),
        line("检查等五个事项", 20, 322, 110),
    )
    assert picture_tree(pixels, [first, second], 1.0).nodes[0].clip == "none"
    pixels[302:316, 350:358] = 0
    (node,) = picture_tree(pixels, [first, second], 1.0).nodes
    assert node.text == first.text + second.text
    assert node.clip == "fixed"
