"""An Appium page source of iOS (XCUITest) as a tree: places in pt, one node an element with words or a function."""

from xml.parsers import expat

from harness.inspection.screenshot.tree_clip import scroll_clip
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.model.screen import Box, NodeKind, UiNode, UiTree

MAX_CHARS = 8_000_000
MAX_NODES = 4000
MAX_TEXT = 300
FONT_SHARE = 0.7  # of the height of a text of one line
_PREFIX = "XCUIElementType"
_KINDS: dict[str, NodeKind] = {
    "Button": "button",
    "Cell": "button",
    "Link": "link",
    "TextField": "input",
    "SecureTextField": "input",
    "TextView": "input",
    "SearchField": "input",
    "Image": "image",
    "Switch": "checkbox",
    "StaticText": "text",
}
_DIALOGS = ("Alert", "Sheet")
_BARS = ("TabBar", "Toolbar")
_SCROLLS = ("ScrollView", "Table", "CollectionView", "WebView", "Picker")


def ios_tree(xml: str) -> UiTree:
    """Raises EvidenceBroken for what is no such document."""
    reader = _Reader()
    try:
        reader.read(xml)
    except (expat.ExpatError, _Refused) as error:
        raise EvidenceBroken(Saying("no element tree", "不是元素树"), "tree") from error
    width = max((box.x_dp + box.width_dp for box in reader.windows), default=0.0)
    height = max((box.y_dp + box.height_dp for box in reader.windows), default=0.0)
    return UiTree("", "", width, height, tuple(reader.nodes))


class _Refused(Exception):
    """Larger than any screen, or it declares what is not followed."""


class _Reader:
    """Collects nodes as expat comes upon them."""

    def __init__(self) -> None:
        self.nodes: list[UiNode] = []
        self.windows: list[Box] = []
        self._path: list[str] = []
        self._holders: list[Box] = []

    def read(self, xml: str) -> None:
        if len(xml) > MAX_CHARS:
            raise _Refused
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
        parser.Parse(xml.encode("utf-8", "replace"), True)

    def _start(self, name: str, told: dict[str, str]) -> None:
        self._path.append(name.removeprefix(_PREFIX))
        if len(self.nodes) >= MAX_NODES or len(self._path) > MAX_NODES:
            raise _Refused
        box = Box(*(_number(told.get(side)) for side in ("x", "y", "width", "height")))
        if self._path[-1] in ("Application", "Window"):
            self.windows.append(box)
            return
        if self._path[-1] in _SCROLLS:
            self._holders.append(box)
        text = (told.get("label") or told.get("value") or told.get("name") or "")[:MAX_TEXT]
        kind = _KINDS.get(self._path[-1])
        if kind is not None and told.get("visible") != "false" and (text or kind != "text"):
            self.nodes.append(self._node(kind, text, box, told))

    def _node(self, kind: NodeKind, text: str, box: Box, told: dict[str, str]) -> UiNode:
        return UiNode(
            kind=kind,
            text=text,
            box=box,
            clickable=kind in ("button", "link", "checkbox"),
            enabled=told.get("enabled") != "false",
            font_dp=FONT_SHARE * min(box.height_dp, 34.0),
            field="text" if kind == "input" else "",
            checked=told.get("value") == "1" if kind == "checkbox" else None,
            in_dialog=any(name in self._path for name in _DIALOGS),
            in_nav=any(name in self._path for name in _BARS),
            clip=scroll_clip(box, tuple(self._holders)),
        )

    def _end(self, _name: str) -> None:
        if self._path.pop() in _SCROLLS and self._holders:
            self._holders.pop()


def _refuse(*_: object) -> None:
    raise _Refused


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0
