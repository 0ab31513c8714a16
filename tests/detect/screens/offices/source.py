"""The page source that a platform would tell of a drawn page: UiAutomator XML, XCUITest XML, a HarmonyOS dump."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

Node = Mapping[str, Any]
_ANDROID = {"input": "android.widget.EditText", "button": "android.widget.Button", "img": "android.widget.ImageView"}
_IOS = {"input": "TextField", "img": "Image"}
_HARMONY = {"input": "TextInput", "img": "Image", "canvas": "Canvas"}


def android_xml(nodes: Sequence[Node], width_px: int, height_px: int, scale: float, package: str) -> str:
    body = "".join(_android(node, scale, package) for node in nodes)
    root = _android_node("android.widget.FrameLayout", "", (0, 0, width_px, height_px), package, clickable=False)
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    return f'{head}<hierarchy rotation="0">{root}>{body}</node></hierarchy>'


def _android(node: Node, scale: float, package: str) -> str:
    place = tuple(round(side * scale) for side in node["box"])
    kind = _ANDROID.get(node["tag"], "android.widget.TextView" if node["text"] else "android.view.ViewGroup")
    if node["type"] == "checkbox":
        kind = "android.widget.CheckBox"
    inner = "".join(_android(one, scale, package) for one in node["inner"])
    start = _android_node(kind, node["text"], place, package, clickable=node["acts"] or node["tag"] == "input")
    return f"{start} hint={quoteattr(node['hint'])}>{inner}</node>"


def _android_node(kind: str, text: str, place: Sequence[int], package: str, *, clickable: bool) -> str:
    left, top, right, bottom = place
    return (
        f'<node index="0" text={quoteattr(text)} resource-id="" class="{kind}" package="{package}" content-desc="" '
        f'checkable="false" checked="false" clickable="{str(clickable).lower()}" enabled="true" focusable="false" '
        f'password="false" selected="false" bounds="[{left},{top}][{right},{bottom}]"'
    )


def ios_xml(nodes: Sequence[Node], width_dp: float, height_dp: float) -> str:
    body = "".join(_ios(node) for node in nodes)
    frame = f'x="0" y="0" width="{width_dp:g}" height="{height_dp:g}" enabled="true" visible="true"'
    window = f"<XCUIElementTypeWindow {frame}>{body}</XCUIElementTypeWindow>"
    name = "XCUIElementTypeApplication"
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} type="{name}" name="政务" {frame}>{window}</{name}>'


def _ios(node: Node) -> str:
    left, top, right, bottom = node["box"]
    kind = "Alert" if node["dialog"] else _IOS.get(node["tag"], "Button" if node["acts"] else "StaticText")
    if node["type"] == "checkbox":
        kind = "Switch"
    words = node["text"] or ("" if kind == "Alert" else " ".join(_texts(node["inner"])))
    said = quoteattr(words or node["hint"])
    name = f"XCUIElementType{kind}"
    frame = f'x="{left:.0f}" y="{top:.0f}" width="{right - left:.0f}" height="{bottom - top:.0f}"'
    inner = "".join(_ios(one) for one in node["inner"])
    return f'<{name} type="{name}" name={said} label={said} enabled="true" visible="true" {frame}>{inner}</{name}>'


def _texts(nodes: Sequence[Node]) -> list[str]:
    return [text for node in nodes for text in (node["text"], *_texts(node["inner"])) if text]


def harmony_json(nodes: Sequence[Node], width_px: int, height_px: int, scale: float) -> str:
    root = {"type": "root", "bounds": f"[0,0][{width_px},{height_px}]", "text": "", "clickable": "false"}
    return json.dumps({"attributes": root, "children": [_harmony(node, scale) for node in nodes]}, ensure_ascii=False)


def _harmony(node: Node, scale: float) -> dict[str, object]:
    left, top, right, bottom = (round(side * scale) for side in node["box"])
    acts = "Button" if node["acts"] else "Text"
    kind = "Checkbox" if node["type"] == "checkbox" else _HARMONY.get(node["tag"], acts)
    told = {
        "type": "Dialog" if node["dialog"] else kind,
        "text": node["text"],
        "hint": node["hint"],
        "bounds": f"[{left},{top}][{right},{bottom}]",
        "clickable": str(bool(node["acts"]) or node["tag"] == "input").lower(),
        "enabled": "true",
    }
    return {"attributes": told, "children": [_harmony(one, scale) for one in node["inner"]]}
