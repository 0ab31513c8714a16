"""Screens that say they have nothing to show and lead nowhere: 404, 敬请期待, 页面不存在 with no way on."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("dead_end")

_EMPTY = re.compile(r"^(暂无|没有|无)(相关|任何)?(数据|内容|信息|记录|服务|文章|通知)")
_ANNOUNCED = re.compile(r"(展|演出?|赛|节|活动|影片|新书).{0,4}敬请期待")
_IN_NEWS = re.compile(r"(项目|工程|学校|地铁|铁路|公路|扩建|小区|园区|号线).{0,12}建设中")
_CODE = re.compile(r"错误|代码|code|err", re.IGNORECASE)
_BACK = re.compile(r"[‹<〈❮←]|返回|back", re.IGNORECASE)
BACK_DP = 72.0, 110.0  # how far the bar's arrow reaches from the screen's left and upper edge
MOST_PIECES, MOST_OF_EMPTY = 6, 2
SAID_CHARACTERS = 60
MOST_OF_FEW, FEW_CHARACTERS = 4, 60  # a title bar, a sentence, perhaps a second one


def detect_dead_end(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """DEAD_END, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def says_nothing(view: ScreenView) -> bool:
    """Whether a page says that there is nothing (404, 建设中, 敬请期待, 暂无内容), whatever ways lead on from it."""
    body = [piece for piece in view.pieces if not piece.node.in_nav and not piece.is_control]
    said = [
        piece
        for piece in body
        if len(piece.text) <= 40 and (_SAID.nothing.search(piece.text) or _EMPTY.search(piece.text))
    ]
    return bool(said) and len(body) <= MOST_PIECES


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    shown = [piece for piece in view.pieces if piece.node.in_viewport]
    if len(shown) > MOST_PIECES or any(piece.node.in_dialog or piece.node.kind == "input" for piece in shown):
        return
    ways = [
        piece
        for piece in shown
        if not _is_back(piece)
        if (piece.is_control and not _SAID.nothing.search(piece.text))
        or (_SAID.way_on.search(piece.text) and len(piece.text) <= 8)
    ]
    few = len(shown) <= MOST_OF_FEW and sum(len(piece.text) for piece in shown) <= FEW_CHARACTERS
    bare = len(shown) <= MOST_OF_EMPTY and not any(node.clickable for node in view.tree.nodes)
    for piece in shown:
        if (
            (
                _SAID.nothing.search(piece.text)
                or (bare and _is_empty(piece))
                or (few and _SAID.alone.search(piece.text))
            )
            and len(piece.text) <= SAID_CHARACTERS
            and not _IN_NEWS.search(piece.text)
            and not _ANNOUNCED.search(piece.text)
            and _stands_alone(view, piece)
            and not [way for way in ways if way is not piece]
        ):
            yield sighting(Kind.DEAD_END, view, [piece], masker, confidence=0.85)
            return


def _stands_alone(view: ScreenView, piece: Piece) -> bool:
    """A figure beside its label is a value; the code of the fault is part of what is said."""
    return all(other is piece or _CODE.search(other.text) for other in view.row(piece))


def _is_back(piece: Piece) -> bool:
    """The arrow at the left of a title bar: every page has it, and it leads nowhere but whence one came."""
    right, bottom = piece.box.x_dp + piece.box.width_dp, piece.box.y_dp + piece.box.height_dp
    return bool(_BACK.fullmatch(piece.text)) and right <= BACK_DP[0] and bottom <= BACK_DP[1]


def _is_empty(piece: Piece) -> bool:
    return bool(_SAID.bare.fullmatch(piece.text))
