"""Selling: prices, memberships, a price with a buy control. Statutory fees have a price and are no sale."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_prose
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.screen.tab_bar import tab_bar
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("commerce")

# What things cost by weight or measure where nobody sells: fuel, meat, land.
_BY_MEASURE = re.compile(r"元/(升|公斤|千克|斤|吨|度|千瓦时|立方米|方|平方米|平米|㎡|m2|亩)")
_CHARGED = re.compile(r"充电(桩|站|服务|宝)|充换电")  # who sells current there sells it by measure
_SPARED = re.compile(r"免.{1,4}费")  # what a member need not pay
_CARD = re.compile(r"(公交|公共交通|地铁|乘车)卡")  # to charge it sells nothing
_TOTAL = re.compile(r"合计|总计|应付|实付|应缴|总额|金额")  # of what the lines above name
_DUE_NAMES = re.compile(r"缴费|电费")  # which a private service uses, too
_PRIVATE_BILL = re.compile(r"停车|临停|充电|洗车")
_SIGN = re.compile(r"[¥¥]|RMB|CNY")
_AMOUNT = re.compile(r"\d{1,5}(\.\d{1,2})?")  # the figure of a price whose sign is a text of its own
_MEMBERS = re.compile(r"会员|VIP", re.IGNORECASE)
_LEVEL = re.compile(r"S?VIP\d?|(普通|年度|月度)?会员", re.IGNORECASE)  # with its price beside
# Ways to pay, whatever for; and a private service whose bill has the name of a public due.
_WAYS = re.compile(
    r"支付宝|支付密码|报名缴费|(?<!道路)(?<!路内)(?<!路侧)(停车|临停|充电|洗车)(场)?(自助)?(缴费|付费|收费)"
)
PRICE_CHARACTERS, SIGNED_CHARACTERS = 24, 40  # with the sign of a currency it may stand in a line of an offer
MEMBERSHIP_CHARACTERS, OFFER_CHARACTERS = 24, 60
LEAST_OF_JOBS = 2
EDGE_DP, LABEL_OVER_DP = 4.0, 24.0
_PAYS = re.compile(r"^(确认|立即|去|马上|确定)?(付款|支付|缴费)$")
_CHOOSES = re.compile(r"(支付|付款)方式")
NEAR_PRICE_DP, CARD_DP, ADVERTISED_DP, BAR_DP = 240.0, 64.0, 120.0, 88.0
BUTTON_CHARACTERS = 16
SHORT_PRICE = 10  # characters: it is a price and no sentence about one
_FOR_A_TIME = re.compile(r"/(年|月|季|周|天|次|学期)")
_MARKED = re.compile(r"广告|推广")
_ADVERTISED = re.compile(r"广告.{0,2}|.{0,2}(推广|赞助)")


@EachRole
def detect_commerce(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """PAYMENT, PRICE and MEMBERSHIP, one each per role."""
    return (
        *_payments(view, masker),
        *_ways_to_pay(view, masker),
        *_checkout(view, masker),
        *_prices(view, masker),
        *_memberships(view, masker),
    )


def _is_sold_to_members(view: ScreenView, piece: Piece) -> bool:
    """A word for members with what is said of a sale beside it, where no society is spoken of at all."""
    label = view.part(piece) not in (Part.HEADLINE, Part.PROSE)
    beside = view.text if view.is_heading(piece) else f"{piece.text}|{view.near(piece)}"
    return bool(
        _MEMBERS.search(piece.text) and label and _SAID.sold.search(beside) and not _SAID.society.search(view.text)
    )


def _payments(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("commerce")
    prices = [piece for piece in view.pieces if _priced(piece.text) and len(piece.text) <= 30]
    buyers = [piece for piece in view.pieces if _buys(view, piece, prices)]
    for piece in buyers:
        about = f"{view.title_over(piece)}|{view.near(piece)}"
        if _is_of_an_advertisement(view, piece):
            continue
        in_row = _goods_in_row(view, piece, prices)
        if in_row is not None:
            yield sighting(Kind.PAYMENT, view, [in_row, piece], masker, confidence=SURE, data={"price": in_row.text})
            continue
        if lexicon.is_benign_title(_WAYS.sub("", about)):
            continue
        all_of_page = len(prices) == 1 or len(buyers) == 1 or _lies_in_bar(view, piece)
        own = [price for price in prices if all_of_page or _apart(price, piece) <= NEAR_PRICE_DP]
        own = [price for price in own if not is_prose(price.text)]
        between = [
            _SPARED.sub("", _WAYS.sub("", other.text)) for price in own for other in _between(view, price, piece)
        ]
        if _PRIVATE_BILL.search(about):
            between = [_DUE_NAMES.sub("", text) for text in between]
        if not own or any(lexicon.is_benign_title(text) for text in between):
            continue
        nearest = min(own, key=lambda price: _apart(price, piece))
        if not _SAID.owed_beside.search(view.near(nearest)) and len(piece.text) <= BUTTON_CHARACTERS:
            data = {"price": nearest.text}
            yield sighting(Kind.PAYMENT, view, [nearest, piece], masker, confidence=SURE, data=data)


def _goods_in_row(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> Piece | None:
    """The signed price in one row with a command that only buys goods: nothing else on the page is paid by it."""
    if view.reads(piece) or not _SAID.buys_goods.fullmatch(piece.text):
        return None
    near = view.near(piece)
    if load_lexicon("commerce").is_benign_title(near) or _SAID.owed.search(near) or _SAID.owed_beside.search(near):
        return None
    return next((one for one in view.row(piece) if one in prices and _SIGN.search(one.text)), None)


def _buys(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """A control that buys; on a page to be read only one that says nothing else."""
    if piece in tab_bar(view):
        return False
    whole = bool(_SAID.bare_buy.fullmatch(piece.text)) or _only_sells(piece)
    if view.is_reading:
        return whole and _is_button(view, piece)
    bought = whole or (piece.is_control and bool(_SAID.buy.search(piece.text)))
    return bought or _takes_a_card(view, piece, prices) or _takes_up(view, piece, prices)


def _priced(text: str) -> bool:
    """Whether a text holds a price, and not only what is taken off, won or fined."""
    return bool(_SAID.price.search(_SAID.taken_off.sub("|", text)))


def _is_of_an_advertisement(view: ScreenView, piece: Piece) -> bool:
    """The call of a line that is marked as advertising and names no price: it leads on, and nothing is paid there."""
    near = view.near(piece)
    return bool(_MARKED.search(near)) and not _priced(near)


def _is_button(view: ScreenView, piece: Piece) -> bool:
    """A control, or what lies in the bar at the lower edge where a kit tells of no control."""
    return piece.is_control or _lies_in_bar(view, piece)


def _lies_in_bar(view: ScreenView, piece: Piece) -> bool:
    """In the bar at the lower edge, which belongs to the whole page."""
    return piece.box.y_dp >= view.tree.height_dp - BAR_DP


def _only_sells(piece: Piece) -> bool:
    """A command that is given of goods and services alone: 购卡, 立即购票. 购票须知 is none."""
    return bool(_SAID.sells_by.fullmatch(piece.text)) and not _SAID.of_a_sale.search(piece.text)


def _takes_a_card(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """办理 in a card that names what is paid for a month or a year, where such cards are sold."""
    taken = _SAID.takes.fullmatch(piece.text) and _SAID.cards.search(view.text)
    return bool(taken) and any(_FOR_A_TIME.search(one.text) and _apart(one, piece) <= CARD_DP for one in prices)


def _takes_up(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """立即报名 or 抢 in the same card or bar as a price with the sign of a currency."""
    if not (piece.is_control or view.hides_controls) or not _SAID.takes_up.fullmatch(piece.text):
        return False
    reach = view.tree.height_dp if _lies_in_bar(view, piece) else CARD_DP
    return any(_SIGN.search(one.text) and _apart(one, piece) <= reach and not _is_owed(view, one) for one in prices)


def _ways_to_pay(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    ways = [piece for piece in view.pieces if _SAID.way_to_pay.search(piece.text)]
    tapped = [piece for piece in view.pieces if piece.is_control or view.hides_controls]
    paid = [piece for piece in tapped if _PAYS.search(piece.text)]
    if _CHOOSES.search(view.text):
        paid += [piece for piece in tapped if _SAID.goes_on.fullmatch(piece.text)]
    paid = paid or [piece for piece in ways if piece.is_control and piece.text.endswith("支付")]
    lexicon = load_lexicon("commerce")
    if view.is_reading or len(ways) < 2 or not paid or _SAID.owed.search(view.section(paid[0])):
        return
    if not lexicon.is_benign_title(_WAYS.sub("", view.title_over(paid[0]))):
        yield sighting(Kind.PAYMENT, view, [paid[0], *ways], masker, confidence=0.8)


def _checkout(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A page of paying that shows no control with its price: what only such a page says, or a control that only pays.

    What is owed to the state is paid on such pages too: nothing of it may stand on the screen.
    """
    lexicon = load_lexicon("commerce")
    said = _WAYS.sub("", f"{view.title}\n{view.text}")
    if view.is_reading or _SAID.owed.search(said) or any(lexicon.is_benign_title(line) for line in said.split("\n")):
        return
    for piece in view.pieces:
        price = [one for one in view.pieces if _priced(one.text) and _SIGN.search(one.text)]
        told = price and _SAID.paid.search(piece.text) and len(piece.text) <= PRICE_CHARACTERS
        tapped = piece.is_control or view.hides_controls
        if told or (tapped and _SAID.pays_now.fullmatch(piece.text)):
            yield sighting(Kind.PAYMENT, view, [piece, *price[:1]], masker, confidence=0.7)
            return


