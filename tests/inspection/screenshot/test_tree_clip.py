import pytest

from harness.inspection.screenshot.harmony_layout import harmony_tree
from harness.inspection.screenshot.ios_source import ios_tree
from harness.inspection.screenshot.tree_clip import scroll_clip, shown_clip
from harness.model.screen import Box, Clip

SCREEN = Box(0, 0, 360, 780)
LIST = Box(0, 100, 360, 600)


@pytest.mark.parametrize(
    ("box", "clip"),
    [(Box(16, 680, 200, 40), "scroll"), (Box(16, 300, 200, 40), ""), (Box(0, 0, 360, 900), "")],
)
def test_what_goes_on_beyond_one_end_of_a_list_scrolls(box: Box, clip: Clip) -> None:
    assert scroll_clip(box, (LIST,)) == clip


@pytest.mark.parametrize(
    ("shown", "whole", "holders", "clip"),
    [
        (Box(16, 40, 90, 24), Box(16, 40, 160, 24), (), "fixed"),
        (Box(16, 40, 90, 24), Box(16, 40, 160, 24), (LIST,), "scroll"),
        (Box(16, 760, 90, 20), Box(16, 760, 90, 40), (), "scroll"),  # the page goes on below the screen
        (Box(16, 40, 90, 24), Box(16, 40, 90, 24), (), ""),
    ],
)
def test_what_is_shown_in_part_is_cut_unless_it_scrolls(
    shown: Box, whole: Box, holders: tuple[Box, ...], clip: Clip
) -> None:
    assert shown_clip(shown, whole, SCREEN, holders) == clip


def test_harmony_tells_what_it_cuts() -> None:
    attributes = {"type": "Text", "text": "城乡居民养老", "bounds": "[16,40][106,64]", "origBounds": "[16,40][196,64]"}
    raw = {"attributes": {"bounds": "[0,0][360,780]"}, "children": [{"attributes": attributes, "children": []}]}
    (node,) = harmony_tree(raw, 1.0).nodes
    assert node.clip == "fixed"


def test_ios_tells_what_scrolls_on() -> None:
    def element(kind: str, label: str, y: int, inner: str = "") -> str:
        place = f'x="0" y="{y}" width="360" height="{600 if inner else 60}"'
        return f'<XCUIElementType{kind} label="{label}" {place} visible="true">{inner}</XCUIElementType{kind}>'

    rows = element("StaticText", "上面一行", 200) + element("StaticText", "下面一行", 680)
    tree = ios_tree(element("Window", "", 0, element("Table", "", 100, rows)))
    assert [(node.text, node.clip) for node in tree.nodes] == [("上面一行", ""), ("下面一行", "scroll")]
