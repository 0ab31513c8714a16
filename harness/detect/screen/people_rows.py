"""Rows of a list about persons or units: ordinal, who, the figures beside; rankings and lists of non-doers share it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import NAME, Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("people_rows")

MAX_ROW_CHARACTERS = 80
COLUMN_DP = 40.0
_MEDALS = {
    **{"🥇": 1, "🥈": 2, "🥉": 3, "金牌": 1, "银牌": 2, "铜牌": 3},
    **{"冠军": 1, "亚军": 2, "季军": 3, "状元": 1, "榜眼": 2, "探花": 3, "榜首": 1},
}
_MASKED = re.compile(
    r"(用户|会员)?1\d{2}\*{2,}\d{2,4}|^用户\d{3,6}$|^我$"
)  # a number of a phone, and the user in a list of others
_SPACED_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)  # 丁 一 is one name
_CHINESE = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", 1)}
_CHINESE_ORDINAL = re.compile(r"^第([一二三四五六七八九十])名[:：]?\s*")
_THOUSANDS = re.compile(r"(?<![\d ])(\d{1,3}) (\d{3})(?!\d)")  # 1 204, with a thin space
_NUMERALS = "零一二三四五六七八九"
_MASKED_NAME = re.compile(r"([\u4e00-\u9fff][*×○]{1,2})(?=[\u4e00-\u9fff]{3})")  # 谯**城北社区, read as one
_CLOCK = re.compile(r"\d{1,2}:\d{2}|20\d\d[-/.年]")


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """`figures` are (value, unit) of the numbers after the name; `rest` is the row's text without the name."""

    pieces: tuple[Piece, ...]
    ordinal: int | None
    name: str
    who: Who
    figures: tuple[tuple[float, str], ...]
    text: str


def people_rows(view: ScreenView) -> tuple[PeopleRow, ...]:
    """All rows of a screen that name a person or a unit; reading matter gives none but a circular's."""
    if view.is_reading and not view.is_circular:
        return ()
    found = [row for row in (people_row(row, view.told_persons) for row in view.rows) if row is not None]
    column = _unit_column(view.rows)
    return tuple(_of_unit(row, column) if column else row for row in found)


def _unit_column(rows: Sequence[Sequence[Piece]]) -> Piece | None:
    """The head of the units where a table names somebody of each unit beside it: 班级 | 班主任 | 完成率."""
    for row in rows:
        for head, beside in pairwise(row):
            if _SAID.unit_column.fullmatch(head.text) and _SAID.person_column.fullmatch(beside.text):
                return head
    return None


def _of_unit(row: PeopleRow, head: Piece) -> PeopleRow:
    """The row as its unit's, which stands under that head."""
    cells = (one for one in row.pieces if abs(one.box.centre[0] - head.box.centre[0]) <= COLUMN_DP)
    unit = next((one for one in cells if one.text != row.name and one.box.y_dp > head.box.y_dp), None)
    return replace(row, name=unit.text, who="units") if unit else row


def counted(rows: Sequence[PeopleRow]) -> dict[Who, list[PeopleRow]]:
    """Rows with at least one figure, by who they name."""
    kinds: dict[Who, list[PeopleRow]] = {"persons": [], "units": []}
    for row in rows:
        if row.figures:
            kinds[row.who].append(row)
    return kinds


def bare_name(piece: Piece, told: frozenset[str] = frozenset()) -> Who | None:
    """Whom a piece names that holds a name alone, or with its place before it; None for all other texts."""
    _, rest = _ordinal(_SPACED_NAME.sub(r"\1\2", piece.spaced))
    if piece.node.kind in ("button", "input") or piece.node.in_nav or not NAME.fullmatch(rest):
        return None
    return "persons" if rest in told or is_person(rest) else "units" if is_unit(rest) else None


def people_row(row: Sequence[Piece], told: frozenset[str] = frozenset()) -> PeopleRow | None:
    """A person or unit that pieces beside each other name, with what they tell of it; None where they name nobody.

    `told` are names that the screen's form tells to be persons.
    """
    text = " ".join(
        _SPACED_NAME.sub(r"\1\2", _THOUSANDS.sub(r"\1\2", piece.spaced))
        for piece in row
        if piece.node.kind not in ("button", "input")
    )
    if not text or len(text) > MAX_ROW_CHARACTERS:
        return None
    ordinal, rest = _ordinal(_MASKED_NAME.sub(r"\1 ", _SAID.class_number.sub(_class, text)))
    named = _named(rest, told)
    if named is None:
        return None
    name, who, end = named
    tail = _CLOCK.sub(" ", rest[end:])
    figures = tuple((float(value.replace(",", "")), unit) for value, unit in _SAID.figure.findall(tail))
    return PeopleRow(tuple(row), ordinal, name, who, figures, text)


def _ordinal(text: str) -> tuple[int | None, str]:
    for medal, number in _MEDALS.items():
        if text.startswith(medal):
            return number, text[len(medal) :].strip()
    if placed := _CHINESE_ORDINAL.match(text):
        return _CHINESE[placed[1]], text[placed.end() :]
    match = _SAID.ordinal.match(text)
    return (int(match.group(1)), text[match.end() :].strip()) if match else (None, text)


def _class(found: re.Match[str]) -> str:
    return f"{found[1]}年级{_NUMERALS[int(found[2]) % len(_NUMERALS)]}班"


def _named(text: str, told: frozenset[str]) -> tuple[str, Who, int] | None:
    """The first person of the row, else its first unit (units stand beside persons as their home)."""
    unit: tuple[str, Who, int] | None = None
    masked = _MASKED.search(text.split(" ", maxsplit=1)[0])
    if masked:
        return masked.group(), "persons", masked.end()
    for match in NAME.finditer(text):
        word = match.group()
        if word in told or is_person(word):
            return word, "persons", match.end()
        if unit is None and is_unit(word):
            unit = (word, "units", match.end())
    return unit
