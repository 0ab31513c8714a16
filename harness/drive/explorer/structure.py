"""What a screen is called: by its structure, so that another text, time or length of a list makes no other screen.

The structure is the set of places at which controls and fields stand, each by the kinds of the elements around it,
together with the route where the platform tells one. Where it tells none, what is read counts as well, and so do the
title and whether it is a list: a web view tells accessibility of a flat page, in which all of these look the same.
"""

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from harness.drive.explorer.layer import uppermost
from harness.model.screen import UiNode, UiTree
from harness.model.web_address import web_address

NAME_DIGITS = 12
LONGEST_WORD = 24  # a longer part of an address is a key, not a word
BAR_DP, LONGEST_TITLE = 64.0, 16
LEAST_ENTRIES, LEAST_PROSE = 3, 30
_INDEX = re.compile(r"\[\d+\]")
_TAG = re.compile(r"\*\[local-name\(\)='([^']*)'\]")


def screen_name(tree: UiTree) -> str:
    """Twelve hexadecimal digits; the same for the same structure in every run."""
    route = route_of(tree.url)
    signs = {_sign(node) for node in in_play(tree) if _acts(node) or not route}
    title = "" if route else f"{title_of(tree)} {_shape(tree)}"
    told = "\n".join((f"{route}{_bare_route(tree)}", title, "dialog" if dialog_stands(tree) else "", *sorted(signs)))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:NAME_DIGITS]


def _shape(tree: UiTree) -> str:
    """A list of entries or not, with something to read or not: what a list and the page behind its rows differ in."""
    page = [node for node in in_play(tree) if not node.in_nav]
    listed = sum(node.clickable for node in page) >= LEAST_ENTRIES
    read = any(node.kind == "text" and not node.clickable and len(node.text) >= LEAST_PROSE for node in page)
    return f"{'list' if listed else ''} {'prose' if read else ''}"


def title_of(tree: UiTree) -> str:
    """What stands in the bar at the top, or first in the open dialog, without figures; "" where nothing does."""
    for node in in_play(tree):
        at_top = node.in_dialog or (0 <= node.box.y_dp <= BAR_DP and node.box.height_dp <= BAR_DP)
        words = _figures_out("".join(node.text.split()))
        if (
            node.kind == "text"
            and at_top
            and not node.clickable
            and not node.in_nav
            and 0 < len(words) <= LONGEST_TITLE
        ):
            return words
    return ""


def route_of(url: str) -> str:
    """The words of an address: host, path and the path behind `#`; numbers and keys are a `*`. Empty without a host."""
    parts = web_address(url)
    if parts.scheme not in ("http", "https"):
        return ""
    path, _, query = parts.fragment.lstrip("!").partition("?") if parts.fragment[:1] in "/!" else ("", "", "")
    asked = [*parse_qsl(parts.query), *parse_qsl(query)]
    named = sorted({f"{_word(key)}={_word(value)}" for key, value in asked})
    walked = "/".join(map(_word, f"{parts.path}#{path}".split("/")))
    return f"{parts.netloc}{walked}?{'&'.join(named)}"


def _bare_route(tree: UiTree) -> str:
    """The words behind `#` of a router that writes no slash; where they name a place in the page they are no route."""
    fragment = web_address(tree.url).fragment
    if tree.anchored or fragment[:1] in ("", "/", "!"):
        return ""
    return "#" + "/".join(map(_word, re.split("[/?&=]", fragment)))


def _word(part: str) -> str:
    return part if len(part) <= LONGEST_WORD and part.isascii() and not any(map(str.isdigit, part)) else "*"


def dialog_stands(tree: UiTree) -> bool:
    """Whether a dialog with anything to tap is open: then nothing behind it is of use."""
    return any(node.in_dialog and _acts(node) for node in tree.nodes)


def in_play(tree: UiTree) -> Sequence[UiNode]:
    """What a person could turn to now: the open dialog, what lies over the page, or the page."""
    if dialog_stands(tree):
        return [node for node in tree.nodes if node.in_dialog]
    return uppermost(tree.nodes)


def place_of(node: UiNode) -> str:
    """Where an element is nested, the same for all rows of a list."""
    return _INDEX.sub("", _TAG.sub(r"\1", node.locator))


def _sign(node: UiNode) -> str:
    zone = "nav" if node.in_nav else "page"
    return f"{place_of(node)} {node.kind} {node.field.split(' ', 1)[0]} {zone}"


def _acts(node: UiNode) -> bool:
    return node.clickable or bool(node.field) or node.kind in ("canvas", "video")


def wording(tree: UiTree) -> int:
    """What differs when a screen shows something else, apart from figures."""
    return hash(tuple(_figures_out(node.text) for node in in_play(tree) if node.text))


def _figures_out(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit())


def is_blank(tree: UiTree) -> bool:
    """A white page: nothing to read and nothing to tap."""
    return not any(_acts(node) or node.kind == "image" for node in tree.nodes) and not _texts(tree)


def _texts(tree: UiTree) -> list[str]:
    return [text for text in tree.texts() if text.strip()]
