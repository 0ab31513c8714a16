"""Makes anew what likeness learns from the taught pages: their rows as examples, and the pages as wholes.

`python -m tests.detect.screens.natural.teach lessons` draws the pages, reads each by its picture and with its source
(some 2 s a page), and writes lessons/AUTHOR.txt, by which `teach_reader.py FOLDER` teaches the page reader. Then
`python -m tests.detect.screens.natural.teach weights FOLDER` draws and reads them again and writes
examples/pages_AUTHOR.tsv, pages.tsv and the weights. A page is weighed by rows, and read by a reader, that were learnt
without its author's, as a page that nobody has seen would be. For the same reason what the rules told of a page that
stands in pages.tsv stays as it is: once phrases were mended by a page, they seem to know more of pages than they do.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harness.detect.comprehension.page_reader import PageReader
from harness.detect.comprehension.page_tokens import row_texts
from harness.detect.comprehension.word_pieces import word_pieces
from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.eyes.label import confidence_by_kind
from harness.detect.eyes.recognise import told_labels
from harness.detect.likeness import learning, page_learning
from harness.detect.likeness.examples import Example, example_line, examples_of_package
from harness.detect.likeness.learnt import Likeness, unpacked
from harness.detect.likeness.likely_rows import likely_rows
from harness.detect.likeness.page_examples import (
    FILE,
    PageExample,
    page_examples_content,
    page_line,
    parse_page_examples,
)
from harness.detect.likeness.page_traits import page_traits
from harness.detect.screen.piece import Piece, around
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER
from tests.detect.screens.natural.drawn_page import DrawnPage, Mark, drawn_pages
from tests.detect.screens.natural.lesson import FOLDER as LESSONS
from tests.detect.screens.natural.lesson import PARTS, Lesson, LessonRow, lesson_text, part_of
from tests.detect.screens.natural.page import TAUGHT, Page
from tests.detect.screens.seen import seen_view

LIKENESS = Path(learning.__file__).parent
OF_SHARE = 0.5  # of a row or mark that lies in the other
type Told = Mapping[str, float]  # confidence by label kind


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as read: views by channel (picture, source), the width of its picture in px."""

    page: Page
    marks: tuple[Mark, ...]
    views: Mapping[str, ScreenView]
    width_px: int

    @property
    def author(self) -> str:
        return _author(self.page.name)


def write_lessons(seen: Sequence[SeenPage]) -> None:
    """The lessons of every author who wrote pages to draw."""
    for author, own in _by_author(seen).items():
        (LESSONS / f"{author}.txt").write_text("\n".join(lesson_text(lesson_of(one)) for one in own), "utf-8")


def teach(seen: Sequence[SeenPage], readers: Sequence[PageReader]) -> None:
    """Writes rows, pages and weights of all taught pages; a part's reader is one that was not taught by it."""
    by_author = _by_author(seen)
    for author, own in by_author.items():
        write_rows(author, own)
    told_before = {one.name: one.traits.told for one in parse_page_examples(page_examples_content())}
    weighed = (_weighed(own, told_before, readers[part_of(author)]) for author, own in by_author.items())
    lines = [page_line(one) + "\n" for of_author in weighed for one in of_author]
    (LIKENESS / FILE).write_text("".join(lines), "utf-8")
    learning.write_learnt()
    page_learning.write_learnt_pages()


def write_rows(author: str, own: Sequence[SeenPage]) -> None:
    """The rows of one author's marked pages as a file of examples; none where nothing is marked."""
    rows = [row for one in own for row in rows_of(one)]
    if rows:
        (LIKENESS / "examples" / _file_of(author)).write_text(
            "".join(example_line(row) + "\n" for row in rows), "utf-8"
        )


def rows_of(one: SeenPage) -> Iterator[Example]:
    """Every row that the source tells with the kinds of the marks on it; what the second reader did not see is open."""
    view = one.views["source"]
    if not one.marks and one.page.shows:
        return
    scale = view.tree.width_dp / one.page.width_dp
    for row in view.rows:
        on = [mark for mark in one.marks if _lies(around([piece.box for piece in row]), mark.box, scale)]
        kinds = frozenset(kind for mark in on for kind in mark.kinds)
        perhaps = frozenset(kind for mark in on for kind in mark.perhaps) | (kinds - one.page.shows)
        yield Example(kinds & one.page.shows, _heading(view, row), _text(row), perhaps - (kinds & one.page.shows))


