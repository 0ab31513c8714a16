"""MessagePack by its reference library."""

from typing import Any

import msgpack  # type: ignore[import-untyped]

from harness.detect.traffic.ladder.object_tree import opened_tree
from harness.detect.traffic.ladder.opened import Opened

LIMIT_BYTES = 8 << 20
_BROKEN = (ValueError, TypeError, OverflowError, RecursionError, msgpack.UnpackException)
# First bytes of an object or an array: anything else would be a lone value, and any byte is one.
_STARTS = frozenset((*range(0x80, 0xA0), 0xDC, 0xDD, 0xDE, 0xDF))


def opened_message_pack(content: bytes, *, declared: bool) -> Opened | None:
    """The values of one object or array that ends where the bytes end; an undeclared one must hold text."""
    if not content or content[0] not in _STARTS or len(content) > LIMIT_BYTES:
        return None
    root = _unpacked(content)
    opened = opened_tree(root, ("msgpack",)) if root else None
    if opened is None or not (declared or any(len(value) > 1 for value in opened.values) or opened.blobs):
        return None
    return opened


def _unpacked(content: bytes) -> Any:
    """The tree; with texts as bytes for senders who put bytes into texts."""
    try:
        return msgpack.unpackb(content, raw=False, strict_map_key=False)
    except UnicodeDecodeError:
        pass
    except _BROKEN:
        return None
    try:
        return msgpack.unpackb(content, raw=True, strict_map_key=False)
    except _BROKEN:
        return None
