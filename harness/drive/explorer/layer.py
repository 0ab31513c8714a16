"""Which of a screen's elements lie on top, where a page, a sheet or a mask lies over another page.

What is in view says itself whether it is covered. What one would have to scroll to cannot, and is counted to what it is
nested with: a router that stacks its pages leaves the rest of the old one below the edge, where nobody can scroll to.
"""

from collections.abc import Sequence
from enum import Flag

from harness.model.screen import UiNode

MOSTLY = 0.4  # of the controls in view are covered: something lies over the whole page, not a bar over its edge


class _Shown(Flag):
    COVERED = 1
    OPEN = 2


def uppermost(nodes: Sequence[UiNode]) -> Sequence[UiNode]:
    """All elements, or those of what lies over the page where it covers most of the page's controls."""
    seen = [node for node in nodes if node.in_viewport and (node.clickable or node.field)]
    if sum(node.covered for node in seen) <= MOSTLY * len(seen):
        return nodes
    shown = _shown_within(nodes)
    return [node for node in nodes if not (node.covered if node.in_viewport else _left_below(node, shown))]


def _shown_within(nodes: Sequence[UiNode]) -> dict[str, _Shown]:
    """By the place of every ancestor: what there is in view of all that it holds."""
    shown: dict[str, _Shown] = {}
    for node in nodes:
        if node.in_viewport:
            sort = _Shown.COVERED if node.covered else _Shown.OPEN
            for place in _outwards(node.locator):
                shown[place] = shown.get(place, sort) | sort
    return shown


def _left_below(node: UiNode, shown: dict[str, _Shown]) -> bool:
    """Whether all that is in view next to it is covered."""
    nearest = next((shown[place] for place in _outwards(node.locator) if place in shown), _Shown.OPEN)
    return nearest is _Shown.COVERED


def _outwards(locator: str) -> list[str]:
    """A place and those that hold it, the innermost first."""
    parts = locator.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts), 1, -1)]
