"""Sources of pages as others build them: nested views that scroll, a mini-program's markup, a canvas that is mute."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

Node = Mapping[str, Any]
Edges = tuple[float, float, float, float]


def without_scrolling(nodes: Sequence[Node]) -> list[dict[str, Any]]:
    """The nodes without the containers that scroll: what they hold stands in their place."""
    return [one for node in nodes for one in _opened(node)]


def _opened(node: Node) -> Iterator[dict[str, Any]]:
    inner = without_scrolling(node["inner"])
    if node["tag"] == "scroll":
        yield from inner
    else:
        yield {**node, "inner": inner}


def nested_xml(nodes: Sequence[Node], width_px: int, height_px: int, scale: float, package: str) -> str:
    """UiAutomator's dump of a native app: lists, rows with ids, labels as descriptions, all cut to what is visible."""
    whole = (0.0, 0.0, width_px / scale, height_px / scale)
    number = count()
    body = "".join(_view(node, scale, package, whole, number) for node in nodes)
    root = _start("androidx.constraintlayout.widget.ConstraintLayout", "", "content", whole, scale, package)
    return f'<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="0">{root}>{body}</node></hierarchy>'


def _view(node: Node, scale: float, package: str, within: Edges, number: Iterator[int]) -> str:
    place = _cut(node["box"], within)
    if place is None:
        return ""
    held = place if node["tag"] == "scroll" else within
    inner = "".join(_view(one, scale, package, held, number) for one in node["inner"])
    name = f"{package}:id/v{next(number)}"
    if node["tag"] == "scroll":
        kind = "androidx.recyclerview.widget.RecyclerView"
        return f"{_start(kind, '', name, place, scale, package, scrolls=True)}>{inner}</node>"
    plain = "androidx.appcompat.widget.AppCompatTextView" if node["text"] else "android.widget.LinearLayout"
    kind = {"input": "android.widget.EditText", "canvas": "android.view.SurfaceView"}.get(node["tag"], plain)
    if node["type"] == "checkbox":
        kind = "androidx.appcompat.widget.AppCompatCheckBox"
    taps = bool(node["acts"]) or node["tag"] == "input"
    start = _start(kind, node["text"] or node["hint"], name, place, scale, package, taps=taps)
    return f"{start}>{inner}</node>"


def _cut(box: Sequence[float], within: Edges) -> Edges | None:
    left, top = max(box[0], within[0]), max(box[1], within[1])
    right, bottom = min(box[2], within[2]), min(box[3], within[3])
    return (left, top, right, bottom) if right > left and bottom > top else None


def _start(
    kind: str,
    text: str,
    name: str,
    place: Edges,
    scale: float,
    package: str,
    *,
    taps: bool = False,
    scrolls: bool = False,
) -> str:
    left, top, right, bottom = (round(side * scale) for side in place)
    said = ("", text) if taps and "Text" not in kind else (text, "")
    flags = {
        "checkable": "CheckBox" in kind,
        "checked": False,
        "clickable": taps,
        "enabled": True,
        "focusable": taps,
        "focused": False,
        "scrollable": scrolls,
        "long-clickable": False,
        "password": False,
        "selected": False,
        "visible-to-user": True,
    }
    told = " ".join(f'{flag}="{str(on).lower()}"' for flag, on in flags.items())
    return (
        f'<node index="0" text={quoteattr(said[0])} resource-id={quoteattr(name)} class="{kind}" '
        f'package="{package}" content-desc={quoteattr(said[1])} {told} bounds="[{left},{top}][{right},{bottom}]"'
    )


def mini_program(nodes: Sequence[Node]) -> str:
    """The markup of a mini-program's page: views, texts, navigators; no places."""
    return f"<page>{''.join(_wxml(node) for node in nodes)}</page>"


def _wxml(node: Node) -> str:
    inner = "".join(_wxml(one) for one in node["inner"])
    if node["tag"] == "scroll":
        return f'<scroll-view scroll-x="true">{inner}</scroll-view>'
    if node["type"] == "checkbox":
        return "<checkbox></checkbox>"
    if node["tag"] == "input":
        return f'<input placeholder="{escape(node["hint"])}"></input>'
    text = escape(node["text"])
    if node["dialog"]:
        return f'<view class="modal" role="dialog">{inner}</view>'
    if node["acts"]:
        tag = "button" if node["tag"] == "button" else "navigator"
        return f'<{tag} bindtap="go" url="/pages/x">{text}{inner}</{tag}>'
    return f"<view><text>{text}</text>{inner}</view>" if text else f"<view>{inner}</view>"


def canvas_html(width_dp: int, height_dp: int) -> str:
    """What a page tells that draws all of itself."""
    return f'<html><body><canvas width="{width_dp}" height="{height_dp}"></canvas></body></html>'
