"""Controls are known again by their place and label; figures make no other control; what is denied is told apart."""

from dataclasses import replace

from harness.drive.explorer.control import MOST_CONTROLS, controls_of, label_of
from harness.model.screen import UiNode, UiTree
from tests.drive.explorer.paper_app import link


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("https://paper.test/", "", 360, 780, nodes)


def nothing(_text: str) -> bool:
    return False


def test_a_list_is_one_group_and_each_row_a_control() -> None:
    found, _ = controls_of(tree(link("甲", 0), link("乙", 1), link("乙", 2)), nothing)
    assert len({one.group for one in found}) == 1
    assert len({one.key for one in found}) == 3


def test_a_count_makes_no_other_control() -> None:
    keys = [controls_of(tree(link(text, 0)), nothing)[0][0].key for text in ("消息 3", "消息 12")]
    assert keys[0] == keys[1]
    assert label_of(link("11月22日 消息", 0)) == "月日消息"


def test_what_is_refused_is_named_and_not_offered() -> None:
    found, denied = controls_of(tree(link("支付", 0), link("通知", 1)), lambda text: "支付" in text)
    assert ([one.label for one in found], denied) == (["通知"], ["支付"])


def test_what_cannot_be_tapped_is_no_control() -> None:
    usual = link("通知", 0)
    shown = tree(replace(usual, enabled=False), replace(usual, clickable=False), replace(usual, kind="input"))
    assert controls_of(shown, nothing) == ([], [])


def test_no_screen_has_more_than_can_be_tried() -> None:
    assert len(controls_of(tree(*(link(chr(0x4E00 + n), n) for n in range(500))), nothing)[0]) == MOST_CONTROLS
