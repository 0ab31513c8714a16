"""A place or an end of an order beside the name that has it: 马场村 | 注册 18 垫底, 最后一名 | 老干处 30.1%.

Whose it is tell the row, the row above that names who was looked at, and at last the page.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("placed_end")

ROW_CHARACTERS, LABELLED = 60, 2


def placed_ends(view: ScreenView, *, of_unit: bool) -> Iterator[tuple[Who, Sequence[Piece]]]:
    """Whom each such row tells the place of; `of_unit` whether the page is about a unit."""
    for at, row in enumerate(view.rows):
        text = "|".join(piece.text for piece in row)
        if len(text) > ROW_CHARACTERS or _SAID.no_place.search(text) or (view.only_reads(row[0]) and len(row) == 1):
            continue
        who = _labelled([piece.text for piece in row]) or _told(view, at, text, of_unit=of_unit)
        if who:
            yield who, row


def _labelled(cells: Sequence[str]) -> Who | None:
    """An end and who has it, a name and its place under a label of order, an ordinal behind a name."""
    for label, cell in pairwise(cells):
        if _SAID.end_label.fullmatch(label) and (named := _SAID.named.match(cell)):
            return _who(named["name"]) or ("units" if "%" in cell else None)
        if _SAID.order_label.fullmatch(label) and (named := _SAID.name_and_place.fullmatch(cell)):
            return (not _SAID.among.match(named["name"]) and _who(named["name"])) or "persons"
        if _SAID.ordinal_cell.match(cell) and (who := _who(label)):
            return who
    return None


def _told(view: ScreenView, at: int, text: str, *, of_unit: bool) -> Who | None:
    """A place among all is somebody's; an end alone is that of a unit which the row names."""
    among = _SAID.among_all.search(text) or _SAID.own_line.search(text)
    if not among and not _SAID.at_end.search(text):
        return None
    if _SAID.oneself.search(text):
        return "persons" if among else None
    if among and _SAID.rate_before.search(text[: among.start()].rstrip(",|")):
        return "units"
    text = _SAID.among.sub("", text)
    if _SAID.our_unit.search(text) or _SAID.unit_word.search(text) or (at and _looked_at(view.rows[at - 1])):
        return "units"
    return ("units" if of_unit else "persons") if among else None


def _looked_at(row: Sequence[Piece]) -> bool:
    return len(row) == LABELLED and bool(_SAID.looked_at.fullmatch(row[0].text))


def _who(name: str) -> Who | None:
    if is_unit(name):
        return "units"
    return "persons" if is_person(name) else None
