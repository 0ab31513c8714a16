"""Lists that count places before names of any kind: 1 北苑, 2 花园 under 警务室 are units though nothing ends so.

Of one list all entries are of one kind: the head of the column says which, else what most of the names are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from harness.detect.screen.people_rows import PeopleRow, people_row
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("placed_list")

LEAST_ENTRIES, LEAST_CUT, LEAST_COLUMNS, SHORT_NAME, HEAD_DP = 3, 2, 2, 3, 64.0
_PLACED = re.compile(
    r"(?:第|No\.?|TOP)?(\d{1,3})(?:名|位|[.、])?\s*(?:\1\s*)?(?P<name>[\u4e00-\u9fff·]{2,12})?(?P<rest>.*)",
    re.IGNORECASE,
)


def placed_list(view: ScreenView) -> tuple[PeopleRow, ...]:
    """The entries of the list that counts places, all of one kind; none where nothing says of whom it is."""
    entries = _rising([entry for row in view.rows if (entry := _entry(row)) is not None])
    if len(entries) < (LEAST_CUT if is_cut(entries) else LEAST_ENTRIES) or is_serial(view):
        return ()
    named = _of_names([entry.name for entry in entries])
    who = _of_head(view, entries[0]) or _of_label(view, entries[0]) or named or _of_progress(view, entries)
    return tuple(replace(entry, who=who) for entry in entries) if who else ()


def is_serial(view: ScreenView) -> bool:
    """Whether the numbers of the page's table only count its lines; of a list cut short they are places."""
    heads = [row[0] for row in view.rows if len(row) >= LEAST_COLUMNS and _SAID.serial.fullmatch(row[0].text)]
    if not heads:
        return False
    under = [entry for row in view.rows if (entry := _entry(row)) and row[0].box.y_dp > heads[0].box.y_dp]
    return not is_cut(_rising(under))


def is_cut(entries: Sequence[PeopleRow]) -> bool:
    """Whether a list shows the first and the last of an order, and its figures fall or rise from line to line."""
    places = [entry.ordinal or 0 for entry in entries]
    if len(entries) < LEAST_CUT or places[0] != 1 or places[-1] - places[-2] <= 1:
        return False
    columns = zip(*([value for value, _ in entry.figures] for entry in entries), strict=False)
    return any(column[0] != column[-1] and _is_monotone(column) for column in columns)


def _is_monotone(column: Sequence[float]) -> bool:
    falls = all(one >= other for one, other in pairwise(column))
    return falls or all(one <= other for one, other in pairwise(column))


def _entry(row: Sequence[Piece]) -> PeopleRow | None:
    """A row that begins with a number and a name, and tells a figure behind them."""
    placed = _PLACED.fullmatch(row[0].spaced)
    if placed is None or (len(row[0].text) > len(placed[1]) and placed["name"] is None):
        return None
    cells = row[1:]
    name = placed["name"]
    if name is None:
        named = _PLACED.fullmatch(f"{placed[1]} {row[1].spaced}") if len(row) > 1 else None
        name, cells = (named["name"], row[2:]) if named else (None, ())
    if not name or not any(any(map(str.isdigit, cell.text)) for cell in cells):
        return None
    told = people_row([row[0], *cells] if placed["name"] else row, frozenset({name}))
    if told is None:
        return None
    return replace(told, pieces=tuple(row), ordinal=int(placed[1]), name=name)


def _rising(entries: Sequence[PeopleRow]) -> list[PeopleRow]:
    """The first run of entries whose places rise from line to line, one by one at its head."""
    found: list[PeopleRow] = []
    for entry in entries:
        place, last = entry.ordinal or 0, (found[-1].ordinal or 0) if found else 0
        if found and place <= last:
            if place != 1 or len(found) >= LEAST_ENTRIES:
                break
            found = []  # numbers of forms above the list are no places
        if len(found) == 1 and place != last + 1 and not (last == 1 and _stand_together(found[0], entry)):
            found = []
        found.append(entry)
    return found


def _stand_together(first: PeopleRow, other: PeopleRow) -> bool:
    """Whether two entries stand right below each other and tell figures of one unit."""
    apart = other.pieces[0].box.y_dp - first.pieces[0].box.y_dp
    return apart <= HEAD_DP and [unit for _, unit in first.figures][-1:] == [unit for _, unit in other.figures][-1:]


def _of_head(view: ScreenView, first: PeopleRow) -> Who | None:
    """What the head of the columns calls those below it."""
    top = first.pieces[0].box.y_dp
    for row in reversed(view.rows):
        named = not any(any(map(str.isdigit, piece.text)) for piece in row)
        if len(row) >= LEAST_COLUMNS and named and 0 < top - row[0].box.y_dp <= HEAD_DP and (who := head_names(row)):
            return who
    return None


def head_names(head: Sequence[Piece]) -> Who | None:
    """What the first column with names in it calls them; a person stands before his home, a unit before its head."""
    for cell in head:
        if _SAID.person_head.fullmatch(cell.text):
            return "persons"
        if _SAID.unit_head.fullmatch(cell.text):
            return "units"
    return None


def _of_label(view: ScreenView, first: PeopleRow) -> Who | None:
    """Of whom the label right above says that the rates or figures are: 各单位填报率, 单位报到率."""
    top = first.pieces[0].box.y_dp
    above = [row for row in view.rows if 0 < top - row[0].box.y_dp <= HEAD_DP]
    told = any(_SAID.label_of_units.fullmatch(piece.text) for row in above[-1:] for piece in row)
    return "units" if told else None


def _of_names(names: Sequence[str]) -> Who | None:
    """What at least half of the names are; a person stands with his home, so persons where both are as many."""
    persons, units = sum(map(_begins_with_person, names)), sum(map(_is_like_unit, names))
    if max(persons, units) * 2 < len(names):
        return None
    return "persons" if persons >= units else "units"


def _begins_with_person(name: str) -> bool:
    return is_person(name) or any(is_person(name[:end]) and is_unit(name[end:]) for end in (SHORT_NAME, SHORT_NAME - 1))


def _is_like_unit(name: str) -> bool:
    return not _begins_with_person(name) and (is_unit(name) or bool(_SAID.unit_tail.fullmatch(name)))


def _of_progress(view: ScreenView, entries: Sequence[PeopleRow]) -> Who | None:
    """How far each is, in percent, is told of villages and offices: names of none of them are places."""
    top = entries[0].pieces[0].box.y_dp
    headed = any(piece.box.y_dp <= top and _SAID.progress_board.fullmatch(piece.text) for piece in view.pieces)
    rated = all(any(unit == "%" for _, unit in entry.figures) for entry in entries)
    return "units" if headed and rated else None
