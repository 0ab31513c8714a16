"""Entries in the capture's order, and frames within their bounds."""

import pickle
from collections.abc import Iterator

from harness.detect.traffic.capture.entry import (
    BODY_LIMIT_BYTES,
    FRAMES_LIMIT,
    Malformed,
    Piece,
    bounded_frames,
    entries,
)
from harness.detect.traffic.message import Message
from harness.model.saying import Saying

BROKEN = Malformed(1, Saying("broken", "损坏"))


class Capture:
    def pieces(self) -> Iterator[Piece | Malformed]:
        yield from (Piece(0, b"x"), BROKEN, Piece(2, b"x"))

    def read(self, piece: Piece) -> Message | Malformed | None:
        return None if piece.index == 0 else Malformed(piece.index, Saying("read", "读"))


def test_entries_of_another_kind_are_passed_over() -> None:
    assert [one.index for one in entries(Capture())] == [1, 2]


def test_frames_within_their_bounds() -> None:
    assert bounded_frames(iter([b"a", b"b"])) == ((b"a", b"b"), False)
    assert bounded_frames(iter([b"a"] * (FRAMES_LIMIT + 1))) == ((b"a",) * FRAMES_LIMIT, True)
    kept, more = bounded_frames(iter([b"a" * (BODY_LIMIT_BYTES - 1), b"bcd", b"e"]))
    assert (kept[1:], more) == ((b"b",), True)


def test_what_a_piece_means_stays_in_its_process() -> None:
    piece = Piece(3, b"{}", value={"request": {}})
    sent = pickle.loads(pickle.dumps(piece))
    assert sent == piece
    assert sent.value is None
