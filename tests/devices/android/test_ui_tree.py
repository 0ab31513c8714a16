"""A UiAutomator dump becomes the same UiTree as a page, and a hostile one becomes nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import package_in_front, parse_ui_tree, type_size_dp
from harness.drive.consent_dialog import read_consent
from harness.drive.find import find_control, find_field, is_choice_field, is_file_field, is_text_field, shows
from harness.drive.menu_walk import menu_entries
from harness.model.faults import EvidenceBroken
from harness.model.screen import Box
from tests.devices.android.dumps import BUTTON, EDIT, FRAME, SCREEN, SIGN_IN, TEXT, WEB_DIALOG, dump, node, page

SIZE = ScreenSize(1080, 2400, 3.0)


def test_sizes_and_places_are_in_dp_and_the_package_in_front_is_told() -> None:
    tree = parse_ui_tree(SIGN_IN, SIZE)
    assert (tree.width_dp, tree.height_dp) == (360, 800)
    assert package_in_front(tree) == "cn.gov.lincheng"
    assert find_control(tree, "登录") is not None
    button = next(one for one in tree.nodes if one.text == "登 录")
    assert (button.kind, button.clickable, button.box) == ("button", True, Box(20, 326.67, 320, 40))
    assert (button.in_viewport, button.covered, button.in_dialog, button.in_nav) == (True, False, False, False)


def test_fields_are_named_by_their_hint_or_description_and_a_password_is_never_read() -> None:
    tree = parse_ui_tree(SIGN_IN, SIZE)
    user, password = find_field(tree, "请输入账号", is_text_field), find_field(tree, "请输入密码", is_text_field)
    assert user is not None and (user.field, user.value) == ("text", "")
    assert password is not None and (password.field, password.value) == ("password", "")
    assert "••" not in "".join(tree.texts())
    choice = find_field(tree, "走访类型", is_choice_field)
    assert choice is not None and choice.value == "入户走访"
    assert [one.checked for one in tree.nodes if one.kind == "checkbox"] == [True]


def test_what_was_typed_is_the_value_and_the_hint_stays_the_name() -> None:
    tree = parse_ui_tree(page(node(EDIT, "[0,0][900,90]", text="lihua", hint="账号", clickable="true")), SIZE)
    assert [(one.text, one.value) for one in tree.nodes] == [("账号", "lihua")]


@pytest.mark.parametrize("words", ["选择文件：未选择任何文件", "上传照片", "Choose File: No file chosen"])
def test_a_control_that_takes_a_file_is_a_file_field(words: str) -> None:
    caption = node(TEXT, "[60,100][500,160]", text="现场照片")
    tree = parse_ui_tree(page(caption, node(BUTTON, "[60,180][900,260]", text=words, clickable="true")), SIZE)
    found = find_field(tree, "现场照片", is_file_field)
    assert found is not None and found.text == words


def test_a_dialog_of_a_web_view_is_one_and_covers_what_is_behind() -> None:
    tree = parse_ui_tree(WEB_DIALOG, SIZE)
    dialog = read_consent(tree)
    assert dialog is not None and dialog.accept.text == "同意"
    assert dialog.refuse is not None and dialog.refuse.text == "不同意"
    assert [(one.text, one.covered, one.in_dialog) for one in tree.nodes if one.text == "首页按钮"] == [
        ("首页按钮", True, False)
    ]


def test_a_native_dialog_has_a_window_of_its_own() -> None:
    behind = node(FRAME, SCREEN, node(BUTTON, "[0,0][200,100]", text="首页", clickable="true"))
    window = node(FRAME, "[90,800][990,1600]", node(BUTTON, "[500,1500][900,1590]", text="允许", clickable="true"))
    nodes = {one.text: one.in_dialog for one in parse_ui_tree(dump(behind, window), SIZE).nodes}
    assert nodes == {"首页": False, "允许": True}


def test_a_tapped_row_speaks_for_its_texts_and_a_tapped_page_does_not() -> None:
    row = node(
        "android.widget.LinearLayout",
        "[0,300][1080,460]",
        node("android.widget.ImageView", "[20,320][140,440]"),
        node(TEXT, "[160,320][900,380]", text="通知公告"),
        node(TEXT, "[160,390][900,440]", text="3 条未读"),
        clickable="true",
    )
    whole = page(row, node(FRAME, "[0,500][1080,2400]", node(TEXT, "[0,500][1080,2300]", text="长" * 200)))
    nodes = parse_ui_tree(whole, SIZE).nodes
    assert [(one.kind, one.text, one.clickable) for one in nodes] == [
        ("button", "通知公告 3 条未读", True),
        ("image", "", False),
        ("text", "长" * 200, False),
    ]


def test_a_row_of_controls_at_the_bottom_is_the_bar_and_comes_first_among_the_entries() -> None:
    tabs = [
        node(TEXT, f"[{left},2250][{left + 270},2400]", text=words, clickable="true")
        for left, words in ((0, "首页"), (270, "办事"), (540, "消息"), (810, "我的"))
    ]
    tree = parse_ui_tree(page(node(BUTTON, "[0,300][300,400]", text="走访", clickable="true"), *tabs), SIZE)
    assert [one.text for one in menu_entries(tree)] == ["首页", "办事", "消息", "我的", "走访"]


def test_what_is_outside_the_screen_is_not_in_view() -> None:
    below = node(BUTTON, "[60,2500][1020,2620]", text="提交", clickable="true")
    hidden = node(BUTTON, "[60,100][1020,220]", text="藏", clickable="true", displayed="false")
    nodes = parse_ui_tree(page(below, hidden, node(BUTTON, "nonsense", text="无", clickable="true")), SIZE).nodes
    assert [one.in_viewport for one in nodes] == [False, False, False]


@pytest.mark.parametrize(
    ("text", "box", "size"),
    [
        ("首页", Box(0, 0, 32, 21.28), 16.0),  # wrapped tightly
        ("首页", Box(0, 0, 320, 21.28), 16.0),  # as wide as the screen
        ("政" * 40, Box(0, 0, 320, 42.56), 16.0),  # two lines
        ("", Box(0, 0, 320, 20), 0.0),
    ],
)
def test_the_size_of_type_is_the_largest_that_fits(text: str, box: Box, size: float) -> None:
    assert type_size_dp(text, box) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "not xml",
        "<html/>",
        "<hierarchy>",
        '<!DOCTYPE h [<!ENTITY a "a">]><hierarchy/>',
        f"<hierarchy>{'<a>' * 300}{'</a>' * 300}</hierarchy>",
        f"<hierarchy>{'<a/>' * 5000}</hierarchy>",
        " " * 8_000_001,
    ],
)
def test_what_is_no_dump_or_larger_than_any_screen_is_refused(xml: str) -> None:
    with pytest.raises(EvidenceBroken, match="no element tree"):
        parse_ui_tree(xml, SIZE)


def test_long_texts_are_cut() -> None:
    tree = parse_ui_tree(page(node(TEXT, "[0,0][90,90]", text="字" * 5000)), SIZE)
    assert [len(one.text) for one in tree.nodes] == [300]


def test_the_worst_screen_is_read_in_a_second() -> None:
    deep = node(BUTTON, SCREEN, clickable="true")
    for _ in range(150):
        deep = node(FRAME, SCREEN, deep, clickable="true")
    wide = [node(BUTTON, SCREEN, text="同", clickable="true") for _ in range(3500)]
    began = time.process_time()
    assert parse_ui_tree(page(deep, *wide), SIZE).nodes
    assert time.process_time() - began < 2.0


@given(st.text(max_size=300))
def test_any_text_is_a_dump_or_refused(text: str) -> None:
    for xml in (text, f"<hierarchy>{text}</hierarchy>"):
        try:
            parse_ui_tree(xml, SIZE)
        except EvidenceBroken:
            continue


@given(st.text(max_size=40), st.text(alphabet="[],-0123456789", max_size=40), st.sampled_from([BUTTON, EDIT, TEXT]))
def test_any_attributes_give_finite_numbers(text: str, bounds: str, name: str) -> None:
    safe = "".join(char for char in text if char.isprintable())
    for one in parse_ui_tree(page(node(name, bounds, text=safe, clickable="true")), SIZE).nodes:
        assert one.box.width_dp >= 0 and one.font_dp >= 0
        assert shows(parse_ui_tree(page(node(TEXT, SCREEN, text="有")), SIZE), "有")
