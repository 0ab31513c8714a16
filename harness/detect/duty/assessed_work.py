"""Assessment told by what a page holds and not by its name: points off for failings, findings, measured work, deeds.

Points of a licence, a purse or a match, and of what villagers collect, are none.
"""

from collections.abc import Iterable, Iterator, Sequence

from harness.detect.duty.headed_order import headed_orders
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("assessment")

SENTENCE_CHARACTERS, ROW_CHARACTERS = 90, 40
LEAST_FOUND, LEAST_DEEDS = 2, 3


def assessed_work(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Every place that assesses staff or units without a word that names an assessment."""
    if view.is_article and not view.is_circular:
        return
    for pieces in (*_taken_for_failing(view), *_found(view), *_measured(view), *_deeds(view)):
        title = view.title_over(pieces[0])
        if not (load_lexicon("assessment").is_benign_title(title) or _SAID.of_service.search(title)):
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.6)


def _taken_for_failing(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """A sentence that takes points off for each failing."""
    if "扣" not in view.text or _SAID.other_marks.search(view.title):
        return
    for piece in view.wrapped(2):
        text = piece.text
        if "扣" not in text or len(text) > SENTENCE_CHARACTERS or not _SAID.taken_for_failing.search(text):
            continue
        if not (_SAID.other_marks.search(text) or is_lifted(text) or of_public(text)):
            yield [piece]


def _found(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """What an inspection found of each of several units."""
    heads = [piece for piece in view.pieces if view.is_heading(piece) or _SAID.inspection_head.fullmatch(piece.text)]
    head = next((piece for piece in heads if _SAID.inspection_head.fullmatch(piece.text)), None)
    if head is None or view.is_reading or _SAID.of_firms.search(view.text):
        return
    rows = [
        row
        for row in people_rows(view)
        if row.who == "units" and any(_SAID.finding.fullmatch(piece.text) for piece in row.pieces[1:])
    ]
    if len(rows) >= LEAST_FOUND:
        yield [head, *(piece for row in rows for piece in row.pieces)]


def _measured(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """A table that gives each unit its place and measures its work."""
    if not any(_SAID.measured_column.fullmatch(piece.text) for piece in view.pieces):
        return
    for who, table in headed_orders(view):
        if who == "units" and any(_SAID.measured_column.fullmatch(piece.text) for piece in table):
            yield table


def _deeds(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """Deeds of one who works, each with points for or against him."""
    if not _SAID.of_staff_page.search(view.text.replace("\n", "|")) or "积分" in view.text:
        return
    rows = [row for row in view.rows if _SAID.deed.search("|".join(piece.text for piece in row))]
    if len(rows) >= LEAST_DEEDS:
        yield [piece for row in rows for piece in row]
