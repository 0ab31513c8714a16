"""Find what a step names on a screen: the control with a text, the field with a label. Pure, for every platform."""

import unicodedata
from collections.abc import Callable, Iterable

from harness.model.screen import UiNode, UiTree

LABEL_MARKS = ":*()[]、 "


def plain(text: str) -> str:
    """Text as people compare it: width and spaces do not count (NFKC, all white space removed)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def shows(tree: UiTree, text: str) -> bool:
    """Whether the screen shows a text, also when it is broken over neighbouring elements."""
    wanted = plain(text)
    return any(wanted in plain(shown) for shown in tree.texts()) or wanted in plain("".join(tree.texts()))


def find_control(tree: UiTree, text: str) -> UiNode | None:
    """The control that a person would tap for `text`: in an open dialog first, exact before part, shortest first."""
    wanted = plain(text)
    usable = [node for node in tree.nodes if node.enabled and node.kind not in ("dialog", "box")]
    for nodes in ([n for n in usable if n.in_dialog], [n for n in usable if not n.in_dialog]):
        found = _by_text([n for n in nodes if n.clickable], wanted) or _by_text(nodes, wanted)
        if found:
            return found
    return None


def _by_text(nodes: Iterable[UiNode], wanted: str) -> UiNode | None:
    matching = [node for node in nodes if wanted and wanted in plain(node.text)]
    return min(matching, key=lambda node: (node.covered, plain(node.text) != wanted, len(node.text)), default=None)


def find_field(tree: UiTree, label: str, accepts: Callable[[UiNode], bool]) -> UiNode | None:
    """The field with a label, or the one that stands nearest after a text that equals it."""
    wanted = _label(label)
    fields = [node for node in tree.nodes if node.field and accepts(node)]
    named = [node for node in fields if wanted in _label(node.text)]
    if named:
        return min(named, key=lambda node: (not node.in_dialog, _label(node.text) != wanted, len(node.text)))
    captions = [node for node in tree.nodes if not node.field and _label(node.text) == wanted]
    pairs = [(_distance(caption, field), index) for caption in captions for index, field in enumerate(fields)]
    return fields[min(pairs)[1]] if pairs else None


def _label(text: str) -> str:
    return plain(text).strip(LABEL_MARKS)


def _distance(caption: UiNode, field: UiNode) -> float:
    """Down and to the right is where a field belongs to its caption; anything before the caption is far away."""
    down = field.box.y_dp - caption.box.y_dp
    right = field.box.x_dp - caption.box.x_dp
    return abs(down) + abs(right) / 2 + (10_000 if down < -8 else 0)


def is_file_field(node: UiNode) -> bool:
    return node.field.startswith("file")


def is_choice_field(node: UiNode) -> bool:
    return node.field.startswith("select")


def is_text_field(node: UiNode) -> bool:
    return not is_file_field(node) and not is_choice_field(node) and node.kind == "input"
