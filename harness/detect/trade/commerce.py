"""Selling: prices, memberships, a price with a buy control. Statutory fees have a price and are no sale."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_PRICE = re.compile(
    r"(?<![À-ÿ])[¥¥]\d+(\.\d{1,2})?|\b(RMB|CNY)\d+(\.\d{1,2})?|(?<![\d,.])\d{1,5}(\.\d{1,2})?元(?!/人)(/(月|年|季|次|份|件))?"
)
# Sums that a citizen owes or is owed, which are the price of nothing.
_OWED = re.compile(
    r"罚款|罚没|水费|电费|燃气费|税|社保|医保|公积金|补贴|补助|发放|余额|缴存|应缴|考务费|学费|工资|应发|实发|预算|中标|起拍|处罚|奖金|贷款余额|养老金|报销|滞纳金|低保|特困|每人每(月|年)|津贴|救助|救济|失业(金|保险)|抚恤|优待金|待遇|丧葬|资助|供养|赔偿|人均|收入|产值|奖励|资金|奖励金|(低保|工资|保障|帮扶|发放)标准|罚\d|挂号费|诊查费|养老保险|年缴|缴费档|医疗服务|政府定价|收费(公示|标准)|公共交通|公交卡"
)
_SELLS = re.compile(r"购买|下单|购物车|商城|会员|抢购|优惠价|原价|特产|月销|充值|打赏|订单|商户")
# What things cost by weight or measure where nobody sells: fuel, meat, land.
_BY_MEASURE = re.compile(r"元/(升|公斤|千克|斤|吨|度|千瓦时|立方米|方|平方米|平米|㎡|亩)")
_CARD = re.compile(r"(公交|公共交通|地铁|乘车)卡")  # to charge it sells nothing
_SIGN = re.compile(r"[¥¥]|RMB|CNY")
_AMOUNT = re.compile(r"\d{1,5}(\.\d{1,2})?")  # the figure of a price whose sign is a text of its own
_MEMBER = re.compile(
    r"^付费会员$|(不是|尚未成为|还未成为|非)(付费)?(会员|VIP)(用户)?$|(开通|续费|购买|升级|成为|尊享|专享|免费领?)(为)?.{0,4}(会员|VIP)|(会员|VIP)(中心|特权|权益|续费|专享|套餐|月卡|年卡|季卡)|"
    r"(月卡|季卡|年卡|连续包月)(会员)?|^VIP会员$|会员(专享|用户可)|(黄金|白金|钻石|铂金|超级|高级|年度)(会员|VIP)|订阅会员|升级会员|^会员(等级|权益|中心)$|我的会员|学习VIP|VIP会员|(开通|购买).{0,4}会员|(会员|VIP).{0,8}(到期|过期|有效期)"
    r"|(升级|开通|购买).{0,2}(尊享|专业|高级|旗舰|付费)版|成为付费用户|(尊贵|尊敬)的.{0,6}(会员|VIP)|(会员|VIP).{0,2}(体验|试用)|(体验|试用).{0,2}(会员|VIP)|付费(会员|VIP)|包(年|月|季)(会员|VIP)|(PLUS|S?VIP|超级)会员|非会员[¥\d]|会员(免费|立减|价[¥\d])|(仅限|仅供)(付费)?(会员|VIP)|(会员|VIP)(用户)?(可用|可看|独享|尊享|才能|才可)|(不是|尚未成为|没有)(会员|VIP)(用户)?[,。;]|订阅.{0,2}(高级|专业|尊享)版|(到期|试用).{0,10}自动续费",
    re.IGNORECASE,
)
# Of these one is a member without any sale.
_SOCIETY = re.compile(r"工会|商会|协会|学会|联合会|合作社|红十字|志愿|理事|代表大会|委员会")
_MEMBERS = re.compile(r"会员|VIP", re.IGNORECASE)
_SOLD = re.compile(r"购买|开通|续费|续订|充值|订阅|升级|解锁|套餐|[年月季]卡|首月|限时优惠|\d折|[¥]\d|\d元")
_LEVEL = re.compile(r"S?VIP\d?|(普通|年度|月度)?会员", re.IGNORECASE)  # with its price beside
_PASSES = re.compile(r"停车|泊位|公交|地铁|乘车|通勤|高速")  # a monthly ticket is no membership
_WAYS = re.compile(r"支付宝|支付密码")  # ways to pay, whatever for
PRICE_CHARACTERS = 24
MEMBERSHIP_CHARACTERS = 24
_BUY = re.compile(
    r"购买|预订|预定|提交订单|去支付|确认付款|下单|结算|支付|付款|充值|开通|续费|抢购|购物车|订购|拼团|秒杀|打赏|付费|马上抢|购票|订票"
)
# A page that asks how to pay: two ways or more, and a control that goes on.
_WAY_TO_PAY = re.compile(
    r"^(微信|支付宝|云闪付|银联|数字人民币|银行卡|储蓄卡|信用卡|Apple\s?Pay|ApplePay)(支付)?$", re.IGNORECASE
)
_PAYS = re.compile(r"^(确认|立即|去|马上|确定)?(付款|支付|缴费)$")
# A control that can only pay, and a text that can only be read where one pays or has paid.
_PAYS_NOW = re.compile(r"(去|立即|马上|继续|免密|扫码)(付款|支付)|(去)?结算\(\d+\)|(微信|支付宝|云闪付)支付")
_PAID = re.compile(
    r"请?输入(支付|交易)密码|(支付|付款)成功|待(付款|支付)|(扫码|刷脸)(支付|付款)|打赏|收银台|(付款|支付|实付)金额|实付款?"
)
_CHOOSES = re.compile(r"(支付|付款)方式")
_GOES_ON = re.compile(r"确定|确认|下一步|继续")
NEAR_PRICE_DP = 240.0


def detect_commerce(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PAYMENT, PRICE and MEMBERSHIP, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (
        *_payments(view, masker),
        *_ways_to_pay(view, masker),
        *_checkout(view, masker),
        *_prices(view, masker),
        *_memberships(view, masker),
    )


def _is_sold_to_members(view: ScreenView, piece: Piece) -> bool:
    """A word for members with what is said of a sale beside it, where no society is spoken of at all."""
    label = view.part(piece) not in (Part.HEADLINE, Part.PROSE)
    beside = f"{piece.text}|{view.near(piece)}"
    return bool(_MEMBERS.search(piece.text) and label and _SOLD.search(beside) and not _SOCIETY.search(view.text))


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
    if _CHOOSES.search(view.text):
        paid += [piece for piece in view.pieces if piece.is_control and _GOES_ON.fullmatch(piece.text)]
    paid = paid or [piece for piece in ways if piece.is_control and piece.text.endswith("支付")]
    lexicon = load_lexicon("commerce")
    if view.is_reading or len(ways) < 2 or not paid or _OWED.search(view.text):
        return
    if not lexicon.is_benign_title(_WAYS.sub("", view.title_over(paid[0]))):
        yield sighting(Kind.PAYMENT, view, [paid[0], *ways], masker, confidence=0.8)


def _checkout(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A page of paying that shows no control with its price: what only such a page says, or a control that only pays.

    What is owed to the state is paid on such pages too: nothing of it may stand on the screen.
    """
    lexicon = load_lexicon("commerce")
    said = _WAYS.sub("", f"{view.title}\n{view.text}")
    if view.is_reading or _OWED.search(said) or any(lexicon.is_benign_title(line) for line in said.split("\n")):
        return
    for piece in view.pieces:
        price = [one for one in view.pieces if _PRICE.search(one.text) and _SIGN.search(one.text)]
        told = price and _PAID.search(piece.text) and len(piece.text) <= PRICE_CHARACTERS
        if told or (piece.is_control and _PAYS_NOW.fullmatch(piece.text)):
            yield sighting(Kind.PAYMENT, view, [piece, *price[:1]], masker, confidence=0.7)
            return


