"""Functions that record where a user goes (轨迹): start and stop of a patrol, playback, upload; parcels are none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.screen.function_label import LITTLE_REST, Labelled, labelled, rest_of
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("trail_function")

_REPLAY = re.compile(r"(查看)?(历史|我的|工作|今日)?轨迹(回放|记录|查询)?[>›]?")
_COUNTED = re.compile(r"(今日|累计|本次|本月)?(里程|步数)")
_LENGTH = re.compile(r"\d+(\.\d+)?(km|公里|千米|米)|\d+步", re.IGNORECASE)
_ROUTE = re.compile(r"(巡\w|走访|巡护|巡河|巡逻)(路线|任务|记录)")
_ENDS = re.compile(r"(暂停|结束|停止|继续)(巡\w|走访|记录)?")
_WHERE = re.compile(r"(人员|队员|网格员|干部|护林员)(位置|定位|轨迹|分布)")
_REPORTED = re.compile(r"(定位|位置|轨迹)上(报|传)")
_INTERVAL = re.compile(r"(间隔|频率|周期)\|?.{0,3}\d+(秒|分钟|分)")
LEAST_WALKS = 2
TOLD_CHARACTERS = 60
TILE_DP, TILE_CHARACTERS, ROW_CHARACTERS = 60.0, 8, 30
LEAST_COLUMNS, LEAST_PERSONS, LEAST_JUDGED = 3, 2, 2
TAB_BAR_DP, TAB_CHARACTERS = 96.0, 5


@EachRole
def detect_trail_function(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """TRAIL_FUNCTION, one per role."""
    for one in labelled(load_lexicon("trail"), view):
        yield sighting(Kind.TRAIL_FUNCTION, view, [one.piece], masker, confidence=_confidence(view, one))
    yield from _walked(view, masker)
    yield from _kept(view, masker)
    yield from _runs(view, masker)
    for piece in _tabs(view):
        yield sighting(Kind.TRAIL_FUNCTION, view, [piece], masker, confidence=0.6)
    for piece in demanded(view, "trail"):
        if not load_lexicon("trail").is_benign_title(f"{view.title_over(piece)}|{piece.text}"):
            yield sighting(Kind.TRAIL_FUNCTION, view, [piece], masker, confidence=0.65)
    for piece in view.pieces:
        if _is_told(view, piece) or _is_among_others(view, piece):
            yield sighting(Kind.TRAIL_FUNCTION, view, [piece], masker, confidence=0.7)


def _kept(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rows that show a trail or its length, and the controls that start and end one."""
    lexicon = load_lexicon("trail")
    for row in () if view.is_reading else view.rows:
        text, section = "|".join(piece.text for piece in row), view.section(row[0])
        if (
            len(text) > ROW_CHARACTERS
            or lexicon.is_benign_title(f"{view.title_over(row[0])}|{text}")
            or is_lifted(text)
        ):
            continue
        started = any(piece.is_control and _SAID.starts.fullmatch(piece.text) for piece in row)
        title = view.title_over(row[0])
        staff = _SAID.posted.search(title) and not _SAID.filmed.search(title)
        posted = staff and any(_SAID.located.fullmatch(one.text) for one in row)
        if (
            posted
            or _SAID.kept.search(text)
            or ((_SAID.walked.search(text) or started) and _SAID.at_walk.search(f"{view.title}|{section}"))
        ):
            yield sighting(Kind.TRAIL_FUNCTION, view, row, masker, confidence=0.65)


