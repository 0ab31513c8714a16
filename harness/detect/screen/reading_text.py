"""Tells what a text is for: the label of a function, or something to read (headline, prose, article).

A function that is only named in a news title or a policy is no function; false accusations start there.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from harness.detect.screen.piece import Piece
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.screen import UiTree
from harness.model.table_yaml import load_table

_SAID = Phrases("reading_text")

PROSE_CHARACTERS = 28
HEADLINE_CHARACTERS = 9
ENDING_CHARACTERS = 4
ARTICLE_CHARACTERS = 120
ARTICLE_SHARE = 0.6
HEADED_SHARE = 0.45  # of a page's characters, where a headline stands over it
# 通报 ends the title of a document, and is what such a function does: a short control of that name leads to it.
_FUNCTION_NAME = re.compile(r"(考核|考评|督查|督办|排名|工作|情况|检查)通报")
_ASKS = re.compile(r"^(您|你|请)(?!示)|(均|必|^|应|还|，|,)须(?!知)|务必")  # speaks to the one who holds the phone
_STOPS = re.compile(r"[。;!?]")


class Part(StrEnum):
    """What a piece of text is on its screen."""

    CONTROL = "control"
    INPUT = "input"
    LABEL = "label"
    HEADLINE = "headline"
    PROSE = "prose"


def part_of(piece: Piece, row: Sequence[Piece] = ()) -> Part:
    """`row` are the pieces beside it: a date there makes a longer text a headline of a list."""
    if piece.node.kind == "input":
        return Part.INPUT
    if is_prose(piece.text):
        return Part.PROSE
    if piece.is_control and _FUNCTION_NAME.fullmatch(piece.text):
        return Part.CONTROL
    dated = any(_SAID.date.search(other.text) for other in row if other is not piece)
    if piece.node.kind != "button" and is_headline(piece.text, dated=dated):
        return Part.HEADLINE
    return Part.CONTROL if piece.is_control else Part.LABEL


def is_prose(text: str) -> bool:
    return len(text) >= PROSE_CHARACTERS or bool(_STOPS.search(text[:-1])) or (text.endswith("。") and len(text) > 12)


def is_headline(text: str, *, dated: bool = False) -> bool:
    """Document names and news titles; `dated` when a date stands beside (one at the text's own end counts too)."""
    bare = _SAID.date.sub("", text)
    if not bare or _ASKS.search(bare):
        return False
    text, dated = bare, dated or bare != text
    if "《" in text or text.startswith("关于"):
        return True
    if len(text) >= ENDING_CHARACTERS and text.endswith(label_words("document_endings")):
        return True
    return len(text) >= HEADLINE_CHARACTERS and (dated or any(word in text for word in label_words("headline_words")))


def is_article(tree: UiTree, pieces: Sequence[Piece]) -> bool:
    """A page that is there to be read: nothing to fill in, and most of its text is prose."""
    if any(piece.node.kind in ("input", "checkbox") for piece in pieces) or _has_entry(tree):
        return False
    text = [piece.text for piece in pieces if not piece.node.in_nav]
    prose = sum(han_count(one) for one in text if is_prose(one))
    whole = sum(han_count(one) for one in text)
    return prose >= ARTICLE_CHARACTERS and prose >= ARTICLE_SHARE * whole


def is_reading_page(tree: UiTree, pieces: Sequence[Piece], headings: Sequence[str]) -> bool:
    """An article by its length, or by a headline over a page without anything to fill in."""
    if is_article(tree, pieces):
        return True
    headed = any(len(text) >= HEADLINE_CHARACTERS and is_headline(text) for text in headings)
    return headed and not _has_entry(tree) and _read_share(pieces) >= HEADED_SHARE


def _read_share(pieces: Sequence[Piece]) -> float:
    """How much of a page's text is there to be read: one headline among labels and figures makes no article."""
    text = [piece.text for piece in pieces if not piece.node.in_nav]
    read = sum(han_count(one) for one in text if is_prose(one) or is_headline(one))
    return read / max(sum(han_count(one) for one in text), 1)


@cache
def label_words(name: str) -> tuple[str, ...]:
    """A list of lexicons/labels.yaml: modifiers, document_endings or headline_words."""
    raw = files("harness.detect").joinpath("lexicons", "labels.yaml").read_text(encoding="utf-8")
    return tuple(str(word) for word in load_table(raw)[name])


def _has_entry(tree: UiTree) -> bool:
    return any(node.kind == "input" and node.field not in ("search", "hidden") for node in tree.nodes)