def _prices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        priced = _PRICE.search(piece.text) or _in_parts(view, piece)
        if len(piece.text) <= PRICE_CHARACTERS and priced and not view.reads(piece):
            signed = bool(_SIGN.search(piece.text))
            about, text = f"{view.title_over(piece)}|{view.near(piece)}", view.section(piece)
            measured = _BY_MEASURE.search(piece.text) and not signed
            owed = lexicon.is_benign_title(about) or _OWED.search(f"{about}\n{text}")
            sold = _SELLS.search(text) and not _CARD.search(view.near(piece))
            sure = 0.4 if measured or (owed and not sold) else SURE if signed else 0.7
            yield sighting(Kind.PRICE, view, [piece], masker, confidence=sure)


def _in_parts(view: ScreenView, piece: Piece) -> bool:
    """A sign that the page draws apart from the figure right of it."""
    row = view.row(piece)
    after = [other for other in row if other.box.x_dp > piece.box.x_dp]
    return bool(_SIGN.fullmatch(piece.text) and after and _AMOUNT.fullmatch(after[0].text))


def _memberships(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A membership that is opened, renewed or upgraded; of a union, a society or a meeting it is none."""
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        priced = _LEVEL.fullmatch(piece.text) and _PRICE.search(view.near(piece))
        told = _MEMBER.search(piece.text) or _is_sold_to_members(view, piece)
        named = len(piece.text) <= MEMBERSHIP_CHARACTERS and (priced or told)
        if (
            named
            and not _PASSES.search(view.near(piece))
            and not view.reads(piece)
            and not _SOCIETY.search(f"{piece.text}|{view.title_over(piece)}")
            and not lexicon.is_benign_title(piece.text + "|" + view.title_over(piece))
        ):
            yield sighting(Kind.MEMBERSHIP, view, [piece], masker, confidence=0.85)


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
