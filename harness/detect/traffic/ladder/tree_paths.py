"""The paths of a tree's values, each made out when it is asked for: of a large body, few are ever asked.

The walk over the tree (walked_tree) notes for every slice of nodes how many values and nodes it had met before; the
nodes of a slice are counted when one of them is asked for. From that a value's node, its place in the node, and the
node's own parents are found by bisection.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, overload

from harness.detect.traffic.ladder.walked_tree import WalkedTree, inside, key_text, waits


class TreePaths(Sequence[str]):
    """Paths in the order of the values, then of the telling keys, then of the byte strings."""

    def __init__(self, walked: WalkedTree, telling: Sequence[str]) -> None:
        self._walked, self._telling = walked, telling
        self._nodes: dict[int, str] = {0: ""}
        self._members: dict[tuple[int, bool], list[str]] = {}
        self._of_keys: list[str] | None = None
        self._counted: dict[tuple[int, bool], list[int]] = {}

    def __len__(self) -> int:
        return len(self._walked.values) + len(self._telling) + len(self._walked.blob_nodes)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        number %= len(self)
        walked, keys_from = self._walked, len(self._walked.values)
        if number < keys_from:
            return self._inside(*self._holder(number, text=True), text=True)
        number -= keys_from
        if number < len(self._telling):
            return self._paths_of_keys()[number]
        return self._of_node(walked.blob_nodes[number - len(self._telling)])

    def _holder(self, number: int, *, text: bool) -> tuple[int, int]:
        """The node that holds the `number`-th text, or the `number`-th node, of all; and its number in there."""
        walked, column = self._walked, 1 if text else 2
        part = bisect_right(walked.slices, number, key=itemgetter(column)) - 1
        first = walked.slices[part][0]
        counted = self._counted.get((part, text))
        if counted is None:
            last = walked.slices[part + 1][0] if part + 1 < len(walked.slices) else walked.walked
            sizes = [_size(node, text) for node in walked.nodes[first:last]]
            counted = self._counted[part, text] = list(accumulate(sizes, initial=walked.slices[part][column]))
        node = bisect_right(counted, number) - 1
        return first + node, number - counted[node]

    def _of_node(self, node: int) -> str:
        """A node's path, from the nearest parent whose path is known."""
        way: list[tuple[int, int, int]] = []
        known = node
        while known not in self._nodes:
            parent, number = self._holder(known, text=False)
            way.append((known, parent, number))
            known = parent
        for child, parent, number in reversed(way):
            self._nodes[child] = self._inside(parent, number, text=False)
        return self._nodes[node]

    def _inside(self, node: int, number: int, *, text: bool) -> str:
        """The path of a node's `number`-th text, or of its `number`-th member that is a node of its own."""
        path, content = self._of_node(node), self._walked.nodes[node]
        kind = type(content)
        if kind is not dict and kind is not list:
            return path
        names = self._members.get((node, text))
        if names is None:
            names = self._members[node, text] = _names(content, text)
        joint = "." if kind is dict and path else ""
        return f"{path}{joint}{names[number]}"

    def _paths_of_keys(self) -> list[str]:
        if self._of_keys is None:
            wanted = dict.fromkeys(self._telling, "")
            for number, node in enumerate(self._walked.nodes[: self._walked.walked]):
                if isinstance(node, Mapping):
                    for key in node:
                        name = key_text(key)
                        if name in wanted and not wanted[name]:
                            path = self._of_node(number)
                            wanted[name] = f"{path}.{name}" if path else name
            self._of_keys = list(wanted.values())
        return self._of_keys


def _size(node: Any, text: bool) -> int:
    """How many texts, or members that are nodes of their own, a node has."""
    return sum([type(value) is str for value in inside(node)] if text else map(waits, inside(node)))


def _names(node: Any, text: bool) -> list[str]:
    """How an object or array calls its texts, or those members that are nodes of their own."""
    if type(node) is dict:
        return [key_text(key) for key, value in node.items() if (type(value) is str if text else waits(value))]
    return [f"[{at}]" for at, value in enumerate(node) if (type(value) is str if text else waits(value))]
