"""A page's elements as a UiTree: the script that reads them, and the pure parser of what it returns."""

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, cast, get_args

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.model.screen import Box, Clip, NodeKind, UiNode, UiTree

MAX_NODES = 4000
MAX_TEXT = 300
_KINDS = frozenset(get_args(NodeKind))
_CLIPS = frozenset(get_args(Clip))


@cache
def tree_script() -> str:
    return resources.files("harness.devices").joinpath("browser_tree.js").read_text(encoding="utf-8")


def parse_tree(raw: object) -> UiTree:
    """What the page script returned, checked: the page could have answered in its place. Raises EvidenceBroken."""
    if not isinstance(raw, Mapping) or not isinstance(raw.get("nodes"), list):
        raise EvidenceBroken(Saying("the page gave no element tree", "页面没有返回元素树"), "tree")
    nodes = tuple(_node(node) for node in raw["nodes"][:MAX_NODES] if isinstance(node, Mapping))
    return UiTree(
        _text(raw.get("url"), 4096),
        _text(raw.get("title")),
        _number(raw.get("width_dp")),
        _number(raw.get("height_dp")),
        nodes,
        anchored=raw.get("anchored") is True,
    )


def _node(raw: Mapping[str, Any]) -> UiNode:
    kind, clip = raw.get("kind"), raw.get("clip")
    flags = {name: raw.get(name) is True for name in ("clickable", "covered", "in_nav", "in_dialog")}
    return UiNode(
        kind=cast(NodeKind, kind) if isinstance(kind, str) and kind in _KINDS else "box",
        text=_text(raw.get("text")),
        box=_box(raw.get("box")),
        enabled=raw.get("enabled") is not False,
        font_dp=_number(raw.get("font_dp")),
        colour=_colour(raw.get("colour")),
        background=_colour(raw.get("background")),
        field=_text(raw.get("field"), 60),
        value=_text(raw.get("value")),
        checked=raw["checked"] if isinstance(raw.get("checked"), bool) else None,
        in_viewport=raw.get("in_viewport") is not False,
        locator=_text(raw.get("locator"), 4096),
        clip=cast(Clip, clip) if isinstance(clip, str) and clip in _CLIPS else "",
        **flags,
    )


def _box(raw: object) -> Box:
    sides = raw if isinstance(raw, Mapping) else {}
    return Box(*(_number(sides.get(name)) for name in ("x_dp", "y_dp", "width_dp", "height_dp")))


def _text(raw: object, limit: int = MAX_TEXT) -> str:
    return raw[:limit] if isinstance(raw, str) else ""


def _number(raw: object) -> float:
    usable = isinstance(raw, int | float) and not isinstance(raw, bool) and math.isfinite(raw)
    return float(cast(float, raw)) if usable else 0.0


def _colour(raw: object) -> tuple[int, int, int] | None:
    if not isinstance(raw, list) or len(raw) != 3:
        return None
    red, green, blue = (min(255, max(0, int(_number(part)))) for part in raw)
    return red, green, blue
