"""The controls of a screen, each with a key by which it is known again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from harness.drive.explorer.structure import in_play, place_of
from harness.drive.find import plain
from harness.model.screen import UiNode, UiTree

MOST_CONTROLS = 80
MOST_LABEL = 40
TAPPED = ("button", "link", "checkbox")


@dataclass(frozen=True, slots=True)
class Control:
    """`group` is shared by the rows of a list, `key` by one control whenever its screen is shown."""

    key: str
    group: str
    label: str
    node: UiNode

    @property
    def in_nav(self) -> bool:
        return self.node.in_nav


def controls_of(tree: UiTree, refused: Callable[[str], bool]) -> tuple[list[Control], list[str]]:
    """What may be tapped, in reading order, and the labels that the deny list refuses."""
    found, denied, turns = list[Control](), list[str](), Counter[str]()
    for node in in_play(tree):
        if not (node.clickable and node.enabled and node.kind in TAPPED):
            continue
        label = label_of(node)
        if refused(node.text):
            denied.append(label)
            continue
        group = f"{place_of(node)} {node.kind}"
        turns[group + label] += 1
        if len(found) < MOST_CONTROLS:
            found.append(Control(f"{group}|{label}|{turns[group + label]}", group, label, node))
    return found, denied


def label_of(node: UiNode) -> str:
    """A control's text without figures: a count, a date or a time makes no other control of it."""
    return "".join(sign for sign in plain(node.text) if not sign.isdigit())[:MOST_LABEL]
