"""Apple's binary property lists, as reports of iOS kits come, by the standard library."""

import plistlib
import struct
from collections import deque
from typing import Any

from harness.detect.traffic.ladder.object_tree import opened_tree
from harness.detect.traffic.ladder.opened import Opened

MARK = b"bplist0"
LIMIT_BYTES = 4 << 20
_BROKEN = (
    *(plistlib.InvalidFileException, ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError),
    *(MemoryError, struct.error),
)


def opened_property_list(content: bytes) -> Opened | None:
    """The values of a list; None for broken ones, and for such in which a part stands inside itself or twice."""
    if not content.startswith(MARK) or len(content) > LIMIT_BYTES:
        return None
    try:
        root = plistlib.loads(content, fmt=plistlib.FMT_BINARY)
    except _BROKEN:
        return None
    return opened_tree(root, ("plist",)) if _is_tree(root) else None


def _is_tree(root: Any) -> bool:
    seen: set[int] = set()
    waiting: deque[Any] = deque([root])
    while waiting:
        node = waiting.popleft()
        if not isinstance(node, dict | list):
            continue
        if id(node) in seen:
            return False
        seen.add(id(node))
        waiting.extend(node.values() if isinstance(node, dict) else node)
    return True
