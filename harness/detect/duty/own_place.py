"""The place of the user or of a unit as it is told: in a sentence, in a row or tile of its own, in a menu."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.placed_end import placed_ends
from harness.detect.duty.placed_list import head_names
from harness.detect.screen.people_rows import counted, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import Who, is_person, is_unit
from harness.detect.words.phrases import Phrases
from harness.detect.words.ranked_otherwise import ranked_otherwise
from harness.detect.words.told_place import announced_order, names_several, told_place
from harness.model.observation import Kind, Observation

_SAID = Phrases("own_place")

TILE_DP, BELOW_DP, SENTENCE_CHARACTERS, ROW_CHARACTERS = 40.0, 76.0, 60, 36
BOARD_CHARACTERS, LEAST_COLUMNS, SEVERAL, ENTRY_CHARACTERS = 10, 3, 2, 4
NEAR_DP = 72.0
ARROWS = (">", "›", "»", "〉", "→")


def told_places(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Sentences, rows and tiles that tell a place; what orders towns by their air or pupils by marks is none."""
    yield from _announced(view, masker)
    of_unit = _is_units(view)
    for whose, row in placed_ends(view, of_unit=of_unit):
        if not _innocent_here(view, row[0]):
            yield sighting(Kind.RANKING, view, row, masker, confidence=0.7, subject=whose)
    if view.is_reading and not view.is_circular:
        return
    for piece in view.wrapped(2):
        who = _of_sentence(view, piece, of_unit=of_unit)
        if who and not innocent(view, piece):
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)
    for row in view.rows:
        who = _of_row(view, "|".join(piece.text for piece in row))
        if who and not innocent(view, row[0]):
            yield sighting(Kind.RANKING, view, row, masker, confidence=0.75, subject=who)
        for one in row:
            who = "persons" if len(row) > 1 and not of_unit and _SAID.within.search(one.text) else None
            if who and not innocent(view, one):
                yield sighting(Kind.RANKING, view, [one], masker, confidence=0.75, subject=who)
    for piece in view.pieces:
        who = _of_tile(view, piece)
        if who and not (_otherwise if _SAID.board_of_units.fullmatch(piece.text) else innocent)(view, piece):
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)


