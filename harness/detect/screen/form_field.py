"""The fields of a form in reading order: what each is called, its hint or value, the heading that it stands under.

Many forms set a label over its field and many pages tell a field as a text (请输入), so a field is what has a hint
beside or below its label; a value that stands to its label as the hints do to theirs is a field already filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.detect.screen.field_label import bare_label, field_labels
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases

_SAID = Phrases("field_label")

ALIGNED_DP = 10.0
BELOW_DP = 34.0  # between the upper edges of a label and of the field under it
HEADING_CHARACTERS = 18


@dataclass(frozen=True, slots=True)
class FormField:
    """`label` is bare; `hint` is what the field shows: a hint or its value; `filled` where it holds a value."""

    label: str
    hint: str
    heading: str
    piece: Piece
    filled: bool


def form_fields(view: ScreenView) -> list[FormField]:
    """All fields of a screen. A page without one to fill in has none."""
    open_ = [(label, piece.text, piece) for label, piece in field_labels(view)]
    rows = [_bare_row(row) for row in view.rows]
    below = _set_below(view, rows)
    open_ += [one for one in below if _is_hint(one[1]) and not any(piece is one[2] for _, _, piece in open_)]
    if not open_:
        return []
    shown = {id(piece) for _, _, piece in open_}
    filled = [one for one in (*_beside(view, rows, open_), *below) if id(one[2]) not in shown and not _is_hint(one[1])]
    found = [*((*one, False) for one in open_), *((*one, True) for one in filled)]
    found.sort(key=lambda one: (one[2].box.y_dp, one[2].box.x_dp))
    labels = {label for label, *_ in found}
    return [
        FormField(label, hint, _heading(view, rows, piece, labels), piece, full) for label, hint, piece, full in found
    ]


_Told = tuple[str, str, Piece]


def _bare_row(row: Sequence[Piece]) -> list[Piece]:
    """Without the star of what must be filled in and the arrow of what is chosen."""
    return [piece for piece in row if not _SAID.mark.fullmatch(piece.text)]


def _is_hint(text: str) -> bool:
    return bool(_SAID.whole_hint.fullmatch(text))


def _beside(view: ScreenView, rows: Sequence[Sequence[Piece]], open_: Sequence[_Told]) -> list[_Told]:
    """A label and its value in one row, the label set as those of the open fields."""
    known = {id(piece) for _, _, piece in open_}
    edges = [row[0].box.x_dp for row in rows if len(row) > 1 and any(id(one) in known for one in row)]
    return [
        (label, row[1].text, row[1])
        for row in rows
        if len(row) == 2 and not any(view.is_heading(one) for one in row)
        if view.part(row[0]) is Part.LABEL and (label := bare_label(row[0].text))
        if any(abs(row[0].box.x_dp - edge) <= ALIGNED_DP for edge in edges)
    ]


def _set_below(view: ScreenView, rows: Sequence[Sequence[Piece]]) -> list[_Told]:
    """Pairs of a label and the text right under it, where at least one such text of the page is a hint."""
    pairs = [
        (label, under[0].text, under[0])
        for over, under in pairwise(rows)
        if len(over) == len(under) == 1 and not view.is_heading(over[0]) and (label := bare_label(over[0].text))
        if abs(over[0].box.x_dp - under[0].box.x_dp) <= ALIGNED_DP
        if 0 < under[0].box.y_dp - over[0].box.y_dp <= BELOW_DP and not _is_hint(over[0].text)
    ]
    return pairs if any(_is_hint(text) for _, text, _ in pairs) else []


def _heading(view: ScreenView, rows: Sequence[Sequence[Piece]], field: Piece, labels: set[str]) -> str:
    """The nearest short row above that stands alone and is no label."""
    for row in reversed(rows):
        if len(row) != 1 or row[0].box.y_dp >= field.box.y_dp or row[0] is field:
            continue
        text = row[0].text
        if bare_label(text) in labels or _is_hint(text) or len(text) > HEADING_CHARACTERS:
            continue
        if view.is_heading(row[0]) or _SAID.section.search(text):
            return text
    return ""
