"""Functions that record where a user goes (轨迹): start and stop of a patrol, playback, upload; parcels are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.demand import is_lifted
from harness.detect.function_label import LITTLE_REST, Labelled, labelled, rest_of
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import people_rows
from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

# What is done to the one who walks, in a sentence or as a count of points: 系统自动上传行动轨迹, 36 轨迹点.
_RECORDS = re.compile(
    r"(上传|上报|记录|采集|回传|生成).{0,6}(行动|工作|巡查|巡护|巡河|走访|您的|你的|运动)?.{0,2}轨迹|(人员|网格员|护林员|巡查员|河长).{0,6}(实时)?位置.{0,4}(上报|回传|更新)|轨迹.{0,6}(上传|上报|未达标|不达标|不完整|不合格|中断)"
    r"|(巡\w|走访|巡查|工作|巡护).{0,2}轨迹.{0,6}(不得?(少于|低于)|至少)|正在.{0,2}记录.{0,6}(路线|路径|位置)"
    r"|保持定位开启.{0,20}轨迹|(巡护|巡查|巡河|巡逻|巡山)(里程|用时|时长|轨迹)\|?\d|\d(\.\d+)?(km|公里|千米|h|小时|m|个)?\|?(巡护|巡查|巡河|巡逻)(里程|用时|轨迹)"
)
_REPLAY = re.compile(r"(查看)?(历史|我的|工作|今日)?轨迹(回放|记录|查询)?[>›]?")
_COUNTED = re.compile(r"(今日|累计|本次|本月)?(里程|步数)")
TOLD_CHARACTERS = 60
TILE_DP = 60.0
LEAST_COLUMNS, LEAST_PERSONS = 3, 2


def detect_trail_function(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TRAIL_FUNCTION, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for one in labelled(load_lexicon("trail"), view):
        yield sighting(Kind.TRAIL_FUNCTION, view, [one.piece], masker, confidence=_confidence(view, one))
    for piece in view.pieces:
        if _is_told(view, piece) or _is_among_others(view, piece):
            yield sighting(Kind.TRAIL_FUNCTION, view, [piece], masker, confidence=0.7)


def _confidence(view: ScreenView, one: Labelled) -> float:
    """A column of a table of persons says of each where he went."""
    column = len(view.row(one.piece)) >= LEAST_COLUMNS and len(people_rows(view)) >= LEAST_PERSONS
    if column:
        return max(one.confidence, 0.7)
    return max(one.confidence, 0.6) if _heads_persons(view, one) else one.confidence


def _heads_persons(view: ScreenView, one: Labelled) -> bool:
    """A heading that names nothing but trails, over persons: 人员轨迹 with who went from when to when."""
    under = view.section(one.piece)
    named = any(row.who == "persons" and row.pieces[0].text in under for row in people_rows(view))
    return view.is_heading(one.piece) and rest_of(one.piece.text, one.hits) <= LITTLE_REST and named


def _is_told(view: ScreenView, piece: Piece) -> bool:
    lexicon = load_lexicon("trail")
    if is_lifted(piece.text):
        return False
    around = piece.text if len(piece.text) > 8 else _above_and_below(view, piece)
    benign = lexicon.is_benign_title(around) or lexicon.is_benign_title(view.title_over(piece))
    return len(piece.text) <= TOLD_CHARACTERS and not view.reads(piece) and not benign and bool(_RECORDS.search(around))


def _above_and_below(view: ScreenView, piece: Piece) -> str:
    """The figure over its name, as tiles show it."""
    column = [other for other in view.pieces if abs(other.box.centre[0] - piece.box.centre[0]) < 50]
    close = [other for other in column if 0 <= piece.box.centre[1] - other.box.centre[1] <= TILE_DP]
    return "|".join(other.text for other in sorted(close, key=lambda one: one.box.y_dp))


def _is_among_others(view: ScreenView, piece: Piece) -> bool:
    """轨迹回放 on a page that also counts kilometres or steps; a walk for health keeps no trail."""
    counts = any(_COUNTED.fullmatch(other.text) for other in view.pieces)
    return bool(_REPLAY.fullmatch(piece.text)) and counts and not view.reads(piece)
