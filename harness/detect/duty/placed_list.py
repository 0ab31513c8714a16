"""Lists that count places before names of any kind: 1 北苑, 2 花园 under 警务室 are units though nothing ends so.

Of one list all entries are of one kind: the head of the column says which, else what most of the names are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from harness.detect.screen.people_rows import PeopleRow, people_row
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("placed_list")

LEAST_ENTRIES, LEAST_COLUMNS, SHORT_NAME, HEAD_DP = 3, 2, 3, 64.0
_PLACED = re.compile(
    r"(?:第|No\.?|TOP)?(\d{1,3})(?:名|位|[.、])?\s*(?:\1\s*)?(?P<name>[\u4e00-\u9fff·]{2,12})?(?P<rest>.*)",
    re.IGNORECASE,
)


def placed_list(view: ScreenView) -> tuple[PeopleRow, ...]:
    """The entries of the list that counts places, all of one kind; none where nothing says of whom it is."""
    entries = _rising([entry for row in view.rows if (entry := _entry(row)) is not None])
    if len(entries) < LEAST_ENTRIES or is_serial(view):
        return ()
    who = _of_head(view, entries[0]) or _of_names([entry.name for entry in entries]) or _of_progress(view, entries)
    return tuple(replace(entry, who=who) for entry in entries) if who else ()


def is_serial(view: ScreenView) -> bool:
    """Whether the numbers of the page's table only count its lines."""
    return any(len(row) >= LEAST_COLUMNS and _SAID.serial.fullmatch(row[0].text) for row in view.rows)


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
            break
        if len(found) == 1 and place != last + 1:
            found = []
        found.append(entry)
    return found


def _of_head(view: ScreenView, first: PeopleRow) -> Who | None:
    """What the head of the columns calls those below it."""
    top = first.pieces[0].box.y_dp
    for row in view.rows:
        named = not any(any(map(str.isdigit, piece.text)) for piece in row)
        if len(row) < LEAST_COLUMNS or not named or not 0 < top - row[0].box.y_dp <= HEAD_DP:
            continue
        for piece in row:
            if _SAID.person_head.fullmatch(piece.text):
                return "persons"
            if _SAID.unit_head.fullmatch(piece.text):
                return "units"
    return None


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
