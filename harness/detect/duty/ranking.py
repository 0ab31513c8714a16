"""Rankings: ordinal, person or unit and figure under a ranking word, and the place that the user or a unit is told.

City rankings in the news, 积分落户, popular services and order of search results are none of them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.detect.duty.own_place import ORDER_WORD, SPORT, own_place, told_places
from harness.detect.screen.function_label import SURE
from harness.detect.screen.people_rows import PeopleRow, Who, counted, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("ranking")

LIKELY_ORDER = 0.8
SEVERAL_ROWS, SEVERAL_NAMES = 3, 2
_USE_RATE = re.compile(r"活跃度|(参学|安装|注册|激活|活跃|登录|使用)率")


@EachRole
def detect_ranking(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """RANKING by who is ranked (persons, units), one each per role."""
    if not view.is_reading:
        yield from told_places(view, masker)
    words = _order_words(view)
    if not words and not view.is_reading:
        yield from _rated_units(view, masker)
    if not words:
        return
    for who, rows in counted(people_rows(view)).items():
        confidence = _list_confidence(rows, who, view) if rows else 0.0
        if confidence > 0:
            pieces = [_head(words, rows), *(piece for row in rows for piece in row.pieces)]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=confidence, subject=who, data=data)
    for piece in words:
        yield from own_place(view, piece, masker)


def _rated_units(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Units in the order of their rate of installing or using, which no word calls a ranking."""
    if not _USE_RATE.search(view.text) or load_lexicon("ranking").is_benign_title(view.title):
        return
    rows = [row for row in counted(people_rows(view))["units"] if row.figures[-1][1] == "%"]
    if len(rows) >= SEVERAL_ROWS and _falling(rows):
        pieces = [piece for row in rows for piece in row.pieces]
        yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.6, subject="units", data={"rows": len(rows)})


def _heads_order(row: Sequence[Piece]) -> bool:
    """The head of a table that gives a unit or person its place: 位次, 单位, 总分; 院校 stands for those who apply."""
    cells = [piece.text for piece in row]
    return any(_SAID.place_column.fullmatch(cell) for cell in cells) and any(
        _SAID.who_column.fullmatch(cell) for cell in cells
    )


def _head(words: Sequence[Piece], rows: Sequence[PeopleRow]) -> Piece:
    """The word that stands closest above the list, else the first."""
    top = rows[0].pieces[0].box.y_dp
    above = [piece for piece in words if piece.box.y_dp <= top and not piece.node.in_nav]
    return max(above, key=lambda piece: piece.box.y_dp, default=words[0])


def _order_words(view: ScreenView) -> list[Piece]:
    """Labels that speak of an order, benign contexts and headlines left out."""
    lexicon = load_lexicon("ranking")
    found = []
    for piece in view.pieces:
        short = view.part(piece) in (Part.CONTROL, Part.LABEL) and len(piece.text) <= 16
        if not short:
            continue
        near, title = view.near(piece), view.title_over(piece)
        benign = lexicon.is_benign_title(title) or lexicon.is_benign_title(near)
        board = _SAID.board.fullmatch(piece.text) and not benign and not SPORT.search(view.section(piece))
        if (
            board
            or _heads_order(view.row(piece))
            or (ORDER_WORD.search(piece.text) and lexicon.spot(piece.text, near=near, title=title))
        ):
            found.append(piece)
    return found


def _list_confidence(rows: Sequence[PeopleRow], who: Who, view: ScreenView) -> float:
    ordered = [row for row in rows if row.ordinal is not None]
    counts_use = bool(
        _SAID.points_word.search(view.title) or any(_SAID.points_word.search(piece.text) for piece in view.pieces)
    )
    named = any(_SAID.of_units.search(piece.text) for piece in view.pieces) and not SPORT.search(
        view.section(rows[0].pieces[0])
    )
    if who == "units" and not counts_use and not named:
        return 0.4  # towns are also ranked by air or output
    if len(ordered) >= SEVERAL_ROWS or (len(ordered) >= 2 and _falling(rows) and ordered[0].ordinal == 1):
        return SURE
    if _placed(rows) and (len(rows) >= SEVERAL_ROWS or named or who == "persons"):
        return LIKELY_ORDER
    if not _falling(rows):
        return 0.0
    # Of a short list a picture may lose an ordinal.
    return 0.75 if len(rows) >= SEVERAL_ROWS else 0.6 if len(rows) == 2 and rows[0].ordinal == 1 else 0.0


def _placed(rows: Sequence[PeopleRow]) -> bool:
    """Whether a column counts the places 1, 2, 3 behind the names."""
    columns = zip(*([value for value, _ in row.figures] for row in rows), strict=False)
    return len(rows) >= SEVERAL_NAMES and any(_counts_places(column) for column in columns)


def _counts_places(column: Sequence[float]) -> bool:
    """1, 2, 3 or, where the middle is left out, 1, 2, 10."""
    whole = all(value == int(value) for value in column)
    return whole and list(column[:2]) == [1.0, 2.0] and all(one < other for one, other in pairwise(column))


def _falling(rows: Sequence[PeopleRow]) -> bool:
    values = [row.figures[-1][0] for row in rows]
    return all(first >= second for first, second in pairwise(values))
