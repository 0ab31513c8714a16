"""A HarmonyOS layout dump (uitest dumpLayout) as a tree: JSON of `attributes` and `children`, bounds in px."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from harness.inspection.screenshot.tree_clip import shown_clip
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.model.screen import Box, NodeKind, UiNode, UiTree

MAX_NODES = 4000
MAX_TEXT = 300
FONT_SHARE = 0.7  # of the height of a text of one line
_BOUNDS = re.compile(r"\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]")
_SCROLLS = re.compile(r"^(Scroll|List|Grid|Swiper|WaterFlow|Tabs|TabContent|Web|Refresh)$")
_KINDS: dict[str, NodeKind] = {
    "Button": "button",
    "TextInput": "input",
    "TextArea": "input",
    "Image": "image",
    "Canvas": "canvas",
    "Video": "video",
    "Checkbox": "checkbox",
    "Dialog": "dialog",
}


def harmony_tree(raw: Any, px_per_dp: float) -> UiTree:
    """Raises EvidenceBroken for what is no such dump."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("attributes"), Mapping):
        raise EvidenceBroken(Saying("no element tree", "不是元素树"), "tree")
    root = _box(raw["attributes"], px_per_dp)
    nodes = tuple(node for node, _ in zip(_nodes(raw, px_per_dp), range(MAX_NODES), strict=False))
    return UiTree("", "", root.x_dp + root.width_dp, root.y_dp + root.height_dp, nodes)


def _nodes(raw: Mapping[str, Any], px_per_dp: float) -> Iterator[UiNode]:
    screen = _box(raw["attributes"], px_per_dp)
    waiting: list[tuple[Mapping[str, Any], bool, tuple[Box, ...]]] = [(raw, False, ())]
    while waiting:
        one, in_dialog, holders = waiting.pop()
        told = one.get("attributes")
        told = told if isinstance(told, Mapping) else {}
        in_dialog = in_dialog or "Dialog" in str(told.get("type", ""))
        text = str(told.get("text") or told.get("description") or told.get("hint") or "")[:MAX_TEXT]
        kind = _KINDS.get(str(told.get("type", "")), "text")
        if text or kind not in ("text", "button") or str(told.get("clickable")) == "true":
            node = _node(told, text, kind, px_per_dp, in_dialog=in_dialog)
            whole = _box(told, px_per_dp, "origBounds") if told.get("origBounds") else node.box
            yield replace(node, clip=shown_clip(node.box, whole, screen, holders))
        if _SCROLLS.search(str(told.get("type", ""))) or str(told.get("scrollable")) == "true":
            holders = (*holders, _box(told, px_per_dp))
        children = one.get("children")
        inner = [child for child in children if isinstance(child, Mapping)] if isinstance(children, list) else []
        waiting += [(child, in_dialog, holders) for child in reversed(inner[:MAX_NODES])]


def _node(told: Mapping[str, Any], text: str, kind: NodeKind, px_per_dp: float, *, in_dialog: bool) -> UiNode:
    box = _box(told, px_per_dp)
    clickable = str(told.get("clickable")) == "true" and kind != "input"
    return UiNode(
        kind=_tapped(kind, text) if clickable else kind,
        text=text,
        box=box,
        clickable=clickable,
        enabled=str(told.get("enabled")) != "false",
        font_dp=FONT_SHARE * min(box.height_dp, 40.0),
        field="text" if kind == "input" else "",
        checked=str(told.get("checked")) == "true" if kind == "checkbox" else None,
        in_dialog=in_dialog,
    )


def _tapped(kind: NodeKind, text: str) -> NodeKind:
    """What can be tapped is a button; a row or a card without words of its own holds others."""
    return ("button" if text else "box") if kind == "text" else kind


def _box(told: Mapping[str, Any], px_per_dp: float, name: str = "bounds") -> Box:
    found = _BOUNDS.match(str(told.get(name, "")))
    left, top, right, bottom = (int(side) / px_per_dp for side in found.groups()) if found else (0.0, 0.0, 0.0, 0.0)
    return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))
