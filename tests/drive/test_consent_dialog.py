"""A consent dialogue is told from an ordinary page, and its answers are found."""

import pytest

from harness.drive.consent_dialog import read_consent
from harness.model.screen import Box, UiNode, UiTree
from tests.drive.paper_phone import button, text


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("", "", 360, 780, nodes)


def test_both_answers_are_found() -> None:
    dialog = read_consent(
        tree(
            text("请阅读《隐私政策》", in_dialog=True), button("不同意", in_dialog=True), button("同意", in_dialog=True)
        )
    )
    assert dialog is not None
    assert dialog.accept.text == "同意"
    assert dialog.refuse is not None
    assert dialog.refuse.text == "不同意"


def test_a_missing_refusal_is_seen() -> None:
    dialog = read_consent(tree(text("个人信息保护提示", in_dialog=True), button("同意并继续", in_dialog=True)))
    assert dialog is not None
    assert dialog.refuse is None


def test_a_box_ticked_for_the_user_is_seen() -> None:
    ticked = UiNode("checkbox", "我同意用户协议", Box(0, 0, 10, 10), clickable=True, checked=True, in_dialog=True)
    dialog = read_consent(tree(text("隐私政策", in_dialog=True), ticked, button("同意", in_dialog=True)))
    assert dialog is not None
    assert dialog.preticked


@pytest.mark.parametrize(
    "nodes",
    [
        [text("隐私政策"), button("登录")],
        [text("会议通知"), button("同意", in_dialog=True)],
        [text("隐私政策"), button("同意"), button("首页")],
    ],
)
def test_other_screens_are_none(nodes: list[UiNode]) -> None:
    assert read_consent(tree(*nodes)) is None
