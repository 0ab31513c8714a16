"""Rows of a list about persons or units: ordinal, who, the figures beside; rankings and lists of non-doers share it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.phrases import Phrases
from harness.model.table_yaml import load_table

_SAID = Phrases("people_rows")

Who = Literal["persons", "units"]
MAX_ROW_CHARACTERS = 80
NICK, COMPOUND = 2, 4  # characters of 老杨 and of 欧阳建国; no other name has four
_MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3, "冠军": 1, "亚军": 2, "季军": 3}
_NAME = re.compile(r"[\u4e00-\u9fff·][\u4e00-\u9fff·*×○]{1,14}")
_MASKED = re.compile(
    r"(用户|会员)?1\d{2}\*{2,}\d{2,4}|^用户\d{3,6}$|^我$"
)  # a number of a phone, and the user in a list of others
_SPACED_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)  # 丁 一 is one name
_CHINESE = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", 1)}
_CHINESE_ORDINAL = re.compile(r"^第([一二三四五六七八九十])名[:：]?\s*")
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
    """All rows of a screen that name a person or a unit; reading matter gives none."""
    if view.is_reading:
        return ()
    found = (_people_row(row) for row in view.rows)
    return tuple(row for row in found if row is not None)


def counted(rows: Sequence[PeopleRow]) -> dict[Who, list[PeopleRow]]:
    """Rows with at least one figure, by who they name."""
    kinds: dict[Who, list[PeopleRow]] = {"persons": [], "units": []}
    for row in rows:
        if row.figures:
            kinds[row.who].append(row)
    return kinds


def _people_row(row: Sequence[Piece]) -> PeopleRow | None:
    text = " ".join(
        _SPACED_NAME.sub(r"\1\2", piece.spaced) for piece in row if piece.node.kind not in ("button", "input")
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
    for match in _NAME.finditer(text):
        word = match.group()
        if is_person(word):
            return word, "persons", match.end()
        if unit is None and is_unit(word):
            unit = (word, "units", match.end())
    return unit


def veil_names(text: str) -> str:
    """The text with every word that is a person's name cut to its first character: an excerpt may show real people."""
    return _NAME.sub(lambda found: _veiled(found.group()), text)


def _veiled(word: str) -> str:
    return word[0] + "*" * (len(word) - 1) if is_person(word) else word


def is_person(word: str) -> bool:
    words = _people()
    if len(word) == COMPOUND and word[:2] not in words["compound_surnames"]:
        return False
    if len(word) == NICK and word[0] in "老小阿" and word[1] in words["surnames"]:
        return word not in words["not_persons"]
    return (
        2 <= len(word) <= 4 and word[0] in words["surnames"] and word not in words["not_persons"] and not is_unit(word)
    )


def is_unit(word: str) -> bool:
    words = _people()
    if word in words["not_units"] or not 3 <= len(word) <= 15:
        return False
    return any(word.endswith(ending) for ending in words["unit_endings"])


@cache
def _people() -> dict[str, Any]:
    raw = files("harness.detect").joinpath("lexicons", "people.yaml").read_text(encoding="utf-8")
    return dict(load_table(raw))
