import pytest

from harness.drive import complaint_words as words
from harness.model.screen import Box, UiNode, UiTree
from tests.drive.paper_phone import button, entry, text


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("paper:/", "纸", 360, 780, nodes)


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        (["受理编号：YT2026112262706461"], "YT2026112262706461"),
        (["受理编号", "YT20261122"], "YT20261122"),
        (["您的工单号为 2026-0912"], "2026-0912"),
        (["备案编号"], ""),
        (["感谢您的反馈"], ""),
    ],
)
def test_the_number_of_a_receipt_is_read(shown: list[str], number: str) -> None:
    assert words.number_in(tree(*map(text, shown))) == number


@pytest.mark.parametrize(
    ("label", "is_entry"),
    [("投诉建议", True), ("意见反馈", True), ("我要咨询", False), ("任务反馈", False), ("我的投诉", False)],
)
def test_an_entry_is_told_from_what_only_sounds_like_one(label: str, is_entry: bool) -> None:
    assert (words.control(tree(button(label)), words.ENTRY, words.NO_ENTRY) is not None) is is_entry


@pytest.mark.parametrize(
    ("label", "leads"),
    [
        ("查看进度", True),
        ("进度查询 凭受理编号查询", True),
        ("我的投诉", True),
        ("重点项目进度", False),
        ("提交", False),
    ],
)
def test_the_way_to_the_progress_is_known(label: str, leads: bool) -> None:
    assert (words.control(tree(button(label)), words.PROGRESS) is not None) is leads


def test_the_field_for_the_text_comes_before_others() -> None:
    tall = UiNode("input", "内容", Box(0, 200, 300, 90), field="textarea")
    found = list(words.text_fields(tree(entry("联系电话"), tall, entry("照片", "file"), entry("类别", "select-one"))))
    assert [node.text for node in found] == ["内容", "联系电话"]
