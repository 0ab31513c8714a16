"""What one node of a UiAutomator dump is: its kind, its field, its words. Pure.

Classes are those of the platform and of what web views, Jetpack Compose and Flutter report in their place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from harness.model.screen import NodeKind

MAX_TEXT_CHARS = 300
Attributes = Mapping[str, str]
PxBounds = tuple[int, int, int, int]

_BOUNDS = re.compile(r"\[(-?\d{1,7}),(-?\d{1,7})\]\[(-?\d{1,7}),(-?\d{1,7})\]")
_INPUT = re.compile(r"EditText|AutoCompleteTextView|SearchView|TextInput")
_CHECKED = re.compile(r"CheckBox|RadioButton|Switch|ToggleButton|CheckedTextView")
_CHOICE = re.compile(r"Spinner")
_BUTTON = re.compile(r"Button|\.Chip$|TabWidget|ActionMenuItemView")
_IMAGE = re.compile(r"\.Image(View)?$|ImageView$")
_VIDEO = re.compile(r"VideoView|PlayerView")
_CANVAS = re.compile(r"SurfaceView|TextureView|GLSurfaceView")
# Web views name a <dialog> or role=dialog so; a native dialog is known by its window (ui_tree).
DIALOG = re.compile(r"\bandroid\.app\.(Alert)?Dialog$|Dialog$|BottomSheet")
# What holds an app's own navigation, by its class or the end of its resource id.
BAR = re.compile(r"(BottomNavigation|NavigationBarView|TabLayout|TabWidget|TabBar)|[/_](tab_?bar|tabs|bottom_?nav\w*)$")
# The control for <input type=file> in a web view, and what native forms write on theirs.
FILE_CONTROL = re.compile(
    r"选择(文件|照片|图片|相片)|未选择(任何)?文件|(上传|添加)(照片|图片|附件|文件)|choose files?|no file chosen", re.I
)


@dataclass(slots=True)
class RawNode:
    """A node as the dump has it; `path` is its place by position, e.g. /hierarchy/*[1]/*[2]."""

    name: str
    attributes: Attributes
    path: str
    bounds: PxBounds
    parent: "RawNode | None" = None
    children: list["RawNode"] = field(default_factory=list)

    def is_on(self, attribute: str) -> bool:
        return self.attributes.get(attribute) == "true"

    @property
    def class_name(self) -> str:
        """UiAutomator2 names the element after its class, `uiautomator dump` writes it as an attribute."""
        return self.attributes.get("class") or self.name

    @property
    def taps(self) -> bool:
        return self.is_on("clickable") or self.is_on("long-clickable")

    @property
    def words(self) -> str:
        return squeezed(self.attributes.get("text")) or squeezed(self.attributes.get("content-desc"))


def squeezed(text: str | None) -> str:
    return " ".join((text or "")[: 4 * MAX_TEXT_CHARS].split())[:MAX_TEXT_CHARS]


def bounds_of(text: str | None) -> PxBounds:
    """Left, top, right, bottom in px; all zero where they cannot be read."""
    found = _BOUNDS.fullmatch((text or "")[:64])
    if found is None:
        return 0, 0, 0, 0
    left, top, right, bottom = map(int, found.groups())
    return left, top, right, bottom


def field_of(node: RawNode) -> str:
    """As a browser would call it: text, password, select, file; empty for what takes no input."""
    name = node.class_name
    if _INPUT.search(name):
        return "password" if node.is_on("password") else "text"
    if _CHOICE.search(name):
        return "select"
    if node.taps and FILE_CONTROL.search(f"{node.words} {node.attributes.get('hint', '')}"):
        return "file"
    return ""


def kind_of(node: RawNode, field_type: str) -> NodeKind:
    name = node.class_name
    if field_type:
        return "input"
    if node.is_on("checkable") or _CHECKED.search(name):
        return "checkbox"
    if _BUTTON.search(name) or node.taps:
        return "button"
    if DIALOG.search(name):
        return "dialog"
    for kind, pattern in _PLAIN_KINDS:
        if pattern.search(name):
            return kind
    return "text" if node.words else "box"


_PLAIN_KINDS: tuple[tuple[NodeKind, re.Pattern[str]], ...] = (
    ("image", _IMAGE),
    ("video", _VIDEO),
    ("canvas", _CANVAS),
)


def label_of(node: RawNode, field_type: str) -> str:
    """What a field is called; of anything else its own words."""
    if field_type not in ("text", "password", "select"):
        return node.words
    described = squeezed(node.attributes.get("content-desc")) or squeezed(node.attributes.get("hint"))
    return described or (squeezed(node.attributes.get("text")) if field_type == "text" else "")


def value_of(node: RawNode, field_type: str) -> str:
    """What stands in a field; never a password, and never the hint that stands there while it is empty."""
    text = squeezed(node.attributes.get("text"))
    if field_type not in ("text", "select") or node.is_on("showing-hint"):
        return ""
    return "" if text == squeezed(node.attributes.get("hint")) else text
