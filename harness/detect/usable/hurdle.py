"""What a page demands of hands, eyes and time: puzzles, gestures of many fingers, timed pages, windows over the page.

The sizes and words are those of the 适老化通用设计规范 (1.5, 2.x) and T/TAF 114 (standards.md, section 11).
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_PUZZLE = re.compile(
    r"(拖动|滑动|移动)(滑块|拼图|图标|图片)|拼图验证|(依次|按顺序|请)点击.{0,8}(文字|图中|图标)|图(形|片)验证码|滑块验证|看不清.{0,4}换一张"
)
_OTHER_WAY = re.compile(
    r"语音(验证|播报|验证码)|短信(验证|登录|验证码)|(换|其他|更换)(一种)?(方式|验证)|听验证码|人工(协助|服务)"
)
_FINGERS = re.compile(
    r"(三|四|五|多|3|4|5)(个)?(根)?(手)?指(同时)?(下滑|上滑|滑动|点击|长按|捏合|按住|张开|轻点|双击|操作)"
)
# A page that teaches the app's own use reads like an article and is none.
_MANUAL = re.compile(r"帮助|使用说明|使用指南|操作(说明|指南|手册)|常见问题|新手(引导|指引)|怎么用|如何使用")
_TIMED = re.compile(
    r"(\d{1,3})(秒|s)(钟)?(之?后)?.{0,4}(自动)?(跳转|关闭|返回|退出|提交|消失|进入|登出)|(自动跳转|自动关闭|自动提交)"
)
_CODE = re.compile(r"验证码|重新(获取|发送)|付款码|支付码")
_STOP = re.compile(r"跳过|停留|取消|暂停|关闭|不跳转|立即|延长|返回")
_CLOSE = re.compile(r"^(关闭|×|✕|╳|X|x|✖|取消|我知道了|知道了|稍后(再说)?|暂不|跳过|不再提示|close)$", re.IGNORECASE)
_WINDOW = re.compile(r"活动|公告|福利|调查|问卷|红包|升级|提醒|推荐|通知|下载|领取|邀请")
LEAST_CLOSE_DP = 44.0
INSTRUCTION_CHARACTERS = 40
WINDOW_SHARE = (0.02, 0.85)


def detect_hurdle(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PICTURE_PUZZLE, MANY_FINGERS, TIMED_PAGE and FLOATING_WINDOW, one each per role, the worst of each kind."""
    found = [one for view in views for one in _on(view, masker)]
    yield from strongest(sorted(found, key=_mildness))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (*_puzzles(view, masker), *_gestures(view, masker), *_timed(view, masker), *_windows(view, masker))


def _mildness(one: Observation) -> bool:
    """`strongest` keeps the first of equals: what leaves no way out stands before what does."""
    return bool(one.data.get("other_way") or one.data.get("stoppable") or one.data.get("close"))


def _puzzles(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    shown = [piece for piece in view.pieces if _says(_PUZZLE, piece, view)]
    if shown:
        other = any(_OTHER_WAY.search(piece.text) for piece in view.pieces if piece not in shown)
        yield sighting(Kind.PICTURE_PUZZLE, view, shown[:1], masker, confidence=0.85, data={"other_way": other})


def _gestures(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    manual = bool(_MANUAL.search(view.title))
    for piece in view.pieces:
        if _says(_FINGERS, piece, view, manual=manual):
            yield sighting(Kind.MANY_FINGERS, view, [piece], masker, confidence=0.8)


def _timed(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if not _says(_TIMED, piece, view) or _CODE.search(view.near(piece)):
            continue
        ways = [other for other in view.pieces if other.is_control and _STOP.search(other.text)]
        stays = any(word in other.text for other in ways for word in ("跳过", "停留", "取消", "暂停", "不跳转", "延长"))
        told = _TIMED.search(piece.text)
        seconds = int(told[1]) if told and told[1] else 0
        data = {"seconds": seconds, "stoppable": stays}
        yield sighting(Kind.TIMED_PAGE, view, [piece], masker, confidence=0.8, data=data)


def _windows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A window over the page that tells or offers something; what asks for consent or for an answer is none."""
    for window in (node for node in view.tree.nodes if node.kind == "dialog"):
        inside = [piece for piece in view.pieces if piece.node.in_dialog and _holds(window.box, piece.box)]
        share = window.box.width_dp * window.box.height_dp / max(1.0, view.tree.width_dp * view.tree.height_dp)
        told = any(_WINDOW.search(piece.text) for piece in inside)
        asks = any(piece.node.kind == "input" or "隐私" in piece.text or "同意" in piece.text for piece in inside)
        if not told or asks or not WINDOW_SHARE[0] <= share <= WINDOW_SHARE[1]:
            continue
        closing = [piece for piece in inside if piece.is_control and _CLOSE.search(piece.text)]
        yield sighting(Kind.FLOATING_WINDOW, view, closing or inside[:1], masker, confidence=0.8, data=_size(closing))


def _size(closing: Sequence[Piece]) -> dict[str, object]:
    if not closing:
        return {"close": False, "width_dp": 0.0, "height_dp": 0.0}
    box = max(closing, key=lambda piece: min(piece.box.width_dp, piece.box.height_dp)).box
    large = min(box.width_dp, box.height_dp) >= LEAST_CLOSE_DP
    return {"close": large, "width_dp": round(box.width_dp, 1), "height_dp": round(box.height_dp, 1)}


def _says(wanted: re.Pattern[str], piece: Piece, view: ScreenView, *, manual: bool = False) -> bool:
    told = manual or not view.reads(piece)
    return told and len(piece.text) <= INSTRUCTION_CHARACTERS and bool(wanted.search(piece.text))


def _holds(outer: Box, inner: Box) -> bool:
    across, down = inner.centre
    within = outer.x_dp <= across <= outer.x_dp + outer.width_dp
    return within and outer.y_dp <= down <= outer.y_dp + outer.height_dp
