"""A page's nodes as UiAutomator's hierarchy, and the ways to find something in it."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from harness.simulated.handset.device import Display
from harness.simulated.handset.page_tree import PageNode, PageTree

type Element = etree._Element
ROOT = "hierarchy"
_CLEAN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_SELECTOR = re.compile(r'\.(\w+)\(\s*(?:"((?:[^"\\]|\\.)*)"|(true|false|\d+))\s*\)')
_FLAGS = frozenset(
    [
        "checkable",
        "checked",
        "clickable",
        "enabled",
        "focusable",
        "focused",
        "longClickable",
        "password",
        "scrollable",
        "selected",
    ]
)
_ATTRIBUTES = {"text": "text", "description": "content-desc", "resourceId": "resource-id", "className": "class"}


class BadSelector(ValueError):
    """The driver would answer: invalid selector."""


def hierarchy(tree: PageTree, package: str, display: Display, *, mute: bool = False) -> Element:
    """The XML that a page source holds. Elements carry `key` for our own use; `source_text` leaves it out.

    `mute`: an app's page says nothing of what is in it.
    """
    root = etree.Element(ROOT, index="0", rotation="0", width=str(display.width_px), height=str(display.height_px))
    root.set("class", ROOT)
    whole = (0.0, 0.0, tree.width, tree.height)
    frame = PageNode(0, "android.widget.FrameLayout", whole)
    top = _element(root, frame, 0, package, display)
    if tree.package:
        _add_all(top, tree.nodes, package, display)
    else:
        view = PageNode(0, "android.webkit.WebView", whole, tree.title, scrollable=tree.scrollable, focusable=True)
        _add_all(_element(top, view, 0, package, display), () if mute else tree.nodes, package, display)
    return root


def _add_all(parent: Element, nodes: tuple[PageNode, ...], package: str, display: Display) -> None:
    for index, node in enumerate(nodes):
        _add_all(_element(parent, node, index, package, display), node.children, package, display)


def _element(parent: Element, node: PageNode, index: int, package: str, display: Display) -> Element:
    element = etree.SubElement(parent, node.kind if node.kind.replace(".", "").replace("_", "").isalnum() else "node")
    left, top, right, bottom = (round(side * display.scale) for side in node.box)
    told = {
        "index": str(index),
        "package": package,
        "class": node.kind,
        "text": node.text,
        "content-desc": node.description,
        "resource-id": node.id,
        "hint": node.hint,
        "checkable": _word(node.checkable),
        "checked": _word(node.checked),
        "clickable": _word(node.clickable),
        "enabled": _word(node.enabled),
        "focusable": _word(node.focusable),
        "focused": _word(node.focused),
        "long-clickable": "false",
        "password": _word(node.password),
        "scrollable": _word(node.scrollable),
        "selected": _word(node.selected),
        "bounds": f"[{left},{top}][{right},{bottom}]",
        "displayed": "true",
        "key": str(node.key),
    }
    for name, value in told.items():
        if name != "hint" or value:
            element.set(name, _CLEAN.sub("", value))
    return element


def _word(flag: bool) -> str:
    return "true" if flag else "false"


def source_text(root: Element) -> str:
    for element in root.iter():
        element.attrib.pop("key", None)
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    return head + str(etree.tostring(root, encoding="unicode", pretty_print=True))


def found_by(strategy: str, selector: str, scope: Element, package: str) -> list[Element]:
    """Raises BadSelector."""
    if strategy == "xpath":
        return _by_xpath(selector, scope)
    if strategy == "id":
        full = selector if ":id/" in selector else f"{package}:id/{selector}"
        return [one for one in _below(scope) if one.get("resource-id") in (selector, full)]
    if strategy == "accessibility id":
        return [one for one in _below(scope) if one.get("content-desc") == selector]
    if strategy in ("class name", "tag name"):
        return [one for one in _below(scope) if one.get("class") == selector]
    if strategy == "-android uiautomator":
        return _by_selector(selector, scope)
    raise BadSelector(f"unknown strategy {strategy}")


def _below(scope: Element) -> Iterator[Element]:
    return (one for one in scope.iter() if one is not scope and one.tag != ROOT)


def _by_xpath(selector: str, scope: Element) -> list[Element]:
    try:
        answer = scope.xpath(selector)
    except etree.XPathError as error:
        raise BadSelector(f"{selector}: {error}") from error
    if not isinstance(answer, list):
        raise BadSelector(f"{selector} names no element")
    return [one for one in answer if isinstance(one, etree._Element) and one.tag != ROOT]


def _by_selector(selector: str, scope: Element) -> list[Element]:
    """new UiSelector().text("..").instance(0); a UiScrollable is looked for on the screen as it is."""
    inner = selector.rpartition("UiSelector()")[2] if "UiSelector()" in selector else ""
    conditions = _SELECTOR.findall(inner)
    if not conditions:
        raise BadSelector(f"could not parse {selector}")
    found = list(_below(scope))
    number: int | None = None
    for method, text, bare in conditions:
        if method in ("instance", "index") and bare.isdigit():
            number = int(bare)
        else:
            found = [one for one in found if _meets(one, method, text.replace('\\"', '"'), bare)]
    return found if number is None else found[number : number + 1]


def _meets(element: Element, method: str, text: str, bare: str) -> bool:
    if method in _FLAGS:
        name = "long-clickable" if method == "longClickable" else method
        return str(element.get(name)) == bare
    if method == "packageName":
        return str(element.get("package")) == text
    for start, attribute in _ATTRIBUTES.items():
        value = cast(str, element.get(attribute, ""))
        if method == start:
            return value == text
        if method == f"{start}Contains":
            return text in value
        if method == f"{start}StartsWith":
            return value.startswith(text)
        if method == f"{start}Matches":
            try:
                return re.fullmatch(text, value) is not None
            except re.error as error:
                raise BadSelector(f"bad pattern {text}") from error
    raise BadSelector(f"unknown method {method}")
