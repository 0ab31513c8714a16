"""CBOR by its reference library."""

from io import BytesIO
from typing import Any

import cbor2

from harness.detect.traffic.ladder.object_tree import opened_tree
from harness.detect.traffic.ladder.opened import Opened

LIMIT_BYTES = 8 << 20
_BROKEN = (cbor2.CBORDecodeError, ValueError, TypeError, OverflowError, RecursionError, MemoryError, EOFError)
# Arrays, objects, and the tag by which CBOR names itself.
_STARTS = frozenset((*range(0x80, 0xC0), 0xD9))


def opened_cbor(content: bytes, *, declared: bool) -> Opened | None:
    """The values of one object or array that ends where the bytes end; an undeclared one must hold text."""
    if not content or content[0] not in _STARTS or len(content) > LIMIT_BYTES:
        return None
    root = _decoded(content)
    opened = opened_tree(root, ("cbor",)) if root else None
    if opened is None or not (declared or any(len(value) > 1 for value in opened.values) or opened.blobs):
        return None
    return opened


def _decoded(content: bytes) -> Any:
    stream = BytesIO(content)
    try:
        root = cbor2.CBORDecoder(stream).decode()
    except _BROKEN:
        return None
    return root if stream.tell() == len(content) else None
