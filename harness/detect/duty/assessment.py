"""Assessment modules: 考核, 督查, 扣分 of persons or units.

A rating of a service and an inspection of firms are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.assessed_work import assessed_work
from harness.detect.duty.metric_assessment import metric_assessment
from harness.detect.screen.function_label import LITTLE_REST, SURE, labelled, rest_of
from harness.detect.screen.people_rows import PeopleRow, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import Lexicon, load_lexicon
from harness.detect.words.people_names import is_person
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("assessment")

_TAKEN_WITHIN = re.compile(r"扣\d+(\.\d+)?分")
_LIGHT = re.compile(r"(红|黄|绿|蓝)灯\|\d+|\|(红|黄|绿)灯$")
_POINTED = re.compile(r"[+\-]?\d+(\.\d+)?分")
LEAST_GRADES, LEAST_LIGHTS, LEAST_POINTED = 3, 2, 2
_TAKEN = re.compile(r"[-−扣]\d+(\.\d+)?分")
ROW_CHARACTERS, SENTENCE_CHARACTERS = 40, 90
LEAST_LAMPS = LEAST_RULES = 2
LEAST_ENTRIES, LEAST_MENU_ROWS = 3, 2
_ENTRY = re.compile(r"[\u4e00-\u9fffA-Za-z“”\"]{2,6}")
_MARKED = re.compile(r"(扣分.{0,2}[:：]|考核|考评|绩效|督查).{0,6}\d+(\.\d+)?分?")
_TIMED = re.compile(r"\d分\d+秒|分钟|\d小时|\d{1,2}:\d{2}:\d{2}")  # the length of a lesson that names it
HEADLINE_CHARACTERS = 12
_ANSWERS = re.compile(r"(责任|被督导|督查|督办|考核|牵头)(单位|对象|人)\|?.{2,}|督办单|催办函")
LEAST_HEAD_CELLS, LEAST_TAKEN = 2, 2


@EachRole
def detect_assessment(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """ASSESSMENT and METRIC_ASSESSMENT, one each per role."""
    return (
        *_modules(view, masker),
        *_rated(view, masker),
        *_tables(view, masker),
        *_taken_off(view, masker),
        *_scored(view, masker),
        *_rules(view, masker),
        *_reprimands(view, masker),
        *_binding(view, masker),
        *assessed_work(view, masker),
        *metric_assessment(view, masker),
    )


def _modules(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    counted = [row for row in people_rows(view) if row.figures]
    lexicon = load_lexicon("assessment")
    for piece in (one for one in view.pieces if view.is_heading(one)):
        rows = _under(view, piece, counted)
        headline, short = view.part(piece) is Part.HEADLINE, len(piece.text) <= ROW_CHARACTERS // 2
        if _of_points(view, piece):
            continue
        if headline and short and len(rows) >= 2 and lexicon.spot(piece.text, title=view.title_over(piece)):
            pieces = [piece, *(one for row in rows for one in row.pieces)]
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.7)
        elif not view.is_reading and _is_table_of(piece, lexicon, view):
            yield sighting(Kind.ASSESSMENT, view, [piece], masker, confidence=0.65)
    for found in labelled(lexicon, view):
        if view.part(found.piece) is Part.PROSE or _SAID.of_name.fullmatch(found.piece.text):
            continue  # what says that something counts is a duty, and no module; nor is a department's name
        if _of_points(view, found.piece) or _is_of_firms(view, found.piece.text):
            continue
        rows = _under(view, found.piece, counted)
        pieces = [found.piece, *(piece for row in rows for piece in row.pieces)]
        if len(rows) >= 2 and rest_of(found.piece.text, found.hits) <= 2 * LITTLE_REST:
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=SURE)
        elif _SAID.pay.search(near := view.near(found.piece).replace("|", "")):
            continue
        elif _MARKED.search(near) and not _TIMED.search(near):
            confidence = 0.4 if view.is_reading else 0.8
            yield sighting(Kind.ASSESSMENT, view, view.row(found.piece), masker, confidence=confidence)
        else:
            confidence = 0.6 if _in_menu(view, found.piece) else min(found.confidence, 0.6)
            yield sighting(Kind.ASSESSMENT, view, [found.piece], masker, confidence=confidence)


def _heads(view: ScreenView) -> list[Piece]:
    """The headings that name an assessment of those who work."""
    lexicon = load_lexicon("assessment")
    named = [one for one in view.pieces if view.is_heading(one) and lexicon.spot(one.text, title=view.title_over(one))]
    return [one for one in named if not _of_points(view, one)]


def _rules(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """The rules by which units or staff are scored, as long as a line of them says so: 考核细则 over 每次扣 1 分."""
    lines = [piece for piece in view.pieces if _SAID.rule_line.search(piece.text)]
    for piece in view.pieces:
        told = view.is_heading(piece) and _SAID.rules.fullmatch(piece.text) and len(lines) >= LEAST_RULES
        if told and not load_lexicon("assessment").is_benign_title(view.title_over(piece)):
            yield sighting(Kind.ASSESSMENT, view, [piece], masker, confidence=0.65)


def _of_points(view: ScreenView, piece: Piece) -> bool:
    """What villagers or readers gain and lose by points is no assessment of those who work."""
    plain = _SAID.of_points.search(piece.text) and not _SAID.assessed.search(piece.text)
    return bool(plain) and "积分" in view.text and not _SAID.assessed.search(view.text)


def _is_of_firms(view: ScreenView, text: str) -> bool:
    return bool(_SAID.put_right.search(text) and _SAID.of_firms.search(view.text))


def _in_menu(view: ScreenView, piece: Piece) -> bool:
    """One of the short labels of a menu of several rows: 走访轨迹 | 村干考核 | 代办帮办."""
    rows = [row for row in view.rows if len(row) >= LEAST_ENTRIES and all(_ENTRY.fullmatch(one.text) for one in row)]
    return len(rows) >= LEAST_MENU_ROWS and any(piece in row for row in rows) and not view.is_reading


def _under(view: ScreenView, head: Piece, rows: Sequence[PeopleRow]) -> list[PeopleRow]:
    """The rows that share its heading; what another card of the page lists is something else."""
    section = view.section(head)
    return [row for row in rows if view.section(row.pieces[0]) == section]


def _is_table_of(head: Piece, lexicon: Lexicon, view: ScreenView) -> bool:
    """A heading of assessment over what is measured and figures: 考核指标完成情况 with 86%, 99%."""
    hits = lexicon.spot(head.text, title=view.title_over(head))
    if not hits or rest_of(head.text, hits) > LITTLE_REST:
        return False
    under = view.section(head).split("\n")[1:]
    measured = sum(bool(_SAID.figure.fullmatch(line)) for line in under)
    return measured >= 1 and any(len(line) <= ROW_CHARACTERS // 2 and _SAID.table_of.search(line) for line in under)


def _tables(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Under a heading of assessment: a table head of indicators, weights and scores, or what was taken off."""
    heads = _heads(view)
    if not heads or view.is_reading:
        return
    for row in view.rows:
        cells = [piece for piece in row if _SAID.head_cells.fullmatch(piece.text)]
        if len(cells) >= LEAST_HEAD_CELLS:
            yield sighting(Kind.ASSESSMENT, view, [heads[0], *cells], masker, confidence=0.75)
    taken = [piece for piece in view.pieces if _TAKEN.fullmatch(piece.text)]
    if len(taken) >= LEAST_TAKEN:
        yield sighting(Kind.ASSESSMENT, view, [heads[0], *taken], masker, confidence=0.7)


