"""Screens written as one line, drawn as the trees that pages, Android, iOS and HarmonyOS tell of them.

Rows are parted by ` / `, cells by ` | `. `# x` is a heading, `[x]` a button, `<x>` a link, `_x` a field; `!` puts a
cell into a dialog.
"""

from dataclasses import replace
from typing import Literal

from harness.detect.screen.piece import tree_pieces
from harness.detect.screen.screen_view import ScreenView
from harness.model.event import Phase
from harness.model.screen import Box, UiNode, UiTree
from tests.detect.screen_factory import HEIGHT, WIDTH, button, entry, heading, link, node, view

Style = Literal["web", "android", "ios", "harmony"]
STYLES: tuple[Style, ...] = ("web", "android", "ios", "harmony")
TABS = ("首页", "办事", "我的")


def written(line: str, style: Style, *, tabs: bool = True, phase: Phase = Phase.AFTER_CONSENT) -> ScreenView:
    """The screen that a line writes; `tabs` adds the tab bar of pages and HarmonyOS."""
    rows = [[_cell(raw.strip()) for raw in row.split(" | ")] for row in line.split(" / ")]
    over = any(cell.in_dialog for row in rows for cell in row)
    left, width, top = (40.0, 280.0, 300.0) if over else (16.0, 328.0, 56.0)
    nodes = [UiNode("dialog", "", Box(30, 280, 300, 40 * len(rows) + 40), in_dialog=True)] if over else []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = Box(left + column * width / len(row), top + 46 * number, width / len(row) - 4, 22)
            nodes += _told(cell, place, style)
    if tabs and not over and style in ("web", "harmony"):
        nodes += [
            link(text, box=Box(at * 120.0, 730, 116, 40), font_dp=12.0, in_nav=True) for at, text in enumerate(TABS)
        ]
    tree = UiTree("https://app.example/#/p" if style == "web" else "", "", WIDTH, HEIGHT, tuple(nodes))
    return view(tree=tree, pieces=tree_pieces(tree), phase=phase)


def _cell(raw: str) -> UiNode:
    bare = raw.removeprefix("!")
    if bare.startswith("# "):
        cell = heading(bare[2:])
    elif bare.startswith("[") and bare.endswith("]"):
        cell = button(bare[1:-1])
    elif bare.startswith("<") and bare.endswith(">"):
        cell = link(bare[1:-1])
    else:
        cell = entry(bare[1:]) if bare.startswith("_") else node(bare)
    return replace(cell, in_dialog=raw != bare)


def _told(cell: UiNode, place: Box, style: Style) -> list[UiNode]:
    """What a kit tells of a cell: a page all, a handset no colours, and often a card to tap in place of a link."""
    height = 36.0 if cell.kind in ("button", "input") else place.height_dp
    needed = max(14.0 * len(cell.text), 30.0)
    if style == "web":
        return [replace(cell, box=replace(place, height_dp=height))]
    lines = max(1, -(-int(needed) // int(place.width_dp + 4)))
    width = min(needed, place.width_dp) if cell.kind == "text" else place.width_dp
    box = Box(round(place.x_dp, 1), place.y_dp, round(width, 1), height * lines)
    bare = replace(cell, box=box, colour=None, background=None, font_dp=0.0 if style == "android" else cell.font_dp)
    if bare.kind != "link":
        return [bare]
    if style == "ios":
        return [replace(bare, kind="button")]
    card = UiNode("box", "", Box(0, place.y_dp - 6, WIDTH, 40), clickable=True)
    return [card, replace(bare, kind="text", clickable=False)]
