"""Selling and advertising: prices, memberships, a price with a buy control, a picture marked 广告.

Statutory fees have a price and are no sale; 公益广告 is no advertisement.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import SURE
from harness.detect.lexicon import load_lexicon
from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_PRICE = re.compile(r"(?<![À-ÿ])[¥¥]\d+(\.\d{1,2})?|(?<![\d,.])\d{1,5}(\.\d{1,2})?元(?!/人)(/(月|年|季|次|份|件))?")
# Sums that a citizen owes or is owed, which are the price of nothing.
_OWED = re.compile(
    r"罚款|罚没|水费|电费|燃气费|税|社保|医保|公积金|补贴|补助|发放|余额|缴存|应缴|考务费|学费|工资|应发|实发|预算|中标|起拍|处罚|奖金|贷款余额|养老金|报销|滞纳金|低保|特困|每人每(月|年)|津贴|罚\d|挂号费|诊查费|养老保险|年缴|缴费档|医疗服务|政府定价|收费(公示|标准)|公共交通|公交卡"
)
_SELLS = re.compile(r"购买|下单|购物车|商城|会员|抢购|优惠价|原价|特产|月销|充值|打赏|订单|商户")
# What things cost by weight or measure where nobody sells: fuel, meat, land.
_BY_MEASURE = re.compile(r"元/(升|公斤|千克|斤|吨|度|千瓦时|立方米|方|平方米|平米|㎡|亩)")
_CARD = re.compile(r"(公交|公共交通|地铁|乘车)卡")  # to charge it sells nothing
_SIGN = re.compile(r"[¥¥]")
_MEMBER = re.compile(
    r"^付费会员$|(不是|尚未成为|还未成为|非)(付费)?(会员|VIP)(用户)?$|(开通|续费|购买|升级|成为|尊享|专享|免费领?)(为)?.{0,4}(会员|VIP)|(会员|VIP)(中心|特权|权益|续费|专享|套餐|月卡|年卡|季卡)|"
    r"(月卡|季卡|年卡|连续包月)(会员)?|^VIP会员$|会员(专享|用户可)|(黄金|白金|钻石|铂金|超级|高级|年度)会员|升级会员|^会员(等级|权益|中心)$|我的会员|学习VIP|VIP会员|(开通|购买).{0,4}会员|(会员|VIP).{0,8}(到期|过期|有效期)"
    r"|(升级|开通|购买).{0,2}(尊享|专业|高级|旗舰|付费)版|成为付费用户|(到期|试用).{0,10}自动续费",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"S?VIP\d?|(普通|年度|月度)?会员", re.IGNORECASE)  # with its price beside
_PASSES = re.compile(r"停车|泊位|公交|地铁|乘车|通勤|高速")  # a monthly ticket is no membership
_WAYS = re.compile(r"支付宝|支付密码")  # ways to pay, whatever for
PRICE_CHARACTERS = 24
MEMBERSHIP_CHARACTERS = 24
_BUY = re.compile(
    r"购买|预订|预定|提交订单|去支付|确认付款|下单|结算|支付|付款|充值|开通|续费|抢购|购物车|订购|拼团|秒杀|打赏|付费"
)
# A page that asks how to pay: two ways or more, and a control that goes on.
_WAY_TO_PAY = re.compile(
    r"^(微信|支付宝|云闪付|银联|数字人民币|银行卡|储蓄卡|信用卡|Apple\s?Pay|ApplePay)(支付)?$", re.IGNORECASE
)
_PAYS = re.compile(r"^(确认|立即|去|马上|确定)?(付款|支付|缴费)$")
_AD_LABELS = frozenset({"广告", "AD", "ad", "Ad", "赞助", "广告×", "广告X", "赞助内容", "推广"})
# 广告 · advertiser, 广告 第三方应用, 赞助内容 | 广告: a label with the name of who pays beside it.
_AD_LINE = re.compile(
    r"(广告|推广|赞助(内容)?)[·|丨•・-].{1,12}|.{1,10}[·|丨•・-](广告|推广)|广告第三方.{0,6}|广告[>›»]|[\[【](广告|推广)[\]】].{2,30}|\d*(秒|s)?(后)?(可|可以)?(跳过|关闭)广告\d*(秒|s)?"
    # The mark read in one with the call beside it; what is not bought or taken (查看广告) may be a function.
    r"|(去逛逛|(立即|马上)(抢购|购买|领取|下单)|马上抢|了解(详情|更多)|点击领取)广告"
)
_WATCH = re.compile(r"(看|观看)(视频)?广告")
# Two lures and a control that follows them are an advertisement without the word; so is money lent at once.
_BAIT = re.compile(
    r"爆款|半价|专场|首单|全场.{0,2}折|限时(秒杀|抢购|特惠)|秒杀|低至|直降|买.赠.|0首付|立省|返现|清仓|特价"
)
_FOLLOW = re.compile(
    r"^(去逛逛|去看看|立即(抢购|购买|领取|咨询|申请|查看)|马上抢|抢购|了解(详情|更多)|点击(领取|查看))$"
)
_LENT = re.compile(r"(贷|借).{0,8}(最高|额度|可借).{0,4}万|(当日|当天|最快|秒|极速).{0,6}(放款|到账)|日息|低息")
_YIELDS = re.compile(r"理财.{0,8}年化|年化.{0,6}\d(\.\d+)?%|(重疾|意外|医疗|寿)险.{0,8}(每天|每月|低至)?\d+元起")
_TAKE_UP = re.compile(r"(立即|马上|去|点击)(申请|投保|办理|看看|借款|借钱|领取|了解|购买|抢购)")
_PUBLIC_LOAN = re.compile(r"公积金|助学|创业担保|贴息|扶贫|小额信贷|惠农|政策性")
_SKIP = re.compile(r"^\d{0,2}s?\|?(跳过|关闭)(广告)?\|?\d{0,2}s?$")
_LURE = re.compile(r"领取|红包|免费|元购|优惠|大促|首付|日息|借钱|抢|减\d|¥|折|限时|上市|直供|高价|贷|课")
_SPONSORED = re.compile(r"sponsored", re.IGNORECASE)
CORNER_DP = 15.0
AD_REACH_DP, CALL_DP = 140.0, 90.0
NEAR_PRICE_DP = 240.0


def detect_commerce(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PAYMENT, PRICE, MEMBERSHIP and ADVERTISEMENT, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (
        *_payments(view, masker),
        *_ways_to_pay(view, masker),
        *_prices(view, masker),
        *_memberships(view, masker),
        *_adverts(view, masker),
    )


def _payments(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    if view.is_reading:
        return
    prices = [piece for piece in view.pieces if _PRICE.search(piece.text) and len(piece.text) <= 30]
    for piece in view.pieces:
        about = f"{view.title_over(piece)}|{view.near(piece)}"
        if not piece.is_control or not _BUY.search(piece.text) or lexicon.is_benign_title(_WAYS.sub("", about)):
            continue
        own = [
            price
            for price in prices
            if _apart(price, piece) <= (NEAR_PRICE_DP if len(prices) > 1 else view.tree.height_dp)
        ]
        between = [_WAYS.sub("", other.text) for price in own for other in _between(view, price, piece)]
        if any(lexicon.is_benign_title(text) for text in between):
            continue
        if own and len(piece.text) <= 16:
            yield sighting(Kind.PAYMENT, view, [own[0], piece], masker, confidence=SURE, data={"price": own[0].text})


def _ways_to_pay(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    ways = [piece for piece in view.pieces if _WAY_TO_PAY.search(piece.text)]
    paid = [piece for piece in view.pieces if piece.is_control and _PAYS.search(piece.text)]
    lexicon = load_lexicon("commerce")
    if view.is_reading or len(ways) < 2 or not paid or _OWED.search(view.text):
        return
    if not lexicon.is_benign_title(_WAYS.sub("", view.title_over(paid[0]))):
        yield sighting(Kind.PAYMENT, view, [paid[0], *ways], masker, confidence=0.8)


def _prices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        if len(piece.text) <= PRICE_CHARACTERS and _PRICE.search(piece.text) and not view.reads(piece):
            signed = bool(_SIGN.search(piece.text))
            about, text = f"{view.title_over(piece)}|{view.near(piece)}", view.section(piece)
            measured = _BY_MEASURE.search(piece.text) and not signed
            owed = lexicon.is_benign_title(about) or _OWED.search(text)
            sold = _SELLS.search(text) and not _CARD.search(view.near(piece))
            sure = 0.4 if measured or (owed and not sold) else SURE if signed else 0.7
            yield sighting(Kind.PRICE, view, [piece], masker, confidence=sure)


def _memberships(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A membership that is opened, renewed or upgraded; of a union, a society or a meeting it is none."""
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        priced = _LEVEL.fullmatch(piece.text) and _PRICE.search(view.near(piece))
        named = len(piece.text) <= MEMBERSHIP_CHARACTERS and (priced or _MEMBER.search(piece.text))
        if (
            named
            and not _PASSES.search(view.near(piece))
            and not view.reads(piece)
            and not lexicon.is_benign_title(piece.text + "|" + view.title_over(piece))
        ):
            yield sighting(Kind.MEMBERSHIP, view, [piece], masker, confidence=0.85)