def _prices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    selling = any(_is_button(view, piece) and _only_sells(piece) for piece in view.pieces)
    sold = selling or (view.hides_controls and any(_only_sells(piece) for piece in view.pieces))
    for piece in view.pieces:
        priced = _priced(piece.text) or _in_parts(view, piece)
        signed = bool(_SIGN.search(piece.text))
        most = SIGNED_CHARACTERS if signed else PRICE_CHARACTERS
        told = not view.reads(piece) or (selling and len(piece.text) <= SHORT_PRICE) or _is_advertised(view, piece)
        if len(piece.text) <= most and priced and told:
            measured = _BY_MEASURE.search(piece.text) and not signed and not sold and not _is_charged(view, piece)
            sure = 0.4 if measured or _is_owed(view, piece) or _is_wage(view, piece) else SURE if signed else 0.7
            yield sighting(Kind.PRICE, view, [piece], masker, confidence=sure)


def _is_charged(view: ScreenView, price: Piece) -> bool:
    """What current costs at a place that sells it, named in the title or in a card with the price."""
    return bool(_CHARGED.search(view.title)) or any(
        _CHARGED.search(one.text) and _apart(one, price) <= CARD_DP for one in view.pieces
    )


def _is_owed(view: ScreenView, sum_: Piece) -> bool:
    """A sum that the state asks or gives, a wage, a figure of the news: the price of nothing."""
    about = _WAYS.sub("", f"{view.title_over(sum_)}|{view.near(sum_)}|{_label_over(view, sum_)}")
    if _SAID.given.search(about) or _SAID.owed.search(view.near(sum_)) or _is_gained(view, sum_):
        return True
    text = view.text if view.is_heading(sum_) else view.section(sum_)
    labels = "\n".join(line for line in text.split("\n") if not is_prose(line))
    owed = load_lexicon("commerce").is_benign_title(about) or _SAID.owed.search(f"{about}\n{labels}")
    if _TOTAL.search(about):
        about += f"|{labels}"
    sold = _SAID.sells.search(text) or any(_only_sells(one) for one in view.pieces)
    sold = sold or ("会员" in text and not _SAID.society.search(view.text))
    sold = sold and not _CARD.search(view.near(sum_))
    return bool((owed or _SAID.owed_beside.search(about)) and not sold)


