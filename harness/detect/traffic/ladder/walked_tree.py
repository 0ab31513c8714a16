"""A walk over a tree of Python objects, breadth first and without recursion, that gathers its scalars.

Breadth first keeps what stands side by side (a latitude and its longitude, the points of a list) side by side and
needs no stack. The walk is written for speed, a large body's time goes into it: it takes a slice of the queue at a
time, so that the interpreter's loops run in C, and notes nothing about single nodes. What is asked of them later
(tree_paths) is counted again.
"""

from collections.abc import Collection, Mapping
from itertools import chain
from typing import Any

NODES_LIMIT = 1_500_000
SLICE_NODES = 256
LONGEST_INTEGER_BITS = 4_096
_OBJECTS = {dict}


class WalkedTree:
    """What stands in a tree: texts and numbers, byte strings, all keys.

    `nodes` are the objects, arrays and other things that were walked over, in order, and what was found but no longer
    walked over; `walked` is the number of the former. `slices` say of each slice of them its first node, how many
    values there were before, and at which number the members of its nodes begin.
    """

    __slots__ = ("blob_nodes", "blobs", "keys", "nodes", "slices", "values", "walked")

    def __init__(self, root: Any) -> None:
        self.values: list[str] = []
        self.blobs: list[bytes] = []
        self.blob_nodes: list[int] = []
        self.keys: set[Any] = set()
        self.walked = 0
        self.nodes: list[Any] = [root]
        self.slices: list[tuple[int, int, int]] = []

    def members(self) -> int:
        """How many members the objects have together."""
        return sum([len(node) for node in self.nodes if type(node) is dict])

    def note_bytes(self, nodes: list[Any], first: int) -> None:
        for number, node in enumerate(nodes, first):
            if type(node) is bytes:
                self.blobs.append(node)
                self.blob_nodes.append(number)


class Within(list[Any]):
    """What stands in a node that is neither object nor array: it has no name of its own there."""


def walked_tree(root: Any) -> WalkedTree:
    found = WalkedTree(root)
    values, queue, keys = found.values, found.nodes, found.keys
    at, step = 0, SLICE_NODES
    while at < len(queue) <= NODES_LIMIT and len(values) <= NODES_LIMIT:
        nodes = queue[at : at + step]
        kinds = set(map(type, nodes))
        objects = nodes if kinds == _OBJECTS else [node for node in nodes if type(node) is dict]
        insides = list(map(dict.values, nodes) if objects is nodes else map(inside, nodes))
        if step > 1 and sum(map(len, insides)) > NODES_LIMIT:
            # One part stands in the tree many times.
            step //= 2
            continue
        found.slices.append((at, len(values), len(queue)))
        keys.update(*objects)
        if bytes in kinds:
            found.note_bytes(nodes, at)
        at += len(nodes)
        members = list(chain.from_iterable(insides))
        texts = [member for member in members if type(member) is str]
        values += texts
        if len(texts) < len(members):
            # `waits`, written out: a call for every member would double the time.
            queue += [
                one
                for one in members
                if type(one) is not str and one is not None and one is not True and one is not False
            ]
    found.walked = at
    return found


def inside(node: Any) -> Collection[Any]:
    """A node's members: texts are values, the rest is walked over next."""
    kind = type(node)
    return node.values() if kind is dict else node if kind is list else _inside_other(node)


def waits(value: Any) -> bool:
    """Whether a member becomes a node of its own in the walk."""
    return type(value) is not str and value is not None and value is not True and value is not False


def _inside_other(node: Any) -> Collection[Any]:
    """What is inside of anything that is neither object nor array."""
    if node is None or isinstance(node, bool | bytes):
        return ()
    if isinstance(node, Within):
        return node
    if isinstance(node, int):
        return (str(node) if node.bit_length() <= LONGEST_INTEGER_BITS else hex(node),)
    if isinstance(node, Mapping):
        return (dict(node),)
    if isinstance(node, tuple | set | frozenset):
        return (list(node),)
    inner = None if isinstance(node, str) else getattr(node, "value", None)
    return (str(node),) if inner is None else (Within([inner]),)


def key_text(key: Any) -> str:
    """An object's key as text; binary formats allow numbers and bytes."""
    if isinstance(key, str):
        return key
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)
