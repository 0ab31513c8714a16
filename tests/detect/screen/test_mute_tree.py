"""A page drawn on a canvas: its picture tells of the dialog and the buttons; a tree that speaks is left as it is."""

from collections.abc import Sequence

import numpy as np

from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.detect.screen.mute_tree import read_pieces, told_by_picture
from harness.detect.screen.screen_views import screen_views
from harness.model.screen import Box
from tests.detect.screen.test_screen_views import BEGIN, FakeRecording, events, png, shown
from tests.detect.screen_factory import node, page

CANVAS = page(node("", "canvas", box=Box(0, 0, 360, 780)))
QUESTION, ANSWER = Box(60, 320, 240, 20), Box(130, 440, 100, 20)
LINES = [TextLine("云岭通已停止运行", QUESTION, 0.98), TextLine("确定", ANSWER, 0.97)]


class Reading:
    def read(self, pixels: Pixels, px_per_dp: float, within: Sequence[Box] | None = None) -> tuple[TextLine, ...]:
        return tuple(LINES)


def dimmed() -> Pixels:
    """A page dimmed for a white dialog in its middle."""
    picture = np.full((780, 360, 3), 120, np.uint8)
    picture[280:490, 30:330] = 255
    return picture


def test_a_dialog_drawn_on_a_canvas_is_one() -> None:
    tree = told_by_picture(CANVAS, dimmed(), LINES, 1.0)
    assert tree.nodes[0].kind == "canvas"
    assert any(one.kind == "dialog" for one in tree.nodes)
    said = read_pieces(tree, LINES)
    assert [(one.text, one.seen_by, one.node.in_dialog, one.score) for one in said] == [
        ("云岭通已停止运行", "ocr", True, 0.98),
        ("确定", "ocr", True, 0.97),
    ]


def test_only_a_mute_tree_is_told_by_its_picture() -> None:
    mute, speaking = {"a": CANVAS}, {"a": page("云岭通已停止运行", "确定")}
    for trees, seen_by in ((mute, "ocr"), (speaking, "tree")):
        (view,) = screen_views(FakeRecording(trees, events(BEGIN, shown("a")), png()), Reading())
        assert {one.seen_by for one in view.pieces} == {seen_by}
        assert len(view.pieces) == 2