def _label_over(view: ScreenView, sum_: Piece) -> str:
    """The short text right above a sum that begins at the same edge, or has the same middle: 慰问金 over 300元."""
    for piece in view.pieces:
        gap = sum_.box.y_dp - (piece.box.y_dp + piece.box.height_dp)
        level = abs(piece.box.x_dp - sum_.box.x_dp) <= EDGE_DP
        level = level or abs(piece.box.centre[0] - sum_.box.centre[0]) <= EDGE_DP
        if level and 0 <= gap <= LABEL_OVER_DP and len(piece.text) <= SHORT_PRICE and len(view.row(sum_)) == 1:
            return piece.text
    return ""


def _is_gained(view: ScreenView, sum_: Piece) -> bool:
    """A sum over the words that it can be cashed, both about one middle or beginning at the same edge."""
    return any(
        _SAID.gained.fullmatch(one.text)
        and 0 < one.box.centre[1] - sum_.box.centre[1] <= CARD_DP
        and (
            abs(one.box.centre[0] - sum_.box.centre[0]) <= LABEL_OVER_DP or abs(one.box.x_dp - sum_.box.x_dp) <= EDGE_DP
        )
        for one in view.pieces
    )


def _is_wage(view: ScreenView, sum_: Piece) -> bool:
    """What is paid a month, a day or a piece where two words or more tell of work that is offered."""
    if not _SAID.wage.search(sum_.text) or _SIGN.search(sum_.text):
        return False
    return len({found.group() for found in _SAID.jobs.finditer(view.text)}) >= LEAST_OF_JOBS


