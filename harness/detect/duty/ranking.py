"""Rankings: persons or units one below the other in the order of a figure, in rows, cards, a podium, or by flags.

City rankings in the news, 积分落户, popular services and order of search results are none of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from harness.detect.duty.headed_order import headed_orders
from harness.detect.duty.list_order import list_order
from harness.detect.duty.own_place import innocent, told_places
from harness.detect.duty.placed_list import is_serial, placed_list
from harness.detect.duty.set_apart import set_apart
from harness.detect.duty.told_list import told_lists
from harness.detect.screen.people_cards import listed_people, podium
from harness.detect.screen.people_rows import PeopleRow, bare_name
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import Who
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("ranking")

HEAD_CHARACTERS = 16
BOTH: tuple[Who, Who] = ("persons", "units")


@EachRole
def detect_ranking(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """RANKING by who is ranked (persons, units), one each per role."""
    yield from told_places(view, masker)
    if view.is_reading and not view.is_circular:
        return
    for who, table in headed_orders(view):
        yield sighting(Kind.RANKING, view, table, masker, confidence=0.8, subject=who)
    words = [piece for piece in view.pieces if _heads_order(view, piece)]
    work = bool(_SAID.work.search(view.text))
    for who, told in told_lists(view):
        if not innocent(view, told[0]):
            yield sighting(Kind.RANKING, view, told, masker, confidence=0.7, subject=who)
    listed = [row for row in _listed(view) if not innocent(view, row.pieces[0])]
    for who in BOTH:
        rows = [row for row in listed if row.who == who and (row.figures or row.ordinal is not None)]
        confidence = list_order(rows, words=bool(words), work=work)
        if confidence > 0:
            head = [_closest(words, rows)] if words else []
            pieces = [*head, *(piece for row in rows for piece in row.pieces)]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=confidence, subject=who, data=data)
    yield from set_apart(view, listed, masker)


def _listed(view: ScreenView) -> Sequence[PeopleRow]:
    """The list that counts places, and what else names people or units; a serial number is no place."""
    placed, rows = placed_list(view), listed_people(view)
    if is_serial(view):
        return tuple(replace(row, ordinal=None) for row in rows)
    known = {id(piece) for row in placed for piece in row.pieces}
    others = [row for row in rows if not any(id(piece) in known for piece in row.pieces)]
    if placed:  # what names a unit above or below the list is no entry of it
        top, end = placed[0].pieces[0].box.y_dp, placed[-1].pieces[0].box.y_dp
        others = [row for row in others if row.who != placed[0].who or top < row.pieces[0].box.y_dp < end]
    found = [*placed, *others]
    if not view.is_reading and not any(row.who == "persons" and row.figures for row in found):
        found += podium(view, [piece for piece in view.pieces if bare_name(piece, view.told_persons) == "persons"])
    return sorted(found, key=lambda row: row.pieces[0].box.y_dp)


def _heads_order(view: ScreenView, piece: Piece) -> bool:
    """A label that speaks of an order, or the head of a table that gives each unit or person its place."""
    if (
        view.part(piece) not in (Part.CONTROL, Part.LABEL)
        or len(piece.text) > HEAD_CHARACTERS
        or (view.reads(piece) and not view.is_circular)
    ):
        return False
    if innocent(view, piece):
        return False
    cells = [other.text for other in view.row(piece)]
    table = any(_SAID.place_column.fullmatch(cell) for cell in cells) and any(
        _SAID.who_column.fullmatch(cell) for cell in cells
    )
    lexicon = load_lexicon("ranking")
    spotted = _SAID.order_word.search(piece.text) and lexicon.spot(piece.text, title=view.title_over(piece))
    return bool(table or _SAID.board.fullmatch(piece.text) or spotted)


def _closest(words: Sequence[Piece], rows: Sequence[PeopleRow]) -> Piece:
    """The word that stands closest above the list, else the first."""
    top = rows[0].pieces[0].box.y_dp
    above = [piece for piece in words if piece.box.y_dp <= top and not piece.node.in_nav]
    return max(above, key=lambda piece: piece.box.y_dp, default=words[0])
