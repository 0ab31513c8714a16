"""The fields of a form in reading order: what each is called, its hint or value, the heading that it stands under.

Many forms set a label over its field and many pages tell a field as a text (请输入), so a field is what has a hint
beside or below its label; a value that stands to its label as the hints do to theirs is a field already filled in.
Where fields are drawn and told by nothing, a label of a person's datum that stands alone in the column of the labels is
one, on a page that hands in, and so is a line to write on (联系手机:____).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from harness.detect.screen.field_label import bare_label, field_labels
from harness.detect.screen.form_table import form_tables
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.asked_datum import asked_datum
from harness.detect.words.phrases import Phrases
from harness.model.screen import Box

_SAID = Phrases("field_label")

ALIGNED_DP = 10.0
LEAST_IN_COLUMN = 4  # labels under each other: two could be anything
INSET_DP = 20.0  # a field's text stands further in than its label
LEFT_DP, DROP_DP = 6.0, 8.0  # by which label and field may be set otherwise than those of the hints
BLANK_DP = 20.0  # so much more room under a label holds a field without any text
BELOW_DP = 38.0  # between the upper edges of a label and of the field under it
HEADING_CHARACTERS = 18
PAIRED = (2, 4)  # texts in a row: a label and its value, or two of them side by side


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
    rows = [bare for row in view.rows if (bare := _bare_row(row))]
    tables = form_tables(rows)
    cells = {at for table in tables for at in table.pieces}
    rows = [row for row in rows if not any(id(piece) in cells for piece in row)]
    open_ = [(label, piece.text, piece) for label, piece in field_labels(view) if id(piece) not in cells]
    below = _set_below(view, rows)
    open_ += [one for one in below if _is_open(one) and not any(piece is one[2] for _, _, piece in open_)]
    open_ += _written_on(rows)
    if not any(piece.node.kind == "input" for _, _, piece in open_):
        open_ += _alone(view, rows, {id(piece) for _, _, piece in (*open_, *below)})
    told = [field for table in tables for field in table.fields]
    if not open_ and not told:
        return []
    shown = {id(piece) for _, _, piece in open_}
    filled = [one for one in (*_beside(view, rows, open_), *below) if id(one[2]) not in shown and not _is_hint(one[1])]
    found = [*((*one, False) for one in open_), *((*one, True) for one in filled), *told]
    found.sort(key=lambda one: (one[2].box.y_dp, one[2].box.x_dp))
    labels = {label for label, *_ in found}
    return [
        FormField(label, hint, _heading(view, rows, piece, labels), piece, full) for label, hint, piece, full in found
    ]


_Told = tuple[str, str, Piece]


def _bare_row(row: Sequence[Piece]) -> list[Piece]:
    """Without the star of what must be filled in and the arrow of what is chosen."""
    bare = [piece for piece in row if not _SAID.mark.fullmatch(piece.text)]
    if len(bare) <= PAIRED[0]:
        return bare  # 必填 may be all that the field shows
    return [piece for piece in bare if not _SAID.needed.fullmatch(piece.text)]


def _is_hint(text: str) -> bool:
    return bool(_SAID.whole_hint.fullmatch(text))


def _written_on(rows: Sequence[Sequence[Piece]]) -> list[_Told]:
    """A label with a line to write on in one text."""
    lines = ((_SAID.written_on.fullmatch(piece.text), piece) for row in rows for piece in row)
    return [(label, "", piece) for found, piece in lines if found is not None and (label := bare_label(found[1]))]


def _alone(view: ScreenView, rows: Sequence[Sequence[Piece]], told: set[int]) -> list[_Told]:
    """Labels of a person's data without anything beside or below, set flush with the other labels, left or right."""
    if not any(_SAID.hands_in.fullmatch(piece.text) for piece in view.pieces):
        return []
    labels = [row[0] for row in rows if bare_label(row[0].text) and not view.is_heading(row[0])]
    heads = {id(over) for over, under in pairwise(view.pieces) if id(under) in told}
    return [
        (label, "", row[0])
        for row in rows
        if len(row) == 1 and row[0] in labels and id(row[0]) not in told | heads
        if asked_datum(label := bare_label(row[0].text)).of_person and _SAID.datum.search(label)
        if sum(_flush(row[0].box, other.box) for other in labels) >= LEAST_IN_COLUMN
    ]


