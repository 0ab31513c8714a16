"""What every reader of captures gives: raw entries cut out in order, and the message that one of them holds.

Reading is in two steps so that it can be shared out: `pieces` goes through the file once and only cuts, `read` makes a
message of one piece and depends on nothing else, so any process may do it and in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from harness.detect.traffic.message import Message
from harness.model.saying import Saying

BODY_LIMIT_BYTES = 16 << 20
ANSWER_LIMIT_BYTES = 16 << 20
FRAMES_LIMIT = 2_000
HEADERS_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Malformed:
    """An entry that could not be read. `index` is its number in the capture; the entries around it are not lost."""

    index: int
    why: Saying


@dataclass(frozen=True, slots=True)
class Piece:
    """One raw entry: its bytes, or where they stand in the file (`start`, `length`) when it is too large to carry.

    `message` is there where cutting the entry out has read it already, `value` where it has parsed it; that one stays
    in its process, for it is larger than the bytes.
    """

    index: int
    content: bytes = b""
    start: int = 0
    length: int = 0
    message: Message | None = None
    value: Any = field(default=None, compare=False, repr=False)

    def __reduce__(self) -> tuple[type["Piece"], tuple[Any, ...]]:
        return Piece, (self.index, self.content, self.start, self.length, self.message)


class Capture(Protocol):
    """A capture file. It can be sent to another process; iterating anew reads the file anew."""

    def pieces(self) -> Iterator[Piece | Malformed]: ...

    def read(self, piece: Piece) -> Message | Malformed | None:
        """The message in one piece; None for an entry of another kind (a TCP flow, an answer without a request)."""
        ...


def entries(capture: Capture) -> Iterator[Message | Malformed]:
    """A capture from its beginning to its end, in its own order."""
    for piece in capture.pieces():
        entry = piece if isinstance(piece, Malformed) else capture.read(piece)
        if entry is not None:
            yield entry


def bounded_frames(frames: Iterator[bytes]) -> tuple[tuple[bytes, ...], bool]:
    """What a client said over a WebSocket, within the bounds; true where more was said."""
    kept, room = list[bytes](), BODY_LIMIT_BYTES
    for frame in frames:
        if len(kept) == FRAMES_LIMIT or len(frame) > room:
            return (*kept, *([frame[:room]] if room and len(kept) < FRAMES_LIMIT else [])), True
        kept.append(frame)
        room -= len(frame)
    return tuple(kept), False
