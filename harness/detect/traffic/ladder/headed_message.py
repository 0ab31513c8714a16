"""A protobuf message behind a head of the sender's own: a version, a kind, its length, as locating services send it."""

from harness.detect.traffic.ladder.charset import readable_runs
from harness.detect.traffic.ladder.grpc import PROTOBUF
from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.protobuf import opened_protobuf

HEADS_BYTES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)
SHORTEST_BYTES, LONGEST_BYTES = 12, 1 << 18
# A message begins with one of its first fields: the tags of fields 1 to 4, of any kind that is in use.
_FIRST_TAGS = frozenset(number << 3 | wire for number in range(1, 5) for wire in (0, 1, 2, 5))


def opened_headed_message(content: bytes) -> Opened | None:
    """The message, and what is readable in its head; None where no message that shows text or coordinates fills the
    rest to the last byte."""
    if len(content) > LONGEST_BYTES:
        return None
    for at in HEADS_BYTES:
        if len(content) - at >= SHORTEST_BYTES and content[at] in _FIRST_TAGS:
            message = content[at:]
            if opened_protobuf(message, declared=False):
                return _opened(content[:at], message)
    return None


def _opened(head: bytes, message: bytes) -> Opened:
    runs = readable_runs(head)
    return Opened((), runs, lambda: [""] * (len(runs) + 1), [Blob(message, PROTOBUF)])
