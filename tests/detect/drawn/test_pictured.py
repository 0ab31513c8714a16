import numpy as np

from harness.detect.drawn.pictured import pictured
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

PAGE = UiNode("text", "社保缴费记录", Box(16, 80, 340, 40))
QUESTION = UiNode("text", "允许获取位置信息吗", Box(60, 320, 200, 24))


def _dimmed(dialog: Box | None) -> Pixels:
    screen = np.full((780, 360, 3), 125 if dialog else 250, np.uint8)
    if dialog is not None:
        left, top = int(dialog.x_dp), int(dialog.y_dp)
        screen[top : top + int(dialog.height_dp), left : left + int(dialog.width_dp)] = 255
    return screen


def test_a_dialog_that_only_the_picture_shows_is_marked_and_covers_the_page() -> None:
    tree = pictured(UiTree("", "", 360, 780, (PAGE, QUESTION)), _dimmed(Box(40, 300, 280, 150)), 1.0)
    marks = {node.text: (node.in_dialog, node.covered) for node in tree.nodes if node.kind == "text"}
    assert marks == {PAGE.text: (False, True), QUESTION.text: (True, False)}


def test_a_page_without_one_stays_as_told() -> None:
    tree = UiTree("", "", 360, 780, (PAGE, QUESTION))
    assert pictured(tree, _dimmed(None), 1.0) == tree


def test_a_source_that_tells_its_dialog_is_believed() -> None:
    told = UiNode("text", "温馨提示", Box(60, 320, 200, 24), in_dialog=True)
    tree = pictured(UiTree("", "", 360, 780, (PAGE, told)), _dimmed(Box(40, 300, 280, 150)), 1.0)
    assert not any(node.covered for node in tree.nodes)
