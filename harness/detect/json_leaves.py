"""The scalars of a parsed JSON tree with the path to each, without recursion."""

from collections.abc import Iterator
from typing import Any

Scalar = str | int | float
# A planted value can stand in a key too; shorter ones hold none.
SHORTEST_TELLING_KEY = 11


def json_scalars(tree: Any) -> Iterator[tuple[str, str, Scalar]]:
    """Yield (path, key, scalar) in document order; `key` is the path's last step: a field's name or "[n]".

    True, false and null carry nothing and are left out. A key that could hold a value comes as a scalar `key#`.
    """
    waiting: list[tuple[str, str, Any]] = [("", "", tree)]
    while waiting:
        path, key, node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(_fields(path, node))
        elif isinstance(node, list):
            waiting.extend((f"{path}[{n}]", f"[{n}]", node[n]) for n in range(len(node) - 1, -1, -1))
        elif isinstance(node, str | int | float) and not isinstance(node, bool):
            yield path, key, node


def _fields(path: str, node: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for name in reversed(node):
        inner = f"{path}.{name}" if path else name
        yield inner, name, node[name]
        if len(name) >= SHORTEST_TELLING_KEY or not name.isascii():
            yield f"{inner}#", f"{name}#", name
