"""Points and rankings: ordinal, person or unit and figure under a ranking word; own rank; personal points.

City rankings in the news, 积分落户, popular services and order of search results are none of them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.detect.function_label import SURE, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import PeopleRow, Who, counted, people_rows
from harness.detect.piece import Piece
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

SEVERAL_ROWS = 3
_POINTS_WORD = re.compile(r"积分|得分|考核|活跃|使用率|完成率|打卡|签到|登录|上报|填报|在线|学习|通报|扣分|\d分$")
_ORDER_WORD = re.compile(r"排名|排行|榜|名次|末位|积分")
_OWN_RANK = re.compile(r"(我的|本人|个人|当前|全县|全市|全区|本单位|单位)(积分)?排名:?(第)?\d{1,5}")
_OWN_MENU = frozenset(
    [
        "积分榜",
        "积分排名",
        "积分排行",
        "积分排行榜",
        "我的排名",
        "单位排名",
        "全省排名",
        "本周排名",
        "红黑榜",
        "龙虎榜",
        "通报排名",
        "得分榜",
    ]
)
_OWN_POINTS = re.compile(r"(我的|当前|本月|本周|今日|累计|个人|总|可用|学习|活跃)积分")
_GAINED = re.compile(r"(\+|-|加|扣|得)\d{1,4}(积分|分)")
_NUMBER = re.compile(r"\d+(\.\d+)?(分|积分)?$")
BELOW_DP = 60.0


def detect_ranking(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """RANKING by who is ranked (persons, units), and POINTS, one each per role."""
    yield from strongest(one for view in views for one in (*_rankings(view, masker), *_points(view, masker)))


def _rankings(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    words = _order_words(view)
    if not words:
        return
    for who, rows in counted(people_rows(view)).items():
        confidence = _list_confidence(rows, who, view) if rows else 0.0
        if confidence > 0:
            pieces = [_head(words, rows), *(piece for row in rows for piece in row.pieces)]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=confidence, subject=who, data=data)
    for piece in words:
        yield from _own(view, piece, masker)


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
        if (
            short
            and _ORDER_WORD.search(piece.text)
            and lexicon.spot(piece.text, near=view.near(piece), title=view.title)
        ):
            found.append(piece)
    return found


def _list_confidence(rows: Sequence[PeopleRow], who: Who, view: ScreenView) -> float:
    ordered = [row for row in rows if row.ordinal is not None]
    counts_use = bool(_POINTS_WORD.search(view.title) or any(_POINTS_WORD.search(piece.text) for piece in view.pieces))
    if who == "units" and not counts_use:
        return 0.4  # towns are also ranked by air or output
    if len(ordered) >= SEVERAL_ROWS or (len(ordered) >= 2 and _falling(rows) and ordered[0].ordinal == 1):
        return SURE
    return 0.75 if len(rows) >= SEVERAL_ROWS and _falling(rows) else 0.0


def _falling(rows: Sequence[PeopleRow]) -> bool:
    values = [row.figures[-1][0] for row in rows]
    return all(first >= second for first, second in pairwise(values))


def _own(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    row = "".join(other.text for other in view.row(piece))
    who = "units" if "单位" in row else "persons"
    if _OWN_RANK.search(row) and not view.is_reading:
        yield sighting(Kind.RANKING, view, view.row(piece), masker, confidence=0.85, subject=who)
    elif piece.is_control and piece.text in _OWN_MENU:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject=who)


def _points(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("ranking"), view):
        if not any("积分" in hit.word for hit in found.hits):
            continue
        piece = found.piece
        number = _number_by(view, piece)
        if _OWN_POINTS.search(piece.text) and number is not None:
            yield sighting(Kind.POINTS, view, [piece, number], masker, confidence=SURE)
        elif _GAINED.search("".join(other.text for other in view.row(piece))):
            yield sighting(Kind.POINTS, view, view.row(piece), masker, confidence=0.85)
        elif piece.is_control and found.confidence >= SURE:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.7)


def _number_by(view: ScreenView, piece: Piece) -> Piece | None:
    """The figure that belongs to a label: in its own text, its row, or right above or below it."""
    if re.search(r"积分:?\d+", piece.text):
        return piece
    for other in view.pieces:
        beside = other in view.row(piece)
        column = abs(other.box.centre[0] - piece.box.centre[0]) < 80
        near = column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        if other is not piece and (beside or near) and _NUMBER.fullmatch(other.text):
            return other
    return None
