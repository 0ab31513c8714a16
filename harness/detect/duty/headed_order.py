"""Tables whose head names a column of places beside a column of those who have them: 医师 | 不合理 | 名次.

The head says of whom the order is, whatever the names look like, and what the table holds says what is put in order:
a sports day that the page names elsewhere says nothing of it.
"""

from collections.abc import Iterator, Sequence

from harness.detect.duty.placed_list import head_names
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import Who
from harness.detect.words.phrases import Phrases
from harness.detect.words.ranked_otherwise import ranked_otherwise

_SAID = Phrases("placed_list")

LEAST_COLUMNS, MOST_ROWS, ALIGNED_DP, PITCH_DP = 2, 4, 40.0, 60.0


def headed_orders(view: ScreenView) -> Iterator[tuple[Who, Sequence[Piece]]]:
    """Whom such a table puts in order, and its head with the first rows."""
    for at, head in enumerate(view.rows):
        if len(head) < LEAST_COLUMNS or any(any(map(str.isdigit, cell.text)) for cell in head):
            continue
        place = next((cell for cell in head if _SAID.place_head.fullmatch(cell.text)), None)
        who = head_names(head) if place else None
        if place is None or who is None:
            continue
        rows = _below(head, view.rows[at + 1 : at + 1 + MOST_ROWS])
        placed = [row for row in rows if any(_is_place_under(place, cell) for cell in row)]
        if placed and not _of_else(view, head, rows):
            yield who, [*head, *(cell for row in placed for cell in row)]


def _below(head: Sequence[Piece], rows: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """The rows that follow as closely as those of one table do."""
    found: list[tuple[Piece, ...]] = []
    last = head[0].box.y_dp
    for row in rows:
        if row[0].box.y_dp - last > PITCH_DP or len(row) < LEAST_COLUMNS:
            break
        found.append(row)
        last = row[0].box.y_dp
    return found


def _is_place_under(place: Piece, cell: Piece) -> bool:
    apart = min(abs(cell.box.centre[0] - place.box.centre[0]), abs(cell.box.x_dp - place.box.x_dp))
    return apart <= ALIGNED_DP and bool(_SAID.place_cell.fullmatch(cell.text))


def _of_else(view: ScreenView, head: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether what the table counts, the page's headings or what stands over it speak of sport, examinations, air."""
    table = [cell.text for row in (head, *rows) for cell in row]
    over = [piece.text for piece in view.pieces if piece.box.y_dp < head[0].box.y_dp]
    heading = f"{view.title}|{'|'.join(cell.text for cell in head)}"
    return load_lexicon("ranking").is_benign_title(heading) or ranked_otherwise(heading, "\n".join((*over, *table)))
