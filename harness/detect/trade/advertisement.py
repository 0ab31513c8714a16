"""Advertisements: what is marked 广告, screens that a splash sells, offers with a call; 公益广告 is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_AD_LABELS = frozenset({"广告", "AD", "ad", "Ad", "赞助", "广告×", "广告X", "赞助内容", "推广"})
# What names the place as bought, or who bought it; the offer stands beside as something that leads on.
_BOUGHT = re.compile(
    r"(品牌|商业|商家|企业|赞助商?|合作)(推广|广告)|推广(链接|信息|内容)|广告(链接|内容)|广告(主|投放|来源|商):.{2,}"
)
# 广告 · advertiser, 广告 第三方应用, 赞助内容 | 广告: a label with the name of who pays beside it.
_AD_LINE = re.compile(
    r"(广告|推广|赞助(内容)?)[·|丨•・-].{1,12}|.{1,10}[·|丨•・-](广告|推广)|广告第三方.{0,6}|广告[>›»]|[\[【](广告|推广)[\]】].{2,30}|\d*(秒|s)?(后)?(可|可以)?(跳过|关闭)广告\d*(秒|s)?"
    # The mark read in one with the call beside it; what is not bought or taken (查看广告) may be a function.
    r"|(去逛逛|(立即|马上)(抢购|购买|领取|下单)|马上抢|了解(详情|更多)|点击领取)广告"
)
_WATCH = re.compile(r"(看|观看)(视频)?广告|(?<!避)免广告|去广告(版|特权|体验|$)")
# What hands the user to another company, by a tap or a shake; of a splash with a way to skip it.
_PROMOTED = re.compile(r"由.{0,10}(第三方|商家|广告主?).{0,4}(推广|提供推广)")
_HANDS_OVER = re.compile(
    r"(跳转|打开|前往|进入).{0,8}第三方|第三方(应用|APP|小程序)|(摇一摇|扭一扭|扭动|上滑|滑动|点击).{0,10}(跳转|查看(商品|详情)|领取)",
    re.IGNORECASE,
)
# Two lures and a control that follows them are an advertisement without the word; so is money lent at once.
_BAIT = re.compile(
    r"爆款|半价|专场|首单|全场.{0,2}折|限时(秒杀|抢购|特惠)|秒杀|低至|直降|买.[赠送].|0首付|月供|立省|返现|清仓|特价|特卖|特惠|限时|甩卖|让利|厂家直(销|发)|狂欢|双(十一|11)"
    r"|包邮|新人(红包|礼)|\d(\.\d+)?元(起|购|抢|秒)|免单|满\d+(立)?减"
)
_FOLLOW = re.compile(
    r"^(去逛逛|去看看|进店(看看)?|(去|马上|立即)?(抢购|咨询|下单|预约)|立即(购买|领取|申请|查看)|马上抢|了解(详情|更多)|点击(领取|查看))$"
)
_LENT = (
    re.compile(r"(贷|借).{0,8}(最高|额度|可借).{0,4}万"),
    re.compile(r"(当日|当天|最快|秒|极速).{0,6}(放款|到账)"),
    re.compile(r"日息|低息|免息"),
)
_YIELDS = re.compile(r"理财.{0,8}年化|年化.{0,6}\d(\.\d+)?%|(重疾|意外|医疗|寿)险.{0,8}(每天|每月|低至)?\d+元起")
_TAKE_UP = re.compile(
    r"(立即|马上|去|点击|免费)?(申请|投保|办理|看看|借款|借钱|领取|了解|购买|抢购|下载|测额|测算|试算)(额度|应用|APP)?"
)
_PUBLIC_LOAN = re.compile(r"公积金|助学|创业(担保|贷款)|贴息|扶贫|小额信贷|惠农|政策性|信易贷|普惠")
_SKIP = re.compile(r"^\d{0,2}[s秒]?\|?(跳过|关闭)(广告)?\|?\d{0,2}[s秒]?$", re.IGNORECASE)
_LURE = re.compile(r"领取|红包|免费|元购|优惠|大促|首付|日息|借钱|抢|减\d|¥|折|限时|上市|直供|高价|贷|课")
_SPONSORED = re.compile(r"sponsored", re.IGNORECASE)
CORNER_DP = 15.0
AD_REACH_DP, CALL_DP, BESIDE_DP = 140.0, 90.0, 12.0


def detect_advertisement(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """ADVERTISEMENT, one per role."""
    yield from strongest(one for view in views for one in _adverts(view, masker))


def _adverts(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        marked = _AD_LINE.fullmatch(piece.text) or _PROMOTED.search(piece.text)
        if marked or _WATCH.search(piece.text) or _hands_over(view, piece):
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=0.8)
            continue
        if not view.reads(piece) and (_lures(view, piece) or _lends(view, piece)):
            yield sighting(Kind.ADVERTISEMENT, view, view.row(piece), masker, confidence=0.7)
        if _SPONSORED.sub("", piece.text) not in _AD_LABELS and not _BOUGHT.fullmatch(piece.text):
            continue
        shown = [
            node
            for node in view.tree.nodes
            if (node.kind == "image" or (node.clickable and node.text != piece.node.text))
            and abs(node.box.centre[1] - piece.box.centre[1]) <= max(AD_REACH_DP, node.box.height_dp)
        ]
        public = load_lexicon("commerce").is_benign_title(view.near(piece))
        splash = any(_SKIP.search(other.text) for other in view.pieces)
        corner = piece.node.font_dp <= CORNER_DP and not piece.node.in_nav
        lured = any(_LURE.search(other.text) for other in view.pieces)
        weak_word = piece.text in ("推广", "赞助")
        certain = ((bool(shown) and not weak_word) or splash or (corner and lured)) and not public
        yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=SURE if certain else 0.4)


def _hands_over(view: ScreenView, piece: Piece) -> bool:
    """A splash: it can be skipped, and what it tells leads to another company."""
    splash = any(_SKIP.search(other.text) and other.text != "关闭" for other in view.pieces)
    return splash and bool(_HANDS_OVER.search(piece.text)) and not view.reads(piece)


def _lures(view: ScreenView, piece: Piece) -> bool:
    beside = view.row(piece)
    followed = any(_FOLLOW.search(other.text) for other in (*beside, *(one for one in view.pieces if one.is_control)))
    return len(_BAIT.findall(piece.text)) >= 2 and followed


def _lends(view: ScreenView, piece: Piece) -> bool:
    """Two words of a lender's offer; or one, or what a product of money promises, with a control right under it."""
    words = sum(bool(shape.search(piece.text)) for shape in _LENT)
    offered = words or _YIELDS.search(piece.text)
    called = offered and any(
        one.is_control and _TAKE_UP.fullmatch(one.text) and -BESIDE_DP < _below(piece, one) <= CALL_DP
        for one in view.pieces
    )
    return bool(called or words >= 2) and not _PUBLIC_LOAN.search(view.section(piece))


def _below(upper: Piece, lower: Piece) -> float:
    return lower.box.centre[1] - upper.box.centre[1]
