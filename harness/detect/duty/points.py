"""Points of a person: what the user has, what each act earns, badges and levels; 积分落户 and match points are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.placed_list import head_names
from harness.detect.duty.points_told import points_told
from harness.detect.screen.function_label import SURE, labelled
from harness.detect.screen.people_rows import counted, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("points")

_HAS_POINTS = re.compile(r"(余额|获|得|有|积|共)?\d[\d,]*(积分)|\d[\d,]*分(积分)?$")
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?(分|积分)?$")
_GAIN_CHARACTERS = 24
SHOP_CHARACTERS, MENU_CHARACTERS = 14, 6
COLUMN_DP, BELOW_DP, BADGE_CHARACTERS, PROSE_CHARACTERS, SEVERAL_ROWS = 110.0, 76.0, 20, 60, 3


@EachRole
def detect_points(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """POINTS, one per role."""
    yield from _earned(view, masker)
    yield from _boards(view, masker)
    yield from _entries(view, masker)
    for piece in view.pieces:
        flashed = view.is_reading and _SAID.flashed.fullmatch(piece.text)
        ordered = view.is_circular and _SAID.per_act.search(piece.text) and not _other(view, piece)
        if flashed or ordered:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.7)
    for told in () if view.is_reading else points_told(view, [one for one in view.pieces if not _other(view, one)]):
        yield sighting(Kind.POINTS, view, told, masker, confidence=0.7)
    for found in labelled(load_lexicon("ranking"), view):
        if not any("积分" in hit.word for hit in found.hits) or _SAID.other_points.search(found.piece.text):
            continue
        if _other(view, found.piece):
            continue
        piece = found.piece
        number = _number_by(view, piece)
        if _SAID.own_points.search(piece.text) and number is not None:
            yield sighting(Kind.POINTS, view, [piece, number], masker, confidence=SURE)
        elif _SAID.gained.search("".join(other.text for other in view.row(piece))):
            yield sighting(Kind.POINTS, view, view.row(piece), masker, confidence=0.85)
        elif piece.is_control and found.confidence >= SURE and not _SAID.other_points.search(piece.text):
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.7)


def _earned(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Points by what they are called and a figure, by badges and levels, or by what each act gains."""
    if view.is_reading:
        return
    lexicon = load_lexicon("ranking")
    pieces = [one for one in view.pieces if not _other(view, one)]
    for piece in pieces:
        if (_SAID.per_act.search(piece.text) or _SAID.told_points.search(piece.text)) and len(
            piece.text
        ) <= PROSE_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.8)
        if _SAID.shop.search(piece.text) and len(piece.text) <= SHOP_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.7)
    for line in view.rows:
        text = "|".join(one.text for one in line)
        counts = line[0] in pieces and len(text) <= _GAIN_CHARACTERS and _SAID.act_gains.search(text)
        if counts and not _SAID.match.search(view.section(line[0])) and not lexicon.is_benign_title(text):
            yield sighting(Kind.POINTS, view, line, masker, confidence=0.7)
    yield from _gained(view, pieces, masker)
    for piece in pieces:
        if view.part(piece) not in (Part.CONTROL, Part.LABEL) or lexicon.is_benign_title(view.near(piece)):
            continue
        number = _figure_of(view, piece) if _SAID.own_points.fullmatch(piece.text) else None
        row = "".join(other.text for other in view.row(piece))
        if number is not None:
            yield sighting(Kind.POINTS, view, [piece, number], masker, confidence=0.85)
        elif _SAID.badges.search(row) and len(row) <= BADGE_CHARACTERS:
            yield sighting(Kind.POINTS, view, view.row(piece), masker, confidence=0.7)
        elif "积分" in piece.text and _HAS_POINTS.search(piece.text) and len(piece.text) <= BADGE_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.8)


def _gained(view: ScreenView, pieces: Sequence[Piece], masker: Masks) -> Iterable[Observation]:
    """Several gains below each other, or the one that an act of every day has just brought."""
    gains = [piece for piece in pieces if _SAID.earned.search(piece.text)]
    if not gains or (all(piece.text[0] in "-−" for piece in gains) and "积分" not in view.text):
        return  # what is only taken off are an assessment's marks
    if len(gains) == 1 and _SAID.just_done.search(view.text):
        yield sighting(Kind.POINTS, view, gains, masker, confidence=0.7)
    if len(gains) > 1 and _SAID.earn_page.search(view.text):
        yield sighting(Kind.POINTS, view, gains, masker, confidence=0.85)


def _entries(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """An entry of a menu, which is one of several short labels side by side."""
    for row in () if view.is_reading else view.rows:
        if len(row) < SEVERAL_ROWS or not all(one.text.isalpha() and len(one.text) <= MENU_CHARACTERS for one in row):
            continue
        for piece in () if head_names(row) else row:
            if _SAID.menu.fullmatch(piece.text) and not _other(view, piece):
                yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.6)


def _is_at_work(piece: Piece) -> bool:
    """Whether what an act earns counts in an assessment, which tells of it itself."""
    return "积分" not in piece.text and bool(_SAID.at_work.search(piece.text))


def _boards(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Points beside persons: under a heading of points, or on a board that tells of no examination."""
    scored = [row for row in counted(people_rows(view))["persons"] if row.figures[-1][1] in ("分", "积分")]
    board = len(scored) >= SEVERAL_ROWS and _SAID.board.search(view.title) and not _SAID.contest.search(view.text)
    if board or (len(scored) >= SEVERAL_ROWS - 1 and any("积分" in text for text in view.headings)):
        yield sighting(Kind.POINTS, view, [one for row in scored for one in row.pieces], masker, confidence=0.8)


def _other(view: ScreenView, piece: Piece) -> bool:
    """Whether what it stands with are points of pupils, teams, shoppers or a unit's."""
    if _is_at_work(piece):
        return True
    if _SAID.marks_of_units.search(view.text.replace("\n", "|")):
        return True
    if piece.text.endswith("?"):
        return True  # one who asks how points come has none to show
    around = f"{view.title_over(piece)}|{view.near(piece)}"
    if _SAID.league.search(view.text) or ("积分" not in piece.text and _SAID.unit_mark.search(view.text)):
        return True
    of_others = _SAID.other_points.search(around) or _SAID.match.search(around) or _SAID.of_units.search(around)
    return bool(of_others) or load_lexicon("ranking").is_benign_title(view.title_over(piece))


def _figure_of(view: ScreenView, piece: Piece) -> Piece | None:
    """Its figure; in a row of several only what stands next, for the head of a table has none of its own."""
    row = view.row(piece)
    if len(row) <= 2:
        return _number_by(view, piece)
    after = row[row.index(piece) + 1 :]
    return after[0] if after and _NUMBER.fullmatch(after[0].text) else None


def _number_by(view: ScreenView, piece: Piece) -> Piece | None:
    """The figure that belongs to a label: in its own text, its row, or right above or below it."""
    if re.search(r"积分(余额)?:?\d+", piece.text):
        return piece
    for other in view.pieces:
        beside = other in view.row(piece)
        column = abs(other.box.centre[0] - piece.box.centre[0]) < COLUMN_DP
        near = column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        if other is not piece and (beside or near) and _NUMBER.fullmatch(other.text):
            return other
    return None
