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
    r"罚款|罚没|水费|电费|燃气费|税|社保|医保|公积金|补贴|补助|发放|账户余额|缴存|应缴|考务费|学费|工资|应发|实发|预算|中标|起拍|处罚|奖金|贷款余额|养老金|报销|滞纳金"
)
_SELLS = re.compile(r"购买|下单|购物车|商城|会员|抢购|优惠价|原价|特产|月销|充值|打赏|订单|商户")
_SIGN = re.compile(r"[¥¥]")
_MEMBER = re.compile(
    r"(开通|续费|购买|升级|成为|尊享|专享|免费领?)(为)?.{0,4}(会员|VIP)|(会员|VIP)(中心|特权|权益|续费|专享|套餐|月卡|年卡|季卡)|"
    r"(月卡|季卡|年卡|连续包月)(会员)?|^VIP会员$|会员(专享|用户可)|(黄金|白金|钻石|铂金|超级|高级|年度)会员|升级会员|^会员(等级|权益|中心)$|我的会员|学习VIP|VIP会员|(开通|购买).{0,4}会员",
    re.IGNORECASE,
)
_WAYS = re.compile(r"支付宝|支付密码")  # ways to pay, whatever for
PRICE_CHARACTERS = 24
MEMBERSHIP_CHARACTERS = 16
_BUY = re.compile(r"购买|提交订单|去支付|确认付款|下单|结算|支付|付款|充值|开通|续费|抢购|购物车|订购|拼团|秒杀")
_AD_LABELS = frozenset({"广告", "AD", "ad", "Ad", "赞助", "广告×", "广告X", "赞助内容", "推广"})
# 广告 · advertiser, 广告 第三方应用, 赞助内容 | 广告: a label with the name of who pays beside it.
_AD_LINE = re.compile(
    r"(广告|推广|赞助(内容)?)[·|丨•・-].{1,12}|.{1,10}[·|丨•・-](广告|推广)|广告第三方.{0,6}|\d?s?跳过广告\d?s?"
)
_WATCH = re.compile(r"(看|观看)(视频)?广告")
_SKIP = re.compile(r"^\d{0,2}s?\|?(跳过|关闭)(广告)?\|?\d{0,2}s?$")
_LURE = re.compile(r"领取|红包|免费|元购|优惠|大促|首付|日息|借钱|抢|减\d|¥|折|限时|上市|直供|高价|贷|课")
CORNER_DP = 15.0
AD_REACH_DP = 140.0
NEAR_PRICE_DP = 240.0


def detect_commerce(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PAYMENT, PRICE, MEMBERSHIP and ADVERTISEMENT, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (*_payments(view, masker), *_prices(view, masker), *_memberships(view, masker), *_adverts(view, masker))


def _payments(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    if view.is_reading or lexicon.is_benign_title(_WAYS.sub("", view.title)):
        return
    prices = [piece for piece in view.pieces if _PRICE.search(piece.text) and len(piece.text) <= 30]
    for piece in view.pieces:
        if not piece.is_control or not _BUY.search(piece.text) or lexicon.is_benign_title(view.near(piece)):
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


def _prices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    public = lexicon.is_benign_title(view.title) or _OWED.search(view.text)
    for piece in view.pieces:
        if len(piece.text) <= PRICE_CHARACTERS and _PRICE.search(piece.text) and not view.reads(piece):
            signed = bool(_SIGN.search(piece.text))
            owed = public or lexicon.is_benign_title(view.near(piece))
            sure = 0.4 if owed and not _SELLS.search(view.text) else SURE if signed else 0.7
            yield sighting(Kind.PRICE, view, [piece], masker, confidence=sure)


def _memberships(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A membership that is opened, renewed or upgraded; of a union, a society or a meeting it is none."""
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        named = len(piece.text) <= MEMBERSHIP_CHARACTERS and _MEMBER.search(piece.text)
        if named and not view.reads(piece) and not lexicon.is_benign_title(piece.text + "|" + view.title):
            yield sighting(Kind.MEMBERSHIP, view, [piece], masker, confidence=0.85)


def _adverts(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        marked = _AD_LINE.fullmatch(piece.text)
        if marked or _WATCH.search(piece.text):
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=0.8)
            continue
        if piece.text not in _AD_LABELS:
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


def _between(view: ScreenView, price: Piece, control: Piece) -> list[Piece]:
    """What stands from the price (and the line above it) to the control: the name of the fee is there."""
    top, bottom = sorted((price.box.centre[1], control.box.centre[1]))
    layer = control.node.in_dialog
    return [
        piece
        for piece in view.pieces
        if piece.node.in_dialog == layer and top - 60 <= piece.box.centre[1] <= bottom + 20
    ]


def _apart(first: Piece, second: Piece) -> float:
    return abs(first.box.centre[1] - second.box.centre[1])
