"""A screen as UiAutomator writes it in XML, read into a UiTree. Pure and bounded: the app wrote most of it.

Bounds come in px of the whole screen and leave in dp. UiAutomator tells neither colours nor sizes of type: colours stay
unknown, and the size of type is the largest that the room of a text allows.
"""

import math
import unicodedata
from collections.abc import Iterator

from harness.devices.android.ui_clip import clip_of
from harness.devices.android.ui_node import (
    MAX_TEXT_CHARS,
    RawNode,
    field_of,
    kind_of,
    label_of,
    value_of,
)
from harness.devices.android.ui_place import Places, ScreenSize
from harness.devices.android.ui_xml import every_node, read_windows
from harness.model.screen import Box, UiNode, UiTree

MAX_CONTROL_TEXT = 120  # what a larger clickable area holds is a page, not a label
LINE_HEIGHT = 1.33  # of a line of Noto Sans, in heights of its type
SCHEME = "android:"


def parse_ui_tree(xml: str, screen: ScreenSize) -> UiTree:
    """What is on a screen of this size. `url` is `android:` and the package in front.

    Raises EvidenceBroken for what is no such document.
    """
    windows = read_windows(xml)
    places = Places.of(tuple(every_node(windows)), screen)
    nodes = tuple(_node(raw, screen, places) for window in windows for raw in _shown(window))
    package = next((name for window in windows if (name := window.attributes.get("package", ""))), "")
    title = next((name for window in windows if (name := window.attributes.get("pane-title", ""))), "")
    size = screen.width_px / screen.scale, screen.height_px / screen.scale
    return UiTree(f"{SCHEME}{package[:200]}", title[:MAX_TEXT_CHARS], *size, nodes)


def package_in_front(tree: UiTree) -> str:
    return tree.url.removeprefix(SCHEME)


def _shown(node: RawNode) -> Iterator[RawNode]:
    """The nodes that say or do something. A row or card that is tapped speaks for the texts that it holds."""
    whole = _whole_text(node) if node.taps and not node.words else ""
    if whole and not field_of(node):
        yield RawNode(node.name, {**node.attributes, "text": whole}, node.path, node.bounds, node.parent)
        yield from (one for child in node.children for one in _shown(child) if _stands_alone(one))
        return
    if _says_or_does_something(node):
        yield node
    for child in node.children:
        yield from _shown(child)


def _says_or_does_something(node: RawNode) -> bool:
    icon = node.taps and not node.children
    return bool(node.words) or icon or _stands_by_its_kind(node)


def _stands_alone(node: RawNode) -> bool:
    return node.taps or _stands_by_its_kind(node)


def _stands_by_its_kind(node: RawNode) -> bool:
    return kind_of(node, field_of(node)) in ("input", "image", "video", "canvas", "checkbox", "dialog")


def _whole_text(node: RawNode) -> str:
    """The words inside a control without words of its own, as one label; empty where it holds a page."""
    whole = " ".join(inner.words for inner in every_node(node.children) if inner.words)
    return whole if len(whole) <= MAX_CONTROL_TEXT else ""


def _node(raw: RawNode, screen: ScreenSize, places: Places) -> UiNode:
    field_type = field_of(raw)
    kind, text = kind_of(raw, field_type), label_of(raw, field_type)
    left, top, right, bottom = raw.bounds
    box = Box(*(round(side / screen.scale, 2) for side in (left, top, max(0, right - left), max(0, bottom - top))))
    inside = screen.holds(raw.bounds)
    return UiNode(
        kind=kind,
        text=text,
        box=box,
        clickable=raw.taps or kind == "checkbox",
        enabled=raw.attributes.get("enabled") != "false",
        font_dp=type_size_dp(text, box),
        field=field_type,
        value=value_of(raw, field_type),
        checked=raw.is_on("checked") if kind == "checkbox" else None,
        in_viewport=inside and raw.attributes.get("displayed") != "false",
        covered=inside and places.covered(raw),
        in_nav=places.in_bar(raw),
        in_dialog=places.in_dialog(raw),
        locator=raw.path,
        clip=clip_of(raw),
    )


def type_size_dp(text: str, box: Box) -> float:
    """The largest type in which a text fits its box, on one line or on as many as there is room for; 0 without text."""
    ems = sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)
    if not ems or not box.width_dp or not box.height_dp:
        return 0.0
    one_line = box.height_dp / LINE_HEIGHT
    filled = math.sqrt(box.width_dp * box.height_dp / (LINE_HEIGHT * ems))
    return round(min(one_line, filled), 1)
