"""Persons or units set against each other without a list in order: red and black lists, lamps, two in a contest.

Also the user's own figure beside the average or the best of the others.
"""

from collections.abc import Iterable, Sequence

from harness.detect.duty.own_place import innocent
from harness.detect.screen.people_rows import PeopleRow, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.people_names import Who
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("ranking")

SEVERAL = 2
BOTH: tuple[Who, Who] = ("persons", "units")


def set_apart(view: ScreenView, listed: Sequence[PeopleRow], masker: Masks) -> Iterable[Observation]:
    """`listed` are the rows or cards that name people and units, those in the order of other things left out."""
    for who in BOTH:
        pieces = [*_flagged(view, who), *_parted(view, who), *_versus(view, listed, who)]
        if pieces and not innocent(view, pieces[0]):
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.7, subject=who)
    own = _beside_others(view)
    if own and not innocent(view, own[0]):
        yield sighting(Kind.RANKING, view, own, masker, confidence=0.6, subject="persons")


def _flagged(view: ScreenView, who: Who) -> list[Piece]:
    """Rows that give each a flag or a lamp."""
    rows = [
        row
        for row in people_rows(view)
        if row.who == who and any(_SAID.flag.fullmatch(piece.text) for piece in row.pieces)
    ]
    colours = {piece.text for row in rows for piece in row.pieces if _SAID.flag.fullmatch(piece.text)}
    return [piece for row in rows for piece in row.pieces] if len(colours) >= SEVERAL else []


def _parted(view: ScreenView, who: Who) -> list[Piece]:
    """Names under headings of the good and of the bad."""
    heads = [row[0] for row in view.rows if len(row) <= SEVERAL and _SAID.parted.fullmatch(row[0].text)]
    if len({piece.text for piece in heads}) < SEVERAL:
        return []
    under = [row for row in people_rows(view) if row.pieces[0].box.y_dp >= heads[0].box.y_dp]
    below = [row for row in under if row.who == who]
    if len(below) * 2 < len(under):
        return []  # 村两委 below the names judges them
    return [*heads, *(piece for row in below for piece in row.pieces)] if below else []


def _versus(view: ScreenView, listed: Sequence[PeopleRow], who: Who) -> list[Piece]:
    """Two with their figures, and VS between them."""
    rows = [row for row in listed if row.who == who and row.figures]
    between = any(_SAID.versus.fullmatch(piece.text) for piece in view.pieces)
    return [piece for row in rows for piece in row.pieces] if between and len(rows) == SEVERAL else []


def _beside_others(view: ScreenView) -> list[Piece]:
    """The user's figure and, in another row, what the others have on average or at best."""
    told = [row for row in view.rows if len(row) == SEVERAL and row[1].text[:1].isdigit()]
    own = [row for row in told if _SAID.beside_own.fullmatch(row[0].text)]
    others = [row for row in told if _SAID.beside_others.fullmatch(row[0].text)]
    counts = own and others and _SAID.work.search(view.text)
    return [piece for row in (own[0], others[0]) for piece in row] if counts else []
