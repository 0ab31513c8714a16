"""A table that is filled in: columns of data about one record a row, or rows of figures, some cells still to fill.

In 班级 | 应到 | 班级(复核) each column is a field; in 指标 | 上月 | 本月 each row is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.detect.screen.field_label import bare_label
from harness.detect.screen.piece import Piece
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count

_SAID = Phrases("field_label")

LEAST_COLUMNS, LEAST_RECORDS = 3, 2
COLUMN_CHARACTERS = 12
ASIDE_DP = 28.0  # between the middles or left edges of a head and of a cell under it
ROW_DP = 60.0  # between the upper edges of two rows of one table


@dataclass(frozen=True, slots=True)
class FormTable:
    """`heads` over `records`; `fields` are (label, hint, piece, filled)."""

    pieces: frozenset[int]
    fields: tuple[tuple[str, str, Piece, bool], ...]


def form_tables(rows: Sequence[Sequence[Piece]]) -> list[FormTable]:
    """The tables of a screen of which a cell is still to be filled in."""
    if not any(_is_open(piece) for row in rows for piece in row):
        return []
    found = ((row, _records(row, rows[at + 1 :])) for at, row in enumerate(rows) if _is_head(row))
    return [table for row, records in found if len(records) >= LEAST_RECORDS and (table := _table(row, records))]


def _is_head(row: Sequence[Piece]) -> bool:
    return len(row) >= LEAST_COLUMNS and all(
        len(piece.text) <= COLUMN_CHARACTERS and han_count(bare_label(piece.text)) and not _is_open(piece)
        for piece in row
    )


def _is_open(piece: Piece) -> bool:
    return bool(_SAID.open_cell.fullmatch(piece.text))


def _records(head: Sequence[Piece], below: Sequence[Sequence[Piece]]) -> list[dict[int, Piece]]:
    """The rows under a head as cells by column, as long as each cell stands under a head of its own."""
    found: list[dict[int, Piece]] = []
    above = head[0].box.y_dp
    for row in below:
        cells = {at: piece for piece in row if (at := _column(piece, head)) is not None}
        if len(row) < len(head) - 1 or len(cells) != len(row) or row[0].box.y_dp - above > ROW_DP:
            break
        found.append(cells)
        above = row[0].box.y_dp
    return found


def _column(cell: Piece, head: Sequence[Piece]) -> int | None:
    at = min(range(len(head)), key=lambda number: _aside(cell, head[number]))
    return at if _aside(cell, head[at]) <= ASIDE_DP else None


def _aside(cell: Piece, head: Piece) -> float:
    return min(abs(cell.box.x_dp - head.box.x_dp), abs(cell.box.centre[0] - head.box.centre[0]))


def _table(head: Sequence[Piece], records: Sequence[dict[int, Piece]]) -> FormTable | None:
    open_ = {at for cells in records for at, piece in cells.items() if _is_open(piece)}
    if not open_:
        return None
    pieces = frozenset(id(piece) for row in (head, *(cells.values() for cells in records)) for piece in row)
    if _SAID.row_head.fullmatch(head[0].text):
        rows = [(bare_label(cells[0].text), cells[max(cells)]) for cells in records if 0 in cells]
        return FormTable(pieces, tuple((label, cell.text, cell, not _is_open(cell)) for label, cell in rows if label))
    return FormTable(pieces, tuple((bare_label(one.text), "", one, at not in open_) for at, one in enumerate(head)))
