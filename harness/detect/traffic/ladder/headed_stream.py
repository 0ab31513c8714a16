"""A packed stream behind a head of the sender's own: a length, a magic word, a version, a key's number."""

from harness.detect.traffic.ladder.binary_tree import is_binary_tree
from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.charset import readable_runs
from harness.detect.traffic.ladder.compression import compression_of, decompressed
from harness.detect.traffic.ladder.marks import sensible
from harness.detect.traffic.ladder.opened import Blob, Opened

LONGEST_HEAD_BYTES = 64
_FIRSTS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x78\x9c", b"\x78\xda", b"\x78\x01", b"\x78\x5e")


def opened_headed(content: bytes, budget: Budget) -> Opened | None:
    """What the stream holds, and what is readable in its head; None where none begins in the first bytes, or where it
    holds nothing that makes sense: two bytes stand anywhere by chance."""
    head = content[: LONGEST_HEAD_BYTES + len(_FIRSTS[1])]
    for at in sorted(at for first in _FIRSTS if (at := head.find(first, 1)) > 0):
        packing = compression_of(content[at : at + 16])
        found = decompressed(content[at:], packing, budget.stream_bytes) if packing else None
        if found and (sensible(found[0]) or is_binary_tree(found[0])):
            if found[1]:
                budget.cut("bytes")
            return _opened(content[:at], packing, found[0])
    return None


def _opened(head: bytes, packing: str, plain: bytes) -> Opened:
    runs = readable_runs(head)
    return Opened((), runs, lambda: [""] * (len(runs) + 1), [Blob(plain, steps=(packing,))])
