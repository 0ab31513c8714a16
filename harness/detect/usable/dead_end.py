"""Screens that say they have nothing to show and lead nowhere: 404, 敬请期待, 页面不存在 with no way on."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_NOTHING = re.compile(
    r"(页面|网页|内容|文章|资源|地址)(不存在|已?丢失|走丢|找不到|未找到|无法(访问|显示|打开)|已?失效|已删除|被删除|已下线)|(找|访问)不到.{0,6}页面"
    r"|走丢了|敬请期待|(正在|努力)?(开发|建设)中(?![的国学心])|(暂未|尚未|未|即将)(开放|开通|上线)|无法访问此网站|服务器(开小差|错误|异常|繁忙|内部错误)|"
    r"加载失败|(网络|页面|数据)?(请求|连接)(失败|超时)$|访问出错|(网页|页面)(无法|不能)(打开|访问|显示)|(系统|网络|服务器?|页面|网页|程序)(繁忙|开小差|异常|出错)|net::ERR_|ERR_[A-Z_]{6,}|(内容|页面|数据).{0,6}(不存在|已?被?删除)|^(HTTPStatus)?(404|500|502|503|504)([-–—]?[A-Za-z]+|$)|Not\s?Found|Bad\s?Gateway|Internal\s?Server\s?Error|Service\s?Unavailable"
    r"|Gateway\s?Time-?out|Whitelabel"
    r"|^正在(开发|建设|升级)(中)?$|(栏目|功能|页面|频道|模块).{0,4}正在(开发|建设|升级|维护)|^出错了|^(服务|系统|功能|平台)(升级|维护)中|^暂停(对外)?服务|^服务(已|暂时)?暂停|无法连接|^正在维护|^((您|你|当前用户|该账号).{0,2})?(暂无|没有|无)(访问|查看|操作)?权限(访问|查看)?|(服务|功能|应用|接口)(已|暂)?(不可用|停用|下线|关停)|Network\s?(timeout|error)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^(暂无|没有|无)(相关|任何)?(数据|内容|信息|记录|服务|文章|通知)")
# What a page that is empty, and gives no control at all, says.
_BARE = re.compile(
    r"(这里)?空空如也.?|(暂无|没有|无|没有找到|未找到|未查询到)(任何|相关|更多)?(数据|内容|信息|资料).?|什么[都也]没有.{0,2}"
)
# A part of an app, and what befell it: enough where the screen holds little else and nothing to tap.
_BEFALLEN = re.compile(
    r"(页面|网页|内容|服务|系统|功能|模块|栏目|频道|数据|文章|链接|应用|小程序|平台|网站|网络).{0,6}"
    r"(不见|走失|迷路|消失|丢失|出错|错误|失败|异常|无法|不能|维护中|升级中|下线|关闭|停用|暂停|过期|失效|中断|超时|繁忙|没有开通|未开通)"
    r"|^(400|401|403|408|410|429)[-–—:]?[A-Za-z]{3,}",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"(展|演出?|赛|节|活动|影片|新书).{0,4}敬请期待")
_WAY_ON = re.compile(r"返回|首页|重试|刷新|重新加载|再试|后退|关闭|back|home|retry|reload", re.IGNORECASE)
_IN_NEWS = re.compile(r"(项目|工程|学校|地铁|铁路|公路|扩建|小区|园区|号线).{0,12}建设中")
_BACK = re.compile(r"[‹<〈❮←]|返回|back", re.IGNORECASE)
BACK_DP = 72.0, 110.0  # how far the bar's arrow reaches from the screen's left and upper edge
MOST_PIECES, MOST_OF_EMPTY = 6, 2


def detect_dead_end(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """DEAD_END, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def says_nothing(view: ScreenView) -> bool:
    """Whether a page says that there is nothing (404, 建设中, 敬请期待, 暂无内容), whatever ways lead on from it."""
    body = [piece for piece in view.pieces if not piece.node.in_nav and not piece.is_control]
    said = [
        piece for piece in body if len(piece.text) <= 40 and (_NOTHING.search(piece.text) or _EMPTY.search(piece.text))
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
        if (piece.is_control and not _NOTHING.search(piece.text))
        or (_WAY_ON.search(piece.text) and len(piece.text) <= 8)
    ]
    bare = len(shown) <= MOST_OF_EMPTY and not any(node.clickable for node in view.tree.nodes)
    for piece in shown:
        if (
            (_NOTHING.search(piece.text) or (bare and _is_empty(piece)))
            and len(piece.text) <= 40
            and not _IN_NEWS.search(piece.text)
            and not _ANNOUNCED.search(piece.text)
            and len(view.row(piece)) == 1  # a figure beside its label is a value
            and not [way for way in ways if way is not piece]
        ):
            yield sighting(Kind.DEAD_END, view, [piece], masker, confidence=0.85)
            return


def _is_back(piece: Piece) -> bool:
    """The arrow at the left of a title bar: every page has it, and it leads nowhere but whence one came."""
    right, bottom = piece.box.x_dp + piece.box.width_dp, piece.box.y_dp + piece.box.height_dp
    return bool(_BACK.fullmatch(piece.text)) and right <= BACK_DP[0] and bottom <= BACK_DP[1]


def _is_empty(piece: Piece) -> bool:
    """Only the page source tells that there is nothing to tap."""
    return piece.seen_by == "tree" and bool(_BARE.fullmatch(piece.text) or _BEFALLEN.search(piece.text))