def _is_advertised(view: ScreenView, piece: Piece) -> bool:
    """The price on an advertisement inside an article: the mark stands near, and the text is no sentence."""
    marked = any(_ADVERTISED.fullmatch(one.text) and _apart(one, piece) <= ADVERTISED_DP for one in view.pieces)
    return marked and view.part(piece) is not Part.PROSE


def _in_parts(view: ScreenView, piece: Piece) -> bool:
    """A sign that the page draws apart from the figure right of it."""
    row = view.row(piece)
    after = [other for other in row if other.box.x_dp > piece.box.x_dp]
    return bool(_SIGN.fullmatch(piece.text) and after and _AMOUNT.fullmatch(after[0].text))


def _memberships(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A membership that is opened, renewed or upgraded; of a union, a society or a meeting it is none."""
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        priced = bool(_LEVEL.fullmatch(piece.text) and _priced(view.near(piece)))
        priced = priced or _is_priced_card(view, piece) or bool(_SAID.subscribed.search(view.near(piece)))
        told = _SAID.member.search(piece.text) or _is_sold_to_members(view, piece)
        most = OFFER_CHARACTERS if _SAID.offered.match(piece.text) else MEMBERSHIP_CHARACTERS
        named = len(piece.text) <= most and (priced or told)
        if (
            named
            and (_MEMBERS.search(piece.text) or not _SAID.passes.search(f"{view.near(piece)}|{view.title_over(piece)}"))
            and not view.reads(piece)
            and not _SAID.society.search(f"{view.near(piece)}|{view.title_over(piece)}")
            and not _SAID.given.search(f"{piece.text}|{view.title_over(piece)}")
            and not lexicon.is_benign_title(_SPARED.sub("", piece.text) + "|" + view.title_over(piece))
        ):
            yield sighting(Kind.MEMBERSHIP, view, [piece], masker, confidence=0.85)


def _is_priced_card(view: ScreenView, piece: Piece) -> bool:
    """月卡 or 年卡 with its price beside or right under it, where no carriage or parking is paid for."""
    if not _SAID.card_name.fullmatch(piece.text) or _SAID.passes.search(view.title_over(piece)):
        return False
    return any(
        _priced(one.text)
        and len(one.text) <= SHORT_PRICE
        and _apart(one, piece) <= CARD_DP / 2
        and (one in view.row(piece) or abs(one.box.centre[0] - piece.box.centre[0]) <= 2 * CARD_DP)
        for one in view.pieces
    )


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
