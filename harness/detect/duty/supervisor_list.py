"""A superior's list of those who did not (protocol MP-9), or of per-person figures, with 催办, 导出 or 通报."""

from collections.abc import Iterable, Sequence

from harness.detect.screen.people_rows import PeopleRow, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.duty_subjects import duty_subjects
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("supervisor_list")

SUPERIOR = "superior"


def detect_supervisor_list(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """SUPERVISOR_LIST by subject; only in screens of the superior role."""
    yield from strongest(one for view in views if view.role == SUPERIOR for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    rows = people_rows(view)
    if len(rows) < 2 and not any(_SAID.not_done.search(row.text) for row in rows):
        return
    actions = [piece for piece in view.pieces if piece.is_control and _SAID.action.search(piece.text)]
    non_doers = _non_doers(view, rows)
    confidence = _confidence(rows, non_doers=bool(non_doers), actions=bool(actions))
    for subject, heads in _subjects(view).items():
        own = _rows_under(heads, rows, [piece for others in _subjects(view).values() for piece in others])
        pieces = [*heads[:1], *(piece for row in own for piece in row.pieces)]
        data = {"rows": len(own), "actions": [piece.text for piece in actions][:5]}
        yield sighting(Kind.SUPERVISOR_LIST, view, pieces, masker, confidence=confidence, subject=subject, data=data)


def _confidence(rows: Sequence[PeopleRow], *, non_doers: bool, actions: bool) -> float:
    if actions and (non_doers or any(row.figures for row in rows)):
        return 0.9
    return 0.75 if non_doers else 0.4


def _non_doers(view: ScreenView, rows: Sequence[PeopleRow]) -> list[Piece]:
    """Pieces that say someone did not: in the rows themselves or as a heading of the list."""
    in_rows = {id(piece) for row in rows for piece in row.pieces}
    return [
        piece
        for piece in view.pieces
        if _SAID.not_done.search(piece.text) and (id(piece) in in_rows or view.part(piece) is Part.LABEL)
    ]


def _subjects(view: ScreenView) -> dict[str, list[Piece]]:
    """The subjects that labels and controls name, each with the pieces that do."""
    found: dict[str, list[Piece]] = {}
    for piece in view.pieces:
        if not piece.node.in_nav and view.part(piece) in (Part.LABEL, Part.CONTROL):
            for subject in duty_subjects(piece.text, title=view.title):
                found.setdefault(subject, []).append(piece)
    return found


def _rows_under(heads: Sequence[Piece], rows: Sequence[PeopleRow], all_heads: Sequence[Piece]) -> Sequence[PeopleRow]:
    """The rows below one of `heads` and above the next head of any subject, or beside one; all rows where none is."""
    tops = sorted({piece.box.y_dp for piece in all_heads})
    ours = {piece.box.y_dp for piece in heads}
    inside = [row for row in rows if _last_at(tops, row.pieces[0].box.centre[1]) in ours]
    return inside or rows


def _last_at(tops: Sequence[float], y_dp: float) -> float | None:
    return max((top for top in tops if top <= y_dp), default=None)
