"""Rows of a list about persons or units: ordinal, who, the figures beside; rankings and lists of non-doers share it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import NAME, Who, is_person, is_unit
from harness.detect.words.phrases import Phrases

_SAID = Phrases("people_rows")

MAX_ROW_CHARACTERS = 80
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
    found = (people_row(row) for row in view.rows)
    return tuple(row for row in found if row is not None)


def counted(rows: Sequence[PeopleRow]) -> dict[Who, list[PeopleRow]]:
    """Rows with at least one figure, by who they name."""
    kinds: dict[Who, list[PeopleRow]] = {"persons": [], "units": []}
    for row in rows:
        if row.figures:
            kinds[row.who].append(row)
    return kinds


def bare_name(piece: Piece) -> Who | None:
    """Whom a piece names that holds a name alone, or with its place before it; None for all other texts."""
    _, rest = _ordinal(_SPACED_NAME.sub(r"\1\2", piece.spaced))
    if piece.node.kind in ("button", "input") or piece.node.in_nav or not NAME.fullmatch(rest):
        return None
    return "persons" if is_person(rest) else "units" if is_unit(rest) else None


def people_row(row: Sequence[Piece]) -> PeopleRow | None:
    """A person or unit that pieces beside each other name, with what they tell of it; None where they name nobody."""
    text = " ".join(
        _SPACED_NAME.sub(r"\1\2", _THOUSANDS.sub(r"\1\2", piece.spaced))
        for piece in row
        if piece.node.kind not in ("button", "input")
    )
    if not text or len(text) > MAX_ROW_CHARACTERS:
        return None
    ordinal, rest = _ordinal(text)
    named = _named(rest)
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


def _named(text: str) -> tuple[str, Who, int] | None:
    """The first person of the row, else its first unit (units stand beside persons as their home)."""
    unit: tuple[str, Who, int] | None = None
    masked = _MASKED.search(text.split(" ", maxsplit=1)[0])
    if masked:
        return masked.group(), "persons", masked.end()
    for match in NAME.finditer(text):
        word = match.group()
        if is_person(word):
            return word, "persons", match.end()
        if unit is None and is_unit(word):
            unit = (word, "units", match.end())
    return unit
