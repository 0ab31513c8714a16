"""Lessons of the page reader: pages as rows of text, each row with the kinds that it shows.

A file of lessons (lessons/AUTHOR.txt) is UTF-8 text, pages apart by an empty line. A page begins with `@ name`, and
where the rows do not tell it, a tab and the kinds of the page; then a line for each row from top to bottom: kinds (a
space between, `-` for none, `?` before one on which people may differ), a tab, the cells of the row with `|` between,
and, where it is known, a tab and the place of the row: its top and its middle across in thousandths of the page.
`*` instead of kinds: nobody marked the rows of this page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from harness.detect.comprehension.page_tokens import RowText
from harness.detect.words.wording import normalise

FOLDER = Path(__file__).parent / "lessons"
UNSEEN = FOLDER / "unseen"  # pages of text that no reader was taught by: what it makes of them is tested
NONE, UNMARKED, OPEN, PAGE, CELL = "-", "*", "?", "@", "|"
THOUSAND = 1000
PARTS = 3


@dataclass(frozen=True, slots=True)
class LessonRow:
    """`kinds`: None where nobody marked the rows; of `perhaps` nothing is learnt."""

    row: RowText
    kinds: frozenset[str] | None
    perhaps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page and what it shows."""

    name: str
    rows: tuple[LessonRow, ...]
    shown: frozenset[str]
    perhaps: frozenset[str]


def lessons(author: str) -> tuple[Lesson, ...]:
    """All lessons of one author's file."""
    return tuple(parse_lessons((FOLDER / f"{author}.txt").read_text("utf-8")))


def unseen_lessons() -> tuple[Lesson, ...]:
    """Pages of text by authors who taught no reader."""
    return tuple(one for file in sorted(UNSEEN.glob("*.txt")) for one in parse_lessons(file.read_text("utf-8")))


def authors() -> tuple[str, ...]:
    """Whoever wrote lessons."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.txt")))


def digest_of_lessons() -> str:
    """Tells which lessons a reader was taught by."""
    return sha256(b"".join((FOLDER / f"{author}.txt").read_bytes() for author in authors())).hexdigest()


def is_of_text(author: str) -> bool:
    """Whether an author wrote rows alone and no pages to draw."""
    return author.startswith("t")


def drawn_authors() -> tuple[str, ...]:
    """Whoever wrote pages to draw."""
    return tuple(author for author in authors() if not is_of_text(author))


def part_of(author: str) -> int:
    """Which part of the authors one belongs to; a reader that was not taught by this part says what is new to it."""
    return drawn_authors().index(author) % PARTS


def parse_lessons(content: str) -> Iterator[Lesson]:
    """Pages of a file. Raises ValueError for a line that is none."""
    for block in content.split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if lines:
            yield _lesson(lines[0], lines[1:])


def lesson_text(one: Lesson) -> str:
    """A page as it stands in a file."""
    kinds = f"\t{_written(one.shown, one.perhaps)}" if _of_rows(one.rows) != (one.shown, one.perhaps) else ""
    return "\n".join([f"{PAGE} {one.name}{kinds}", *map(_row_line, one.rows)]) + "\n"


def _lesson(head: str, lines: list[str]) -> Lesson:
    mark, _, rest = head.partition(" ")
    if mark != PAGE:
        raise ValueError(f"a page begins with {PAGE}: {head[:60]}")
    name, _, kinds = rest.partition("\t")
    rows = tuple(_row(line, number / len(lines)) for number, line in enumerate(lines))
    shown, perhaps = _kinds(kinds) if kinds else _of_rows(rows)
    return Lesson(name, rows, shown, perhaps)


def _row(line: str, down: float) -> LessonRow:
    """A row without a place stands as far down as there are rows above it."""
    kinds, text, *place = line.split("\t")
    shown, perhaps = _kinds(kinds)
    top, middle = (int(one) / THOUSAND for one in place[0].split(",")) if place else (down, None)
    cells = " ".join(normalise(cell) for cell in text.split(CELL))
    return LessonRow(RowText(cells, top, middle), None if kinds == UNMARKED else shown, perhaps)


def _row_line(one: LessonRow) -> str:
    kinds = UNMARKED if one.kinds is None else _written(one.kinds, one.perhaps)
    places = [round(share * THOUSAND) for share in (one.row.down, one.row.across) if share is not None]
    place = [",".join(map(str, places))] if len(places) == 2 else []
    return "\t".join([kinds, one.row.text.replace(" ", CELL), *place])


def _of_rows(rows: tuple[LessonRow, ...]) -> tuple[frozenset[str], frozenset[str]]:
    shown = frozenset(kind for row in rows for kind in row.kinds or ())
    return shown, frozenset(kind for row in rows for kind in row.perhaps) - shown


def _kinds(told: str) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(told.split()) - {NONE, UNMARKED}
    perhaps = frozenset(word for word in words if word.startswith(OPEN))
    return words - perhaps, frozenset(word[1:] for word in perhaps)


def _written(shown: frozenset[str], perhaps: frozenset[str]) -> str:
    return " ".join([*sorted(shown), *(OPEN + kind for kind in sorted(perhaps))]) or NONE
