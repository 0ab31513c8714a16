"""ScreenView: one SCREEN event with all that detectors ask of it: text, places, where the run stood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from statistics import median

from harness.detect.screen.circular import is_circular
from harness.detect.screen.news_front import is_news_front
from harness.detect.screen.piece import Piece, joined, rows_of
from harness.detect.screen.reading_text import Part, is_article, is_reading_page, part_of
from harness.detect.screen.told_persons import told_persons
from harness.detect.words.wording import normalise
from harness.model.event import Phase
from harness.model.screen import UiTree

HEADING_FONT_DP = 17.0
LARGER, LEAST_FOR_USUAL = 1.05, 5  # a heading is larger than the usual type of five texts and more
HEADING_TOP_DP = 64.0
HEADING_CHARACTERS = 24
_FIGURE = re.compile(r"[¥¥]?[\d.,:/%+-]+(元|分|次|天|小时|分钟|人|名|位|%)?")
LEAST_ENTRIES = 3  # in one row
MOST_TAPPED, LEAST_FOR_CONTROLS = 2, 8  # so few controls among so many texts: the kit does not tell them
MOST_WRAPPED = 3  # lines of one text
LINE_GAP = 0.9  # of the text's height: closer lines may be one wrapped line


@dataclass(frozen=True)
class ScreenView:
    """`png` is relative to the recording; `taps` count from the first screen, or from home once logged in.

    `ocr_text` is all that OCR read off the picture, None where it was not asked.
    `one_colour` is the share of the picture's commonest colour, known only where the tree has no text, and `dark`
    whether that colour is near black.
    """

    seq: int
    t: datetime
    phase: Phase
    scenario: str
    role: str
    session: int
    screen: str
    png: str
    tree: UiTree
    pieces: tuple[Piece, ...] = ()
    logged_in: bool = False
    taps: int = 0
    one_colour: float | None = None
    dark: bool = False
    ocr_text: str | None = None
    why: str = ""
    after_submit: bool = field(default=False)

    @cached_property
    def rows(self) -> tuple[tuple[Piece, ...], ...]:
        return rows_of(self.pieces)

    @cached_property
    def is_news_front(self) -> bool:
        """Whether its longer lines are headlines of news."""
        return is_news_front(self.rows)

    @cached_property
    def told_persons(self) -> frozenset[str]:
        """Names that columns and initials tell to be persons."""
        return told_persons(self.rows)

    @cached_property
    def row_by_piece(self) -> dict[int, tuple[Piece, ...]]:
        return {id(piece): row for row in self.rows for piece in row}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The document's title and what stands large or at the very top, as long as it is short."""
        found = [normalise(self.tree.title)]
        large = max(HEADING_FONT_DP, LARGER * self._usual_font_dp)
        for piece in self.pieces:
            topmost = piece.box.y_dp < HEADING_TOP_DP and piece.box.y_dp < self._first_end_dp
            top = piece.node.font_dp >= large or topmost
            plain = (
                not piece.laid_over
                and not piece.node.in_nav
                and piece.node.kind not in ("button", "input")
                and not piece.clickable
            )
            # Where all type is large, a sentence is no heading; a figure is one nowhere, nor is an arrow.
            whole = len(piece.text) > 1 and not piece.text.endswith("。") and not _FIGURE.fullmatch(piece.text)
            if top and plain and whole and len(piece.text) <= HEADING_CHARACTERS + 16:
                found.append(piece.text)
        return tuple(text for text in found if text)

    @cached_property
    def _first_end_dp(self) -> float:
        """Where the topmost text ends: a title bar is one line, and what lies below it is the page."""
        return min((piece.box.y_dp + piece.box.height_dp for piece in self.pieces), default=0.0)

    @cached_property
    def _usual_font_dp(self) -> float:
        """The type that most of the screen is set in, 0 where there is too little of it; large type is all large."""
        fonts = [piece.node.font_dp for piece in self.pieces if piece.node.kind == "text" and not piece.node.in_nav]
        return median(fonts) if len(fonts) >= LEAST_FOR_USUAL else 0.0

    @cached_property
    def title(self) -> str:
        """The headings as one string, for benign titles."""
        return "|".join(self.headings)

    @cached_property
    def _sections(self) -> dict[int, tuple[str, str]]:
        """Of each piece: the page's title with the heading that it stands under, and the text under that heading."""
        heads = [at for at, piece in enumerate(self.pieces) if piece.text in self.headings]
        top = "|".join(dict.fromkeys([normalise(self.tree.title), *(self.pieces[at].text for at in heads[:1])]))
        found: dict[int, tuple[str, str]] = {}
        for start, end in pairwise([0, *heads, len(self.pieces)]):
            here = self.pieces[start:end]
            title = f"{top}|{here[0].text}" if here and here[0].text in self.headings else top
            text = "\n".join(piece.text for piece in here)
            found |= {id(piece): (title.strip("|"), text) for piece in here}
        return found

    def title_over(self, piece: Piece) -> str:
        """The page's title and the heading over a piece: what stands under other headings says nothing of it."""
        return self._sections.get(id(piece), (self.title, ""))[0]

    def section(self, piece: Piece) -> str:
        """The text that shares its heading, one piece a line; the whole page where there is no heading."""
        return self._sections.get(id(piece), ("", self.text))[1]

    @cached_property
    def is_article(self) -> bool:
        """Whether it is there to be read: nothing to fill in, and most of its text is prose."""
        return is_article(self.tree, self.pieces)

    @cached_property
    def is_reading(self) -> bool:
        return is_reading_page(self.tree, self.pieces, self.headings)

    @cached_property
    def is_circular(self) -> bool:
        """Whether it is a notice to those who work for the sponsor, though it may read like an article."""
        return is_circular(self.title, (piece.text for piece in self.pieces))

    @cached_property
    def hides_controls(self) -> bool:
        """Whether hardly any control is told, however many there are; of the tab bar some kits tell all the same."""
        tapped = sum(piece.is_control and not piece.node.in_nav for piece in self.pieces)
        return tapped == 0 or (tapped <= MOST_TAPPED and len(self.pieces) >= LEAST_FOR_CONTROLS)

    @cached_property
    def text(self) -> str:
        """All pieces, one a line."""
        return "\n".join(piece.text for piece in self.pieces)

    def reads(self, piece: Piece) -> bool:
        """Part of an article; what a dialog over it says is not."""
        return self.is_reading and not piece.node.in_dialog

    def only_reads(self, piece: Piece) -> bool:
        """Part of an article that is no notice to those who work for the sponsor."""
        return self.reads(piece) and not self.is_circular

    def seen_by_eye(self, text: str) -> bool | None:
        """Whether OCR read the same (normalised) text off the picture; None where it was not asked."""
        return None if self.ocr_text is None else text in self.ocr_text

    def row(self, piece: Piece) -> tuple[Piece, ...]:
        """The pieces that stand beside it, itself included."""
        return self.row_by_piece.get(id(piece), (piece,))

    def near(self, piece: Piece) -> str:
        """The text of its row as one string; an entry of a menu is told nothing by the entries beside it."""
        return self._row_text.get(id(piece), piece.text)

    @cached_property
    def _row_text(self) -> dict[int, str]:
        """Of each piece that stands in a row but for a menu's."""
        rows = [row for row in self.rows if len(row) < LEAST_ENTRIES or not all(one.is_control for one in row)]
        told = [(row, "|".join(piece.text for piece in row)) for row in rows]
        return {id(piece): text for row, text in told for piece in row}

    def part(self, piece: Piece) -> Part:
        """What it is on the screen; many detectors ask of the same pieces."""
        return self._part_of.get(id(piece)) or part_of(piece, self.row(piece))

    @cached_property
    def _part_of(self) -> dict[int, Part]:
        return {id(piece): part_of(piece, self.row(piece)) for piece in self.pieces}

    def is_heading(self, piece: Piece) -> bool:
        return piece.text in self.headings

    def has_fields(self) -> bool:
        """Something to fill in."""
        return any(piece.node.kind == "input" for piece in self.pieces)

    def has_form(self) -> bool:
        """Something to fill in, or a button that submits."""
        submit = ("提交", "保存", "确定", "完成", "上报")
        return any(piece.node.kind == "input" for piece in self.pieces) or any(
            piece.node.kind == "button" and piece.text.startswith(submit) for piece in self.pieces
        )

    def wrapped(self, most: int = MOST_WRAPPED) -> Sequence[Piece]:
        """Each piece, and each run of up to `most` (2 or 3) neighbours that a line break may have split."""
        return [*self.pieces, *(run for count, run in self._runs if count <= most)]

    @cached_property
    def _runs(self) -> tuple[tuple[int, Piece], ...]:
        """Runs of neighbours with how many they are; joined once, for most detectors ask for them."""
        return tuple(_runs(self.pieces))


def _runs(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    for start, first in enumerate(pieces):
        run = [first]
        for following in pieces[start + 1 : start + MOST_WRAPPED]:
            if not _close(run[-1], following):
                break
            run.append(following)
            yield len(run), joined(run)


def _close(first: Piece, second: Piece) -> bool:
    gap = second.box.y_dp - (first.box.y_dp + first.box.height_dp)
    same_row = abs(first.box.centre[1] - second.box.centre[1]) < 0.6 * max(first.box.height_dp, 1.0)
    return same_row or -first.box.height_dp <= gap <= LINE_GAP * max(first.box.height_dp, 12.0)
