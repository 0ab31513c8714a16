"""A page as accessibility nodes: the script that reads them, and the checked records of what it returns."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

MAX_TEXT = 500
MAX_NODES = 3000
MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class PageNode:
    """`box` is left, top, right, bottom in CSS pixels; `key` stays with an element as long as it lives."""

    key: int
    kind: str
    box: tuple[float, float, float, float]
    text: str = ""
    description: str = ""
    hint: str = ""
    id: str = ""
    clickable: bool = False
    scrollable: bool = False
    enabled: bool = True
    checkable: bool = False
    checked: bool = False
    focusable: bool = False
    focused: bool = False
    password: bool = False
    selected: bool = False
    children: tuple["PageNode", ...] = ()

    @property
    def middle(self) -> tuple[float, float]:
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2

    def walk(self) -> Iterator["PageNode"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PageTree:
    """`package` is told by the handset's own pages alone."""

    title: str
    url: str
    width: float
    height: float
    package: str
    scrollable: bool
    nodes: tuple[PageNode, ...]

    def walk(self) -> Iterator[PageNode]:
        for node in self.nodes:
            yield from node.walk()


@cache
def _script() -> str:
    return resources.files("harness.simulated.handset").joinpath("page_tree.js").read_text(encoding="utf-8")


def tree_script(*, native: bool) -> str:
    return _script().replace("(NATIVE)", "(true)" if native else "(false)")


def parse_page(raw: object) -> PageTree:
    """Whatever the page's process returned; what is not of the shape is left out."""
    told = raw if isinstance(raw, Mapping) else {}
    return PageTree(
        _text(told.get("title")),
        _text(told.get("url"), 4096),
        _number(told.get("width")),
        _number(told.get("height")),
        _text(told.get("package")),
        told.get("scrollable") is True,
        _nodes(told.get("nodes"), 0),
    )


def _nodes(raw: object, depth: int) -> tuple[PageNode, ...]:
    if not isinstance(raw, list) or depth > MAX_DEPTH:
        return ()
    return tuple(_node(one, depth) for one in raw[:MAX_NODES] if isinstance(one, Mapping))


def _node(raw: Mapping[str, object], depth: int) -> PageNode:
    sides = raw.get("at")
    box = [_number(side) for side in sides] if isinstance(sides, list) and len(sides) == 4 else [0.0] * 4
    return PageNode(
        key=int(_number(raw.get("key"))),
        kind=_text(raw.get("cls"), 100) or "android.view.View",
        box=(box[0], box[1], box[2], box[3]),
        text=_text(raw.get("text")),
        description=_text(raw.get("desc")),
        hint=_text(raw.get("hint")),
        id=_text(raw.get("id"), 200),
        clickable=raw.get("clickable") is True,
        scrollable=raw.get("scrollable") is True,
        enabled=raw.get("enabled") is not False,
        checkable=raw.get("checkable") is True,
        checked=raw.get("checked") is True,
        focusable=raw.get("focusable") is True,
        focused=raw.get("focused") is True,
        password=raw.get("password") is True,
        selected=raw.get("selected") is True,
        children=_nodes(raw.get("kids"), depth + 1),
    )


def _text(raw: object, limit: int = MAX_TEXT) -> str:
    return raw[:limit] if isinstance(raw, str) else ""


def _number(raw: object) -> float:
    usable = isinstance(raw, int | float) and not isinstance(raw, bool) and math.isfinite(raw)
    return float(raw) if usable and isinstance(raw, int | float) else 0.0
