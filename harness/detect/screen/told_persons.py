"""Names that a screen tells to be persons by its form, whatever their surname is.

They stand in the column of a table headed 姓名 or 采集员, or beside a picture of their first character.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count

_SAID = Phrases("people_rows")

LEAST_COLUMNS, ALIGNED_DP = 3, 24.0
SHORTEST, LONGEST = 2, 4


def told_persons(rows: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Their texts, without places before them; empty where no form tells any."""
    return frozenset((*_under_heads(rows), *_beside_initials(rows)))


def _under_heads(rows: Sequence[Sequence[Piece]]) -> Iterator[str]:
    for at, row in enumerate(rows):
        for head in row if len(row) >= LEAST_COLUMNS else ():
            if _SAID.person_column.fullmatch(head.text):
                below = (piece for other in rows[at + 1 :] for piece in other)
                yield from (
                    piece.text
                    for piece in below
                    if abs(piece.box.centre[0] - head.box.centre[0]) <= ALIGNED_DP
                    and SHORTEST <= len(piece.text) == han_count(piece.text) < LONGEST
                )


def _beside_initials(rows: Sequence[Sequence[Piece]]) -> Iterator[str]:
    for row in rows:
        for initial, name in pairwise(row):
            short = SHORTEST <= len(name.text) == han_count(name.text) <= LONGEST
            if short and len(initial.text) == 1 and name.text[0] == initial.text and not name.is_control:
                yield name.text
