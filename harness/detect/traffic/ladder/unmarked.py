"""Streams without a mark of their own, bare deflate and brotli: told by being whole and holding something sensible."""

from harness.detect.traffic.ladder.binary_tree import is_binary_tree
from harness.detect.traffic.ladder.compression import inflated_raw, whole_brotli
from harness.detect.traffic.ladder.marks import sensible

SHORTEST_BYTES = 8
LONGEST_BYTES = 1 << 20
# The bits with which a last block begins: stored, packed by fixed codes, packed by its own.
_DEFLATE_BITS = (1, 3, 5)
# The window of 4 MB, which encoders take unless told otherwise.
_BROTLI_BITS = 11
STREAM_FIRSTS = frozenset(byte for byte in range(256) if byte & 15 == _BROTLI_BITS or byte & 7 in _DEFLATE_BITS)
_STORED = 1
# A block packed by its own codes begins with these codes: it pays, and encoders make one, only when there is more.
_OWN_CODES = 5
_SHORTEST_WITH_OWN_CODES_BYTES = 24


def unmarked_stream(content: bytes, limit_bytes: int) -> tuple[bytes, str] | None:
    """(plain bytes, step), None for everything else."""
    if not SHORTEST_BYTES <= len(content) <= LONGEST_BYTES:
        return None
    first = content[0]
    plain = whole_brotli(content, limit_bytes) if first & 15 == _BROTLI_BITS else None
    if plain and _holds_something(plain):
        return plain, "br"
    plain = inflated_raw(content, limit_bytes) if first & 7 in _DEFLATE_BITS and _may_inflate(content) else None
    return (plain, "deflate") if plain and _holds_something(plain) else None


def _holds_something(plain: bytes) -> bool:
    return sensible(plain) or is_binary_tree(plain)


def _may_inflate(content: bytes) -> bool:
    """False for a stored block whose length and the length's complement disagree: chance bytes have no such pair."""
    kind = content[0] & 7
    if kind == _OWN_CODES:
        return len(content) >= _SHORTEST_WITH_OWN_CODES_BYTES
    return kind != _STORED or (content[1] ^ content[3] == 255 and content[2] ^ content[4] == 255)
