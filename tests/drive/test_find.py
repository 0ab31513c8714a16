"""What a step names is found as a person would find it."""

from hypothesis import given
from hypothesis import strategies as st

from harness.drive.find import find_control, find_field, is_file_field, is_text_field, plain, shows
from harness.model.screen import Box, UiNode, UiTree
from tests.drive.paper_phone import button, entry, text


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("", "", 360, 780, nodes)


def test_an_exact_text_wins_over_one_that_contains_it() -> None:
    found = find_control(tree(button("通知公告"), button("通知")), "通知")
    assert found is not None
    assert found.text == "通知"


def test_width_and_spaces_do_not_count() -> None:
    assert find_control(tree(button("登 录")), "登录") is not None
    assert shows(tree(text("备案编号：ＡＢ１")), "备案编号:AB1")


def test_an_open_dialogue_is_served_first() -> None:
    found = find_control(tree(button("同意"), button("同意", in_dialog=True)), "同意")
    assert found is not None
    assert found.in_dialog


def test_a_covered_control_is_the_last_choice() -> None:
    found = find_control(tree(button("办事", covered=True), button("我要办事")), "办事")
    assert found is not None
    assert found.text == "我要办事"


def test_text_broken_over_elements_is_still_shown() -> None:
    assert shows(tree(text("政务应用备2026-"), text("000123号")), "政务应用备2026-000123号")


def test_a_field_is_found_by_the_text_before_it() -> None:
    caption = UiNode("text", "手机号：", Box(0, 100, 80, 20))
    near = UiNode("input", "", Box(90, 100, 200, 20), field="tel")
    far = UiNode("input", "", Box(90, 20, 200, 20), field="tel")
    assert find_field(tree(far, caption, near), "手机号", is_text_field) is near


def test_a_file_field_is_no_text_field() -> None:
    assert find_field(tree(entry("照片", "file")), "照片", is_text_field) is None
    assert find_field(tree(entry("照片", "file")), "照片", is_file_field) is not None


@given(st.text(max_size=40), st.text(max_size=40))
def test_finding_never_fails_on_any_text(shown: str, wanted: str) -> None:
    found = find_control(tree(button(shown)), wanted)
    assert found is None or plain(wanted) in plain(found.text)
