"""Sheets that staff fill in about others: the form itself, its entry in a menu, and how many have been done.

What somebody fills in for himself (申请, 预约, 居住登记) is none, nor a report that is only there to be read.
"""

import re
from collections.abc import Iterator, Sequence

from harness.detect.screen.form_field import form_fields
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases

_SAID = Phrases("work_form")

_TAIL = re.compile(r"[(（〔【《].{0,14}[)）〕】》]|^[·.、\d年月日第季度期《]+|[》>›]+$")
HEAD_DP, NAME_CHARACTERS, ENTRY_CHARACTERS = 132.0, 20, 8
LEAST_FIELDS, LEAST_PAIRS, LEAST_ENTRIES, LEAST_FIGURES = 2, 3, 3, 2


def work_forms(view: ScreenView) -> Iterator[tuple[Sequence[Piece], str]]:
    """The pieces that show one and in what way: form, entry or progress."""
    if view.is_reading:
        return
    yield from (([piece], "entry") for piece in view.pieces if _SAID.opens.fullmatch(piece.text))
    for row in view.rows:
        if not load_lexicon("form").is_benign_title(view.title_over(row[0])):
            yield from (([piece], "entry") for piece in _entries(row))
    if load_lexicon("form").is_benign_title(view.title):
        return
    found = list(_marks_of_form(view))
    if found and _is_form(view):
        yield from ((pieces, "form") for pieces in found)
    if _SAID.assessed.search(view.title):
        return
    figures = sum(len(row) >= LEAST_ENTRIES and _figures(row) >= LEAST_FIGURES for row in view.rows)
    if figures >= LEAST_ENTRIES:
        yield from (([piece], "progress") for piece in view.pieces if _heads_tally(view, piece))
    yield from ((row, "progress") for row in view.rows if _counts(row))


def _marks_of_form(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """The name of a sheet at the head of a page, labels of what was done, a control that hands up to an office."""
    yield from ([piece] for piece in view.pieces if _heads_sheet(view, piece) or _SAID.sends_up.fullmatch(piece.text))
    done = [piece for piece in view.pieces if _SAID.done.fullmatch(piece.text)]
    if len({piece.text for piece in done}) >= LEAST_FIELDS:
        yield done


def has_work_form(view: ScreenView) -> bool:
    """Whether the page is itself such a sheet, with places to fill in and a control that hands it in."""
    return any(way == "form" for _, way in work_forms(view))


def is_sheet(name: str) -> bool:
    """Whether a heading or label is the name of a sheet that staff fill in."""
    whole = _TAIL.sub("", name)
    return (
        2 <= len(whole) <= NAME_CHARACTERS
        and not _SAID.not_work.search(whole)
        and bool(_SAID.sheet.fullmatch(whole) or _SAID.entry.fullmatch(whole))
    )


def is_newspaper(name: str) -> bool:
    """江岭日报 is a paper, 值班日报 a sheet."""
    return bool(_SAID.paper.fullmatch(name))


def _heads_sheet(view: ScreenView, piece: Piece) -> bool:
    return (view.is_heading(piece) or piece.box.y_dp <= HEAD_DP) and is_sheet(piece.text)


def _is_form(view: ScreenView) -> bool:
    """Places to fill in, or labels with their values, and a control that hands them in."""
    blanks = sum(piece.node.kind == "input" or bool(_SAID.blank.fullmatch(piece.text)) for piece in view.pieces)
    pairs = sum(len(row) == LEAST_FIELDS and len(row[0].text) <= ENTRY_CHARACTERS for row in view.rows)
    handed = any(_hands_in(piece) and len(view.row(piece)) < LEAST_ENTRIES for piece in view.pieces)
    filled = (handed and (blanks >= LEAST_FIELDS or pairs >= LEAST_PAIRS)) or blanks >= LEAST_PAIRS
    if handed and not filled:
        filled = sum(not field.filled for field in form_fields(view)) >= LEAST_FIELDS
    return filled and not _SAID.own.search(view.text)


def _hands_in(piece: Piece) -> bool:
    said = _SAID.hands_in.fullmatch(piece.text) or _SAID.sends_up.fullmatch(piece.text)
    return bool(said) and not piece.node.in_dialog


def _entries(row: Sequence[Piece]) -> Iterator[Piece]:
    """Names of sheets in a row of a menu, or on a control of their own."""
    short = [piece for piece in row if len(piece.text) <= ENTRY_CHARACTERS]
    menu = len(short) == len(row) >= LEAST_ENTRIES and not _figures(row)
    for piece in short:
        if (menu or piece.is_control) and _SAID.entry.fullmatch(piece.text) and not _SAID.not_work.search(piece.text):
            yield piece


def _counts(row: Sequence[Piece]) -> bool:
    """实有人口采集 | 120 | 108 | 90.0%."""
    name = row[0].text
    named = _SAID.entry.fullmatch(name) and not _SAID.not_work.search(name)
    return bool(named) and _figures(row) >= LEAST_FIGURES


def _figures(row: Sequence[Piece]) -> int:
    return sum(bool(_SAID.figure.fullmatch(piece.text)) for piece in row[1:])


def _heads_tally(view: ScreenView, piece: Piece) -> bool:
    top = view.is_heading(piece) or piece.box.y_dp <= HEAD_DP
    return top and bool(_SAID.tally.fullmatch(piece.text)) and not _SAID.not_work.search(piece.text)
