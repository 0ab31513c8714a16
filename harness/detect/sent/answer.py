"""What a server answered: the typed values of a JSON answer, each with its place.

Answers are not what left the phone, so nothing is searched for in them and the ladder does not climb them: packing is
undone, JSON parsed, JSON in a text once more. All of it is bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from harness.detect.traffic.ladder.charset import text_of
from harness.detect.traffic.ladder.compression import decompressed
from harness.detect.traffic.message import Message

LIMIT_BYTES = 16 << 20
LEAVES_LIMIT = 20_000
DEPTH_LIMIT = 64
Value = str | int | float


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text or number of an answer. `path` is its place, `key` the path's last step: a field's name or "[n]"."""

    path: str
    key: str
    value: Value

    @property
    def parent(self) -> str:
        """The container's path, the same for all values that stand side by side in it."""
        return self.path[: len(self.path) - len(self.key)]


def answer_of(message: Message) -> tuple[Leaf, ...]:
    """The leaves of a JSON answer in document order; none for other answers and for broken ones."""
    if "json" not in message.response_type.lower():
        return ()
    text = text_of(plain_body(message), message.response_type)
    return tuple(_leaves(_parsed(text[0]))) if text else ()


def plain_body(message: Message) -> bytes:
    """The answer's body with its content encodings undone, bounded; one that cannot be undone stays as it is."""
    content = message.response_body
    for packing in reversed(message.response_encoding.lower().split(",")):
        plain = decompressed(content, packing.strip(), LIMIT_BYTES)
        content = plain[0] if plain else content
    return content[:LIMIT_BYTES]


def _parsed(text: str) -> Any:
    try:
        return orjson.loads(text.removeprefix("\ufeff"))
    except orjson.JSONDecodeError:
        return None


def _leaves(tree: Any) -> Iterator[Leaf]:
    """True, false and null carry nothing and are left out."""
    waiting: list[tuple[str, str, Any, int]] = [("response", "", tree, 0)]
    told = 0
    while waiting and told < LEAVES_LIMIT:
        path, key, node, depth = waiting.pop()
        if isinstance(node, str) and node[:1] in ("{", "[") and isinstance(inner := _parsed(node), dict | list):
            node = inner
        if isinstance(node, dict | list):
            if depth < DEPTH_LIMIT:
                waiting.extend(reversed([(f"{path}{step}", name, one, depth + 1) for step, name, one in _inside(node)]))
        elif isinstance(node, str | int | float) and not isinstance(node, bool):
            told += 1
            yield Leaf(path, key, node)


def _inside(node: dict[str, Any] | list[Any]) -> Iterator[tuple[str, str, Any]]:
    """(what it adds to the path, its key, the node) of everything in a container."""
    if isinstance(node, dict):
        return ((f".{name}", name, one) for name, one in node.items())
    return ((f"[{number}]", f"[{number}]", one) for number, one in enumerate(node[:LEAVES_LIMIT]))
