"""Reads the sheets: a screen is a line `=== kinds`, then one element a line, told apart by its first mark.

`# ` title bar, `## ` heading, `^ ` banner, `$ ` large figure, `~ ` note, `> a | b` row that leads on, `= a | b` row,
`[a] (b)` buttons, `* a, b` icons, `% a, b` segments, `@ a, b` bar below, `| a | b` table row (`||` its head),
`? a | hint` field (`?*` required), `+ a` upload, `x a` choice, `! a` dialog till the end, `{` `}` card,
`cal weekday days` calendar, `foot a` last line, `<` HTML; all else is a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHEETS = Path(__file__).with_name("sheets")
_BUTTONS = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Element:
    """`mark` names what it is, `parts` are its texts, `inner` what stands in a card or dialog."""

    mark: str
    parts: tuple[str, ...] = ()
    inner: tuple["Element", ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`shows` must be found, `may` is a matter of taste, anything else is wrong."""

    name: str
    shows: frozenset[str]
    may: frozenset[str]
    elements: tuple[Element, ...]


def sheets(part: str) -> Iterator[Sheet]:
    """All sheets of a part (`dev`, `held`), by file and place."""
    for path in sorted(SHEETS.glob(f"{part}_*.txt")):
        for number, text in enumerate(path.read_text(encoding="utf-8").split("=== ")[1:], 1):
            head, _, body = text.partition("\n")
            kinds = head.split()
            may = frozenset(kind[1:] for kind in kinds if kind.startswith("~"))
            shows = frozenset(kind for kind in kinds if not kind.startswith("~"))
            name = f"{path.stem}-{number:03}"
            yield Sheet(name, shows, may - shows, tuple(elements_of(iter(body.strip("\n").splitlines()))))


def elements_of(lines: Iterator[str]) -> Iterator[Element]:
    """The elements that the lines write, dialogs and cards with what stands in them."""
    table: list[Element] = []
    for line in lines:
        if line.startswith("|"):
            table.append(_table_row(line))
            continue
        if table:
            yield Element("table", inner=tuple(table))
            table = []
        if line == "}":
            return
        if line == "{":
            yield Element("card", inner=tuple(elements_of(lines)))
        elif line.startswith("!"):
            yield Element("dialog", (line[1:].strip(),), tuple(elements_of(lines)))
        elif line:
            yield _element(line)
    if table:
        yield Element("table", inner=tuple(table))


def _table_row(line: str) -> Element:
    mark = "head" if line.startswith("||") else "row"
    return Element(mark, tuple(part.strip() for part in line.strip("|").split("|")))


_ONE = {"#": "title", "##": "heading", "^": "banner", "$": "figure", "~": "note", "+": "upload", "x": "choice"}
_PAIR = {">": "link", "=": "cell", "?": "field", "?*": "required"}
_LIST = {"*": "icons", "%": "segments", "@": "bar"}


def _element(line: str) -> Element:
    mark, _, rest = line.partition(" ")
    if line.startswith("<"):
        return Element("html", (line,))
    if line[0] in "[(" and line[-1] in "])":
        found = _BUTTONS.findall(line)
        return Element("buttons", inner=tuple(Element("main" if a else "other", (a or b,)) for a, b in found))
    if mark in _ONE:
        return Element(_ONE[mark], (rest,))
    if mark in _PAIR:
        left, _, right = rest.partition("|")
        return Element(_PAIR[mark], (left.strip(), right.strip()))
    if mark in _LIST:
        return Element(_LIST[mark], tuple(part.strip() for part in rest.split(",")))
    if mark == "cal":
        first, _, days = rest.partition(" ")
        return Element("calendar", (first, *days.split(",")))
    return Element("last", (rest,)) if mark == "foot" else Element("text", (line,))