def _flush(first: Box, second: Box) -> bool:
    """Set under each other, flush left or right or about one middle."""
    left, right = first.x_dp - second.x_dp, first.x_dp + first.width_dp - second.x_dp - second.width_dp
    return min(abs(left), abs(right), abs(left + right) / 2) <= ALIGNED_DP


def _beside(view: ScreenView, rows: Sequence[Sequence[Piece]], open_: Sequence[_Told]) -> list[_Told]:
    """Labels and their values in one row, one pair or two, set as those of the open fields."""
    known = {id(piece) for _, _, piece in open_}
    firsts = [row[0].box for row in rows if any(id(one) in known for one in row)]
    firsts += [over[0].box for over, under in pairwise(rows) if len(under) == 1 and id(under[0]) in known]
    return [
        (label, value.text, value)
        for row in rows
        if len(row) in PAIRED and not any(view.is_heading(one) for one in row)
        if any(_flush(row[0].box, first) for first in firsts)
        for name, value in zip(row[::2], row[1::2], strict=True)
        if _is_label(view, name) and (label := bare_label(name.text)) and any(map(str.isalnum, value.text))
    ]


def _is_label(view: ScreenView, piece: Piece) -> bool:
    """A row to choose in may be one card to tap, its label with it; what hands in is none."""
    tapped = view.part(piece) is Part.CONTROL and piece.node.kind == "text" and not piece.node.in_nav
    return (tapped or view.part(piece) is Part.LABEL) and not _SAID.hands_in.fullmatch(piece.text)


def _set_below(view: ScreenView, rows: Sequence[Sequence[Piece]]) -> list[_Told]:
    """Labels with the text under each, set as the hints of the page are to theirs; the label itself where none is."""
    hints = [(over[0], under[0]) for over, under in pairwise(rows) if _is_pair(view, over, under)]
    if not hints:
        return []
    inset = median(under.box.x_dp - over.box.x_dp for over, under in hints)
    drop = median(under.box.y_dp - over.box.y_dp for over, under in hints)
    lefts = {over.box.x_dp for over, _ in hints}
    found: list[_Told] = []
    value: Piece | None = None
    nothing: Sequence[Piece] = ()
    for row, under in zip_longest(rows, rows[1:], fillvalue=nothing):
        first = row[0]
        label = bare_label(first.text)
        flush = any(abs(first.box.x_dp - left) <= LEFT_DP for left in lefts)
        if first is value or len(row) != 1 or not flush or not label or view.is_heading(first):
            continue
        right, down = (under[0].box.x_dp - first.box.x_dp, under[0].box.y_dp - first.box.y_dp) if under else (0.0, 0.0)
        if len(under) == 1 and abs(right - inset) <= LEFT_DP and abs(down - drop) <= DROP_DP:
            value = under[0]
            found.append((label, value.text, value))
        elif down >= drop + BLANK_DP and first.node.kind == "text" and not _SAID.said.search(first.text):
            found.append((label, "", first))
    return found


def _is_pair(view: ScreenView, over: Sequence[Piece], under: Sequence[Piece]) -> bool:
    """A label alone in its row and right under it a hint."""
    if len(over) != 1 or len(under) != 1 or not _is_hint(under[0].text) or _is_hint(over[0].text):
        return False
    right, down = under[0].box.x_dp - over[0].box.x_dp, under[0].box.y_dp - over[0].box.y_dp
    fits = -ALIGNED_DP <= right <= INSET_DP and 0 < down <= BELOW_DP
    return fits and bool(bare_label(over[0].text)) and not view.is_heading(over[0])


def _is_open(told: _Told) -> bool:
    """Whether a hint, or nothing, stands under the label."""
    return not told[1] or _is_hint(told[1])


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