def _adverts(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        marked = _AD_LINE.fullmatch(piece.text)
        if marked or _WATCH.search(piece.text):
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=0.8)
            continue
        if not view.reads(piece) and (_lures(view, piece) or _lends(view, piece)):
            yield sighting(Kind.ADVERTISEMENT, view, view.row(piece), masker, confidence=0.7)
        if _SPONSORED.sub("", piece.text) not in _AD_LABELS:
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


def _lures(view: ScreenView, piece: Piece) -> bool:
    beside = view.row(piece)
    followed = any(_FOLLOW.search(other.text) for other in (*beside, *(one for one in view.pieces if one.is_control)))
    return len(_BAIT.findall(piece.text)) >= 2 and followed


def _lends(view: ScreenView, piece: Piece) -> bool:
    """Two words of a lender's offer; or one, or what a product of money promises, with a control right under it."""
    offered = _LENT.search(piece.text) or _YIELDS.search(piece.text)
    called = offered and any(
        one.is_control and _TAKE_UP.fullmatch(one.text) and 0 < _below(piece, one) <= CALL_DP for one in view.pieces
    )
    return bool(called or len(_LENT.findall(piece.text)) >= 2) and not _PUBLIC_LOAN.search(view.section(piece))


def _between(view: ScreenView, price: Piece, control: Piece) -> list[Piece]:
    """What stands from the price (and the line above it) to the control: the name of the fee is there."""
    top, bottom = sorted((price.box.centre[1], control.box.centre[1]))
    layer = control.node.in_dialog
    return [
        piece
        for piece in view.pieces
        if piece.node.in_dialog == layer and top - 60 <= piece.box.centre[1] <= bottom + 20
    ]


def _below(upper: Piece, lower: Piece) -> float:
    return lower.box.centre[1] - upper.box.centre[1]


def _apart(first: Piece, second: Piece) -> float:
    return abs(first.box.centre[1] - second.box.centre[1])
