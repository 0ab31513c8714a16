"""Lays the words of an HTML page on the lines read off its picture: the source says what, the picture says where."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from harness.detect.drawn.shown_part import is_part
from harness.detect.words.wording import signless
from harness.inspection.screenshot.html_words import HtmlWord
from harness.model.screen import UiNode, UiTree

ALIKE = 0.75
LEAST_PART = 2  # characters of a line that is a part of a longer text
LEAST_SHOWN, LEAST_LOST = 3, 2  # characters of a text that the picture breaks off, and of what it leaves out
MOST_IN_LINE = 4  # texts of one line
SAME_ROW = 0.9  # likeness of a label with its field's hint to a line
EDGE_DP = 12.0  # what ends nearer to the screen's side may be swiped on


def laid_on(tree: UiTree, words: Sequence[HtmlWord]) -> UiTree:
    """The picture's nodes with text, kind and surroundings of the source's word that each shows.

    A word that no line shows is out of view or hidden and is left out; a line that no word tells stays as read.
    """
    return replace(tree, nodes=tuple(_told(node, words, tree) for node in tree.nodes))


def _told(node: UiNode, words: Sequence[HtmlWord], tree: UiTree) -> UiNode:
    word = _word_of(node.text, words)
    if word is None:
        return node
    text = word.text if _is_like(word.text, node.text) else node.text
    control = word.kind in ("button", "link")
    return replace(
        node,
        text=text,
        kind=word.kind if word.kind != "text" or node.kind in ("button", "input") else node.kind,
        clickable=control or (node.clickable and node.kind == "link"),
        field="text" if word.kind == "input" else "",
        in_dialog=node.in_dialog or word.in_dialog,
        in_nav=node.in_nav or word.in_nav,
        clip="fixed" if _breaks_off(node, word, tree) else node.clip,
    )


def _breaks_off(node: UiNode, word: HtmlWord, tree: UiTree) -> bool:
    """Whether the picture shows a text's beginning and nowhere its end, with no dots and room left beside it."""
    told, seen = signless(word.text), signless(node.text)
    alike = [one for one in SequenceMatcher(None, told, seen, autojunk=False).get_matching_blocks() if one.size]
    lost = told[alike[-1].a + alike[-1].size :] if alike else ""
    begins = bool(alike) and SequenceMatcher(None, told[: len(seen)], seen, autojunk=False).ratio() >= ALIKE
    if len(seen) < LEAST_SHOWN or len(lost) < LEAST_LOST or not begins or not is_part(word.text, [node.text]):
        return False
    goes_on = any(_tells(lost, signless(other.text)) for other in tree.nodes if other is not node)
    return not goes_on and not _runs_under(node, tree) and node.box.x_dp + node.box.width_dp < tree.width_dp - EDGE_DP


def _tells(lost: str, seen: str) -> bool:
    """Whether another line shows what a text goes on with: its beginning, all of it, or a long part."""
    return seen.startswith(lost[:2]) or lost in seen or (len(seen) >= LEAST_SHOWN and seen in lost)


def _runs_under(node: UiNode, tree: UiTree) -> bool:
    """Whether a picture or a dialog that lies over the page begins beside a text's beginning and hides its end."""
    right, middle = node.box.x_dp + node.box.width_dp, node.box.centre[1]
    return any(
        node.box.x_dp < other.box.x_dp <= right + EDGE_DP
        and other.box.y_dp <= middle <= other.box.y_dp + other.box.height_dp
        for other in tree.nodes
        if other.kind in ("image", "dialog")
    )


def _word_of(text: str, words: Sequence[HtmlWord]) -> HtmlWord | None:
    if not text:
        return None
    same = next((word for word in words if word.text == text), None)
    if same is not None:
        return same
    longer = next((word for word in words if len(text) >= LEAST_PART and text in word.text), None)
    if longer is not None:
        return longer
    row = _field_row(text, words)
    if row is not None:
        return row
    likely = [word for word in _runs(text, words) if abs(len(word.text) - len(text)) <= 0.4 * len(text)][:200]
    ratio = {id(word): SequenceMatcher(None, word.text, text).ratio() for word in likely}
    best = max(likely, key=lambda word: ratio[id(word)], default=None)
    if best is not None and ratio[id(best)] >= ALIKE:
        return best
    said = signless(text)
    return next((word for word in words if len(said) >= LEAST_SHOWN and signless(word.text) == said), None)


def _runs(text: str, words: Sequence[HtmlWord]) -> Iterator[HtmlWord]:
    """Each word, and neighbours that a line shows as one: what stands in bold, in colour or in a link of its own."""
    shown = [signless(word.text)[:LEAST_PART] in text for word in words]
    for start, first in enumerate(words):
        yield first
        joined = first.text
        for at in range(start + 1, min(start + MOST_IN_LINE, len(words)) if shown[start] else 0):
            joined += words[at].text
            if len(joined) > 1.4 * len(text) or "input" in (first.kind, words[at].kind):
                break
            if shown[at]:
                yield replace(max(first, words[at], key=lambda one: len(one.text)), text=joined)


def _is_like(told: str, seen: str) -> bool:
    """As told and as read, or the same but for signs: what no type has a shape for is read as nothing."""
    return SequenceMatcher(None, told, seen).ratio() >= ALIKE or signless(told) == signless(seen)


def _field_row(text: str, words: Sequence[HtmlWord]) -> HtmlWord | None:
    """A label and the hint of the field after it, which a picture shows as one line."""
    for label, field in pairwise(words):
        if label.kind == "text" and field.kind == "input" and _alike(label.text + field.text, text):
            return replace(field, text=label.text + field.text)
    return None


def _alike(told: str, seen: str) -> bool:
    return SequenceMatcher(None, told, seen, autojunk=False).ratio() >= SAME_ROW