def _taken_off(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A label of what is taken off, and the rows below it that take it: 扣分项 over 无故缺席 | -5."""
    if view.is_reading:
        return
    benign = load_lexicon("assessment").is_benign_title
    for head in view.pieces:
        if not _SAID.taken_head.fullmatch(head.text) or benign(view.title_over(head)) or benign(view.section(head)):
            continue
        below = [row for row in view.rows if len(row) > 1 and row[0].box.y_dp > head.box.y_dp]
        taken = [row for row in below if any(_SAID.taken_off.fullmatch(piece.text) for piece in row[1:])]
        if taken and taken[0] is below[0]:
            pieces = [head, *(piece for row in taken for piece in row)]
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.65)


def _scored(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rows under a heading of assessment: a score, a grade, what was taken off, who answers for a matter."""
    lexicon = load_lexicon("assessment")
    for row in () if view.is_reading else view.rows:
        text = "|".join(piece.text for piece in row)
        title = view.title_over(row[0])
        assessed = _SAID.assessed.search(title) or lexicon.spot(title)
        if (
            not assessed
            or lexicon.is_benign_title(f"{title}|{text}")
            or _SAID.of_service.search(title)
            or is_lifted(text)
        ):
            continue
        if len(text) <= ROW_CHARACTERS and (
            _SAID.scored.search(text) or _ANSWERS.search(text) or _SAID.taken_each.search(text)
        ):
            yield sighting(Kind.ASSESSMENT, view, row, masker, confidence=0.65)


def _rated(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Staff given a grade, units inspected, lights set, and what each failing takes off."""
    if view.is_reading:
        return
    lexicon = load_lexicon("assessment")
    for row in view.rows:
        section, near = view.section(row[0]), "|".join(piece.text for piece in row)
        benign = lexicon.is_benign_title(view.title_over(row[0])) or is_lifted(near) or of_public(section)
        if benign or _SAID.of_service.search(section):
            continue
        grades = [piece for piece in row if _SAID.grades.fullmatch(piece.text)]
        if len(grades) >= LEAST_GRADES and _SAID.rated_staff.search(section):
            yield sighting(Kind.ASSESSMENT, view, grades, masker, confidence=0.65)
        if len(near) <= ROW_CHARACTERS and _SAID.inspected.search(near):
            yield sighting(Kind.ASSESSMENT, view, row, masker, confidence=0.6)
    heads = _heads(view)
    for head in heads:
        under = [row for row in view.rows if row[0] is not head and view.section(row[0]) == view.section(head)]
        lit = [row for row in under if _LIGHT.search(view.near(row[0]))]
        off = [row for row in under if any(_TAKEN_WITHIN.search(piece.text) for piece in row)]
        pointed = [row for row in under if sum(bool(_POINTED.fullmatch(piece.text)) for piece in row) >= 1]
        if len(lit) >= LEAST_LIGHTS or off or len(pointed) >= LEAST_POINTED:
            pieces = [head, *(piece for row in (lit or off or pointed) for piece in row)]
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.65)


def _reprimands(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What a notice does to a unit or person, which news only tell of."""
    for piece in view.wrapped(2):
        if _SAID.of_told.search(piece.text) or _is_of_firms(view, piece.text):
            continue
        if _SAID.reprimand.search(piece.text) and not _is_news(view, piece):
            yield sighting(Kind.ASSESSMENT, view, [piece], masker, confidence=0.6)


def _is_news(view: ScreenView, piece: Piece) -> bool:
    """An article that binds nobody, or a headline."""
    read = view.is_article and not view.is_circular
    return read or (view.is_news_front and len(piece.text) >= HEADLINE_CHARACTERS)


def _binding(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What counts into an assessment or follows from one, the verdict given, the lamps lit: each says so by itself."""
    if view.is_article and not view.is_circular:
        return
    graded = [row for row in view.rows if _SAID.graded.fullmatch(row[-1].text) and _of_staff(row)]
    if len(graded) >= LEAST_LAMPS and _SAID.rated_staff.search(view.title + view.text):
        yield sighting(Kind.ASSESSMENT, view, [one for row in graded for one in row], masker, confidence=0.6)
    lamps = [row for row in view.rows if _SAID.lamp_row.search("|".join(piece.text for piece in row))]
    if len(lamps) >= LEAST_LAMPS:
        yield sighting(Kind.ASSESSMENT, view, [one for row in lamps for one in row], masker, confidence=0.6)
    for pieces in (*([piece] for piece in view.wrapped(2)), *view.rows):
        text = "|".join(piece.text for piece in pieces)
        if len(text) > SENTENCE_CHARACTERS or is_lifted(text) or of_public(text) or _is_news(view, pieces[0]):
            continue
        title = view.title_over(pieces[0])
        innocent = (
            _is_of_firms(view, text)
            or _SAID.of_service.search(f"{title}|{text}")
            or load_lexicon("assessment").is_benign_title(title)
        )
        if not innocent and (_SAID.counts_into.search(text) or _SAID.verdict.search(text)):
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.6)


def _of_staff(row: Sequence[Piece]) -> bool:
    """Whether a row begins with a trait that staff are graded by, or names one of them."""
    return bool(_SAID.traits.fullmatch(row[0].text)) or (len(row) > 1 and any(is_person(one.text) for one in row))