def lesson_of(one: SeenPage) -> Lesson:
    """A page as the page reader is taught by it: the rows that its source tells, each with its marks and its place."""
    view = one.views["source"]
    unmarked = not one.marks and bool(one.page.shows)
    told = [Example(frozenset(), "", "")] * len(view.rows) if unmarked else list(rows_of(one))
    rows = tuple(
        LessonRow(row, None if unmarked else example.kinds, example.perhaps)
        for row, example in zip(row_texts(view), told, strict=True)
    )
    return Lesson(one.page.name, rows, one.page.shows, one.page.may - one.page.shows)


def seen_pages(drawn: Iterable[DrawnPage]) -> Iterator[SeenPage]:
    """Every drawn page as read by its picture and with its source."""
    reader = OcrReader(load_engine())
    for one in drawn:
        pixels = open_picture(one.png)
        assert pixels is not None, one.name
        views = {"picture": seen_view(pixels, reader), "source": seen_view(pixels, reader, one.source, one.name)}
        yield SeenPage(one.page, one.marks, views, pixels.shape[1])


def readers_apart(folder: Path) -> tuple[PageReader, ...]:
    """The readers that teach_reader.py taught without a part of the authors."""
    return tuple(PageReader((folder / f"apart-{part}.onnx").read_bytes(), word_pieces()) for part in range(PARTS))


def _by_author(seen: Sequence[SeenPage]) -> Mapping[str, Sequence[SeenPage]]:
    by_author: dict[str, list[SeenPage]] = defaultdict(list)
    for one in seen:
        by_author[one.author].append(one)
    return by_author


def _weighed(own: Sequence[SeenPage], told_before: Mapping[str, Told], reader: PageReader) -> Iterator[PageExample]:
    own_file = _file_of(own[0].author)
    likeness = _learnt_without(own_file if (LIKENESS / "examples" / own_file).exists() else "")
    for one in own:
        for channel, view in one.views.items():
            name = f"{one.page.name}-{channel}"
            told = told_before[name] if name in told_before else _told(one, view)
            traits = page_traits(view, told, tuple(likely_rows(view, likeness)), reader.read(row_texts(view)))
            yield PageExample(name, one.page.shows, one.page.may - one.page.shows, traits)


def _author(page: str) -> str:
    return page.split("-", maxsplit=1)[0]


@cache
def _learnt_without(file: str) -> Likeness:
    return unpacked(learning.packed(learning.learn(examples_of_package(without=file)), ""))


def _told(one: SeenPage, view: ScreenView) -> Told:
    return confidence_by_kind(told_labels(view, one.width_px / view.tree.width_dp, MASKER))


def _file_of(author: str) -> str:
    return f"pages_{author}.tsv"


def _heading(view: ScreenView, row: Sequence[Piece]) -> str:
    return view.title_over(row[0]).replace("|", " / ").replace("\t", " ").replace("\n", " ")


def _text(row: Sequence[Piece]) -> str:
    return "|".join(" ".join(piece.text.split()) for piece in row)


def _lies(row: Box, mark: Box, scale: float) -> bool:
    """Whether half of the row lies in the mark, or of the mark in the row."""
    left, top = mark.x_dp * scale, mark.y_dp * scale
    right, bottom = left + mark.width_dp * scale, top + mark.height_dp * scale
    across = min(row.x_dp + row.width_dp, right) - max(row.x_dp, left)
    down = min(row.y_dp + row.height_dp, bottom) - max(row.y_dp, top)
    least = min(row.width_dp * row.height_dp, (right - left) * (bottom - top))
    return across > 0 and down > 0 and across * down > OF_SHARE * least


if __name__ == "__main__":
    pages = list(seen_pages(drawn_pages(TAUGHT)))
    if sys.argv[1] == "lessons":
        write_lessons(pages)
    else:
        teach(pages, readers_apart(Path(sys.argv[2])))