def _runs(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A run that is set and judged by its way, as schools do; one for health is judged by nobody."""
    rows = ["|".join(piece.text for piece in row) for row in view.rows]
    judged = sum(bool(_SAID.judged_run.search(row)) for row in rows)
    if view.is_reading or not _SAID.run.search(view.title) or judged < LEAST_JUDGED:
        return
    for row, text in zip(view.rows, rows, strict=True):
        if _LENGTH.search(text) and len(text) <= ROW_CHARACTERS:
            yield sighting(Kind.TRAIL_FUNCTION, view, row, masker, confidence=0.65)


def _tabs(view: ScreenView) -> Iterable[Piece]:
    """The tab of an app that leads to the patrol which it follows."""
    low = view.tree.height_dp - TAB_BAR_DP
    for row in view.rows:
        if len(row) >= LEAST_COLUMNS and row[0].box.y_dp >= low and all(len(one.text) <= TAB_CHARACTERS for one in row):
            yield from (piece for piece in row if _SAID.tab.fullmatch(piece.text))


def _walked(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Trails by day with their length, a route under way, and persons with where they were last."""
    lexicon = load_lexicon("trail")
    for head in (one for one in view.pieces if view.is_heading(one)):
        if view.is_reading or lexicon.is_benign_title(view.title_over(head)):
            continue
        under = [row for row in view.rows if row[0] is not head and view.section(row[0]) == view.section(head)]
        lengths = [row for row in under if any(_LENGTH.fullmatch(piece.text) for piece in row)]
        walks = len(lengths) >= LEAST_WALKS and _SAID.heads_walks.search(head.text)
        under_way = _ROUTE.search(head.text) and any(
            piece.is_control and _ENDS.fullmatch(piece.text) for row in under for piece in row
        )
        persons = [row for row in people_rows(view) if row.who == "persons" and row.pieces in under]
        located = _WHERE.search(head.text) and len(persons) >= LEAST_PERSONS
        interval = _REPORTED.search(head.text) and any(_INTERVAL.search(view.near(row[0])) for row in under)
        if walks or under_way or located or interval:
            pieces = [head, *(piece for row in under for piece in row)]
            yield sighting(Kind.TRAIL_FUNCTION, view, pieces, masker, confidence=0.7)


def _confidence(view: ScreenView, one: Labelled) -> float:
    """A column of a table of persons says of each where he went; on a page of a patrol a plain label is its own."""
    column = len(view.row(one.piece)) >= LEAST_COLUMNS and len(people_rows(view)) >= LEAST_PERSONS
    if column:
        return max(one.confidence, 0.7)
    plain = rest_of(one.piece.text, one.hits) <= LITTLE_REST and not view.reads(one.piece)
    if plain and _SAID.at_walk.search(view.title_over(one.piece)):
        return max(one.confidence, 0.65)
    return max(one.confidence, 0.6) if _heads_persons(view, one) else one.confidence


def _heads_persons(view: ScreenView, one: Labelled) -> bool:
    """A heading that names nothing but trails, over persons: 人员轨迹 with who went from when to when."""
    under = view.section(one.piece)
    named = any(row.who == "persons" and row.pieces[0].text in under for row in people_rows(view))
    return view.is_heading(one.piece) and rest_of(one.piece.text, one.hits) <= LITTLE_REST and named


def _is_told(view: ScreenView, piece: Piece) -> bool:
    lexicon = load_lexicon("trail")
    if is_lifted(piece.text) or _SAID.permission.search(piece.text):
        return False
    tile = len(piece.text) <= TILE_CHARACTERS and _SAID.of_trail.search(piece.text)
    around = _above_and_below(view, piece) if tile else piece.text
    benign = lexicon.is_benign_title(around) or lexicon.is_benign_title(view.title_over(piece))
    return (
        len(piece.text) <= TOLD_CHARACTERS
        and not view.only_reads(piece)
        and not benign
        and bool(_SAID.records.search(around))
    )


def _above_and_below(view: ScreenView, piece: Piece) -> str:
    """The figure over its name, as tiles show it."""
    column = [other for other in view.pieces if abs(other.box.centre[0] - piece.box.centre[0]) < 50]
    close = [other for other in column if 0 <= piece.box.centre[1] - other.box.centre[1] <= TILE_DP]
    return "|".join(other.text for other in sorted(close, key=lambda one: one.box.y_dp))


def _is_among_others(view: ScreenView, piece: Piece) -> bool:
    """轨迹回放 on a page that also counts kilometres or steps; a walk for health keeps no trail."""
    counts = any(_COUNTED.fullmatch(other.text) for other in view.pieces)
    return bool(_REPLAY.fullmatch(piece.text)) and counts and not view.only_reads(piece)
