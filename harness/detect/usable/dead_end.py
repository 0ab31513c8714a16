"""Screens that say they have nothing to show: 404, 敬请期待, 页面不存在, with a way on or without."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.screen.tab_bar import tab_bar
from harness.detect.usable.breakdown_dialog import has_broken_down
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("dead_end")

_EMPTY = re.compile(r"^(暂无|没有|无)(相关|任何)?(数据|内容|信息|记录|服务|文章|通知)")
_ANNOUNCED = re.compile(r"(展|演出?|赛|节|活动|影片|新书).{0,4}敬请期待")
_IN_NEWS = re.compile(r"(项目|工程|学校|地铁|铁路|公路|道路|路段|桥梁?|隧道|管网|扩建|小区|园区|号线).{0,12}建设中")
_ENTERED = re.compile(
    r"(密码|验证码|账号|帐号|用户名|证件号|身份证|手机号)[^,]{0,6}(错误|有误|不正确|不存在|失效|过期)"
)
_AGAIN = re.compile(r"(请?重新|去|立即|马上)(登[录陆]|认证|验证|授权)")
_CODE = re.compile(r"错误|代码|code|err", re.IGNORECASE)
_BACK = re.compile(r"[‹<〈❮←]|返回|back", re.IGNORECASE)
_ICON = re.compile(r"(?!4\d\d$|5\d\d$)[\W\d_A-Za-z\u3040-\u30ff]{1,3}|[\u4e00-\u9fff]")  # what OCR makes of a drawing
BACK_DP = 72.0, 110.0  # how far the bar's arrow reaches from the screen's left and upper edge
TITLE_BAR_DP, STATUS_BAR_DP = 72.0, 56.0  # the first text may lie lower: then it is no title
MOST_PIECES, MOST_OF_EMPTY = 6, 2
SAID_CHARACTERS = 60
MOST_OF_FEW, FEW_CHARACTERS = 4, 60  # a title bar, a sentence, perhaps a second one
MOST_BESIDE, BESIDE_CHARACTERS = 5, 90  # what a page explains of its emptiness; Chinese characters
OFF_MIDDLE = 0.2  # of the screen's width: such a page is drawn about its middle
MOST_OF_SERVER = 14


def detect_dead_end(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """DEAD_END, one per role; `leads_on` where the page offers a way on (返回首页, 重试, a tab bar)."""
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
    if any(piece.node.in_dialog or piece.node.kind == "input" for piece in shown) or has_broken_down(view):
        return
    ways = [piece for piece in shown if not _is_back(piece) and _leads_on(piece)]
    said = _with_no_way_on(view, shown, ways) if len(shown) <= MOST_PIECES else None
    leads_on = said is None
    said = said or _of_server(shown) or _in_the_middle(view, shown)
    if said is not None:
        data = {"leads_on": leads_on and bool(ways)}
        yield sighting(Kind.DEAD_END, view, [said], masker, confidence=0.85, data=data)


def _leads_on(piece: Piece) -> bool:
    tapped = piece.is_control and not _SAID.nothing.search(piece.text)
    return tapped or bool(_SAID.way_on.search(piece.text) and len(piece.text) <= 8)


def _with_no_way_on(view: ScreenView, shown: Sequence[Piece], ways: Sequence[Piece]) -> Piece | None:
    """What such a page says where nothing else can be tapped; wide words count where it says hardly more."""
    few = len(shown) <= MOST_OF_FEW and sum(len(piece.text) for piece in shown) <= FEW_CHARACTERS
    bare = len(shown) <= MOST_OF_EMPTY and not any(node.clickable for node in view.tree.nodes)
    for piece in shown:
        told = (
            _SAID.nothing.search(piece.text)
            or (bare and _SAID.bare.fullmatch(piece.text))
            or (few and _SAID.alone.search(piece.text) and "?" not in piece.text)
        )
        if told and _is_said(view, piece) and all(way is piece for way in ways):
            return piece
    return None


def _of_server(shown: Sequence[Piece]) -> Piece | None:
    """The page of a server or a browser in place of the app's own: its headline is the same everywhere."""
    if len(shown) > MOST_OF_SERVER:
        return None
    return next((piece for piece in shown if _SAID.server.search(piece.text)), None)


def _in_the_middle(view: ScreenView, shown: Sequence[Piece]) -> Piece | None:
    """What the whole page between title bar and tab bar says: a picture, this, an explanation, a way back."""
    tabs = tab_bar(view)
    body = [piece for piece in shown if piece not in tabs and not piece.node.in_nav and not _is_of_title(view, piece)]
    body = [piece for piece in body if not _ICON.fullmatch(piece.text)]
    said = [piece for piece in body if _SAID.nothing.search(piece.text) and _is_said(view, piece)]
    others = [piece for piece in body if piece not in said]
    ways = [piece for piece in others if _SAID.way.fullmatch(piece.text)]
    beside = [piece for piece in others if piece not in ways]
    if any(piece.is_control and not _SAID.nothing.search(piece.text) for piece in beside):
        return None
    if len(beside) > MOST_BESIDE or sum(han_count(piece.text) for piece in beside) > BESIDE_CHARACTERS:
        return None
    middle = view.tree.width_dp / 2
    return next((piece for piece in said if abs(piece.box.centre[0] - middle) <= OFF_MIDDLE * view.tree.width_dp), None)


def _is_of_title(view: ScreenView, piece: Piece) -> bool:
    begins = min(view.rows[0][0].box.y_dp, STATUS_BAR_DP) if view.rows else 0.0
    return piece.box.y_dp + piece.box.height_dp <= TITLE_BAR_DP + begins


def _is_said(view: ScreenView, piece: Piece) -> bool:
    if _ENTERED.search(piece.text) or _signs_in_again(view, piece):
        return False
    announced = _IN_NEWS.search(piece.text) or _ANNOUNCED.search(piece.text)
    return len(piece.text) <= SAID_CHARACTERS and not announced and _stands_alone(view, piece)


def _signs_in_again(view: ScreenView, piece: Piece) -> bool:
    """Whether it says that one is no longer signed in, and offers to do so again."""
    ended = _SAID.of_session.search(piece.text)
    return bool(ended) and any(_AGAIN.fullmatch(other.text) for other in view.pieces)


def _stands_alone(view: ScreenView, piece: Piece) -> bool:
    """A figure beside its label is a value; the code of the fault is part of what is said."""
    return all(other is piece or _CODE.search(other.text) for other in view.row(piece))


def _is_back(piece: Piece) -> bool:
    """The arrow at the left of a title bar: every page has it, and it leads nowhere but whence one came."""
    right, bottom = piece.box.x_dp + piece.box.width_dp, piece.box.y_dp + piece.box.height_dp
    return bool(_BACK.fullmatch(piece.text)) and right <= BACK_DP[0] and bottom <= BACK_DP[1]