def _announced(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Orders that a sentence makes known to all; of an article only where it asks something of its readers."""
    for piece in view.wrapped(2):
        who = None if view.only_reads(piece) and not _SAID.asks.search(view.text) else announced_order(piece.text)
        if who and len(piece.text) <= SENTENCE_CHARACTERS and not innocent(view, piece):
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.65, subject=who)


def innocent(view: ScreenView, piece: Piece) -> bool:
    """Whether what a piece stands with is in the order of something else than work."""
    heading = f"{view.title_over(piece)}|{view.near(piece)}"
    lexicon = load_lexicon("ranking")
    return lexicon.is_benign_title(heading) or ranked_otherwise(heading, view.section(piece))


def _innocent_here(view: ScreenView, piece: Piece) -> bool:
    """As innocent, for a row that names who has the place: only what stands close to it says what is in order."""
    heading, top = f"{view.title_over(piece)}|{view.near(piece)}", piece.box.y_dp
    close = "\n".join(other.text for other in view.pieces if abs(other.box.y_dp - top) <= NEAR_DP)
    return load_lexicon("ranking").is_benign_title(heading) or ranked_otherwise(heading, close)


def _otherwise(view: ScreenView, piece: Piece) -> bool:
    """As innocent, for a board that names its units: how citizens rate them puts them in order, too."""
    return ranked_otherwise(f"{view.title_over(piece)}|{view.near(piece)}", view.section(piece))


def _of_sentence(view: ScreenView, piece: Piece, *, of_unit: bool) -> Who | None:
    near = view.near(piece)
    if (_SAID.in_ones_unit.match(piece.text) or _SAID.in_ones_unit.match(near)) and _is_ones_own(view):
        return "persons"
    if len(piece.text) <= SENTENCE_CHARACTERS and (who := told_place(piece.text, of_unit=of_unit)):
        return "units" if names_several(piece.text) and _SAID.each_unit.search(view.text) else who
    if len(near) > ROW_CHARACTERS:
        return None
    return told_place(near, of_unit=of_unit) or told_place(near.replace("|", ""), of_unit=of_unit)


def _of_row(view: ScreenView, text: str) -> Who | None:
    """学员排名 | 213/640, 我村名次 | 第 8, 支部内 | 第 3, 我 | 第 56 名, 学习之星 | 第 1 名."""
    if len(text) > ROW_CHARACTERS:
        return None
    if (labelled := _SAID.labelled.search(text)) is not None:
        return _whose(view, labelled["label"], labelled["after"] or "")
    if (on_board := _SAID.on_board.search(text)) is not None:
        return "units" if _SAID.unit_label.search(on_board["label"]) else "persons"
    if (
        _SAID.within.search(text)
        or _SAID.within.search(text.replace("|", ""))
        or _SAID.of_self.search(text)
        or _SAID.star.search(text)
        or _SAID.not_on.fullmatch(text.partition("|")[0])
    ):
        return "persons"
    return "units" if _SAID.of_home.search(text) else None


def _of_tile(view: ScreenView, piece: Piece) -> Who | None:
    """A label with a bare figure right above or below; an entry of a menu that leads to the place."""
    if piece.is_control and _SAID.menu.fullmatch(piece.text):
        return _whose(view, piece.text)
    row = view.row(piece)
    tab = len(row) >= LEAST_COLUMNS and row == view.rows[-1]
    if not tab and len(row) > 1 and (head_names(row) or any(_SAID.who_cell.fullmatch(other.text) for other in row)):
        return None  # the head of a table
    board = _of_board(view, piece) if tab or not _has_place(view, piece) else None
    return board or _of_figure(view, piece, row)


def _of_figure(view: ScreenView, piece: Piece, row: Sequence[Piece]) -> Who | None:
    """A label of a place with the place right above or below it; the head of a list that counts from one has none."""
    if not _SAID.tile.fullmatch(piece.text):
        return None
    heads_table = len(row) >= LEAST_COLUMNS and not any(_SAID.bare_place.fullmatch(other.text) for other in row)
    places = _places(view, piece)
    if not places or (heads_table and _counts_from_one(places)):
        return None
    who = _whose(view, piece.text)
    return "units" if who == "persons" and _of_unit_beside(view, piece) else who


def _counts_from_one(places: Sequence[str]) -> bool:
    """Whether they are the first places of a list that begins here, and nobody's own."""
    return places[0] == "1" and all(place == str(at) for at, place in enumerate(places, 1))


def _of_unit_beside(view: ScreenView, piece: Piece) -> bool:
    """Whether a unit and nobody else is named with the place, on a page that is no person's own."""
    if _is_ones_own(view):
        return False
    beside = [other.text for other in view.pieces if abs(other.box.y_dp - piece.box.y_dp) <= TILE_DP]
    near = [text for text in beside if not _SAID.school_in_net.fullmatch(text)]
    assessed = any(_SAID.unit_assessed.search(view.near(row[0])) for row in view.rows)
    return (assessed or any(map(is_unit, near))) and not any(map(is_person, near))


def _has_place(view: ScreenView, piece: Piece) -> bool:
    """Whether it heads a figure of its own: 单位排名 over 41 is a place and no board."""
    beside = [other.text for other in view.row(piece) if other is not piece]
    if len(beside) == 1 and _SAID.bare_place.fullmatch(beside[0]) and not beside[0].isdigit():
        return True
    places = _places(view, piece)
    told = any(not place.isdigit() for place in places) or not piece.is_control
    return told and bool(places) and not _counts_from_one(places) and len(view.row(piece)) > 1


def _places(view: ScreenView, piece: Piece) -> list[str]:
    """What stands right above or below it and may be a place."""
    return [
        other.text
        for other in sorted(view.pieces, key=lambda one: one.box.y_dp)
        if other is not piece
        and min(abs(other.box.centre[0] - piece.box.centre[0]), 4 * abs(other.box.x_dp - piece.box.x_dp)) < TILE_DP
        and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        and _SAID.bare_place.fullmatch(other.text)
    ]


def _of_board(view: ScreenView, piece: Piece) -> Who | None:
    """An entry or a tab that leads to a board; of 支部 beside 全市 it tells how wide the board is, not of whom."""
    if view.part(piece) not in (Part.CONTROL, Part.LABEL) or len(piece.text) > BOARD_CHARACTERS:
        return None
    if _SAID.board_of_units.fullmatch(piece.text):
        beside = [other.text for other in view.row(piece) if other is not piece]
        if any(_SAID.scope.fullmatch(text) for text in beside):
            return None
        listed = counted(people_rows(view))
        within = len(listed["persons"]) >= SEVERAL and not listed["units"]
        within = within and not _SAID.units_always.search(piece.text)
        within = within and not any(_SAID.chain.fullmatch(text) for text in beside)
        return "persons" if within and not any(_SAID.own_tab.fullmatch(text) for text in beside) else "units"
    if _SAID.board_of_persons.fullmatch(piece.text):
        return "persons" if _SAID.of_person.search(piece.text) or not _lists_units(view) else "units"
    if _is_entry(view, piece) and _SAID.board_of_any.fullmatch(piece.text) and _SAID.page_of_work.search(view.text):
        return "units" if _lists_units(view) else "persons"
    return None


def _is_entry(view: ScreenView, piece: Piece) -> bool:
    """What can be tapped, stands alone before an arrow, or is one of several short labels side by side."""
    beside = [other.text for other in view.row(piece) if other is not piece]
    tabs = len(beside) >= SEVERAL and all(len(text) <= ENTRY_CHARACTERS and text.isalpha() for text in beside)
    return piece.is_control or tabs or (bool(beside) and all(text in ARROWS for text in beside))


def _lists_units(view: ScreenView) -> bool:
    """Whether what the page lists with figures are units, and no persons."""
    listed = counted(people_rows(view))
    return len(listed["units"]) >= SEVERAL and len(listed["units"]) > SEVERAL * len(listed["persons"])


def _whose(view: ScreenView, label: str, after: str = "") -> Who:
    """单位排名 on one's own page is the place within the unit; 您在全科室排名 is one's own anywhere."""
    if re.match("您|你|我在|我的|本人|个人", label):
        return "persons"
    if _SAID.unit_label.search(label) or _SAID.among_units.search(after):
        beside = any(_SAID.own_tab.fullmatch(piece.text) for piece in view.pieces)
        of_one = (_is_ones_own(view) and not beside) or _is_in_wider(view) or _SAID.of_class.search(label)
        return "persons" if _SAID.bare_unit.search(label) and of_one else "units"
    return "units" if any(_SAID.for_us.search(piece.text) for piece in view.pieces) else "persons"


def _is_in_wider(view: ScreenView) -> bool:
    """Whether the page tells a place among all as well: beside it that of the unit is one's place within."""
    return any(_SAID.in_all.search(view.near(row[0])) for row in view.rows)


def _is_ones_own(view: ScreenView) -> bool:
    """Whether the page is about one person."""
    return re.search("我的(?!$)|个人|您", view.text, re.MULTILINE) is not None  # 我的 alone is a tab of any page


def _is_units(view: ScreenView) -> bool:
    """Whether the page is about a unit: a label of it tells a unit's place, or its title names one and nobody else."""
    labels = [piece.text for piece in view.pieces if _SAID.unit_label.fullmatch(piece.text)]
    if any(not _SAID.in_ones_unit.match(label) or not _is_ones_own(view) for label in labels):
        return True
    if any(_SAID.for_us.search(piece.text) for piece in view.pieces):
        return True
    return bool(_SAID.of_a_unit.search(view.title)) and not _is_ones_own(view)
