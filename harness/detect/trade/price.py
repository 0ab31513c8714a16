"""Prices of what is sold; what is owed to the state, given, earned or only told of is the price of nothing."""

import re
from collections.abc import Iterable

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_prose
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.trade.sale_control import apart, is_button, only_sells
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("commerce")

# What things cost by weight or measure where nobody sells: fuel, meat, land.
_BY_MEASURE = re.compile(r"元/(升|公斤|千克|斤|吨|度|千瓦时|立方米|方|平方米|平米|㎡|m2|亩)")
_CHARGED = re.compile(r"充电(桩|站|服务|宝)|充换电")  # who sells current there sells it by measure
_CARD = re.compile(r"(公交|公共交通|地铁|乘车)卡")  # to charge it sells nothing
_TOTAL = re.compile(r"合计|总计|应付|实付|应缴|总额|金额")  # of what the lines above name
_AMOUNT = re.compile(r"\d{1,5}(\.\d{1,2})?")  # the figure of a price whose sign is a text of its own
_ADVERTISED = re.compile(r"广告.{0,2}|.{0,2}(推广|赞助)")
SPARED = re.compile(r"免.{1,4}费")  # what a member need not pay
SIGN = re.compile(r"[¥¥]|RMB|CNY")
# Ways to pay, whatever for; and a private service whose bill has the name of a public due.
WAYS = re.compile(
    r"支付宝|支付密码|报名缴费|(?<!道路)(?<!路内)(?<!路侧)(停车|临停|充电|洗车)(场)?(自助)?(缴费|付费|收费)"
)
PRICE_CHARACTERS, SIGNED_CHARACTERS = 24, 40  # with the sign of a currency it may stand in a line of an offer
SHORT_PRICE = 10  # characters: it is a price and no sentence about one
CARD_DP = 64.0
LEAST_OF_JOBS = 2
EDGE_DP, LABEL_OVER_DP, ADVERTISED_DP = 4.0, 24.0, 120.0


def prices_shown(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """PRICE, with little confidence where a sum is owed, earned or told of by measure."""
    selling = any(is_button(view, piece) and only_sells(piece) for piece in view.pieces)
    sold = selling or (view.hides_controls and any(only_sells(piece) for piece in view.pieces))
    for piece in view.pieces:
        priced = is_priced(piece.text) or _in_parts(view, piece)
        signed = bool(SIGN.search(piece.text))
        most = SIGNED_CHARACTERS if signed else PRICE_CHARACTERS
        told = not view.reads(piece) or (selling and len(piece.text) <= SHORT_PRICE) or _is_advertised(view, piece)
        if len(piece.text) <= most and priced and told:
            measured = _BY_MEASURE.search(piece.text) and not signed and not sold and not _is_charged(view, piece)
            sure = 0.4 if measured or is_owed(view, piece) or _is_wage(view, piece) else SURE if signed else 0.7
            yield sighting(Kind.PRICE, view, [piece], masker, confidence=sure)


def is_priced(text: str) -> bool:
    """Whether a text holds a price, and not only what is taken off, won or fined."""
    return bool(_SAID.price.search(_SAID.taken_off.sub("|", text)))


def is_owed(view: ScreenView, sum_: Piece) -> bool:
    """A sum that the state asks or gives, a wage, a figure of the news: the price of nothing."""
    about = WAYS.sub("", f"{view.title_over(sum_)}|{view.near(sum_)}|{_label_over(view, sum_)}")
    if _SAID.given.search(about) or _SAID.owed.search(view.near(sum_)) or _is_gained(view, sum_):
        return True
    text = view.text if view.is_heading(sum_) else view.section(sum_)
    labels = "\n".join(line for line in text.split("\n") if not is_prose(line))
    owed = load_lexicon("commerce").is_benign_title(about) or _SAID.owed.search(f"{about}\n{labels}")
    if _TOTAL.search(about):
        about += f"|{labels}"
    sold = _SAID.sells.search(text) or any(only_sells(one) for one in view.pieces)
    sold = sold or ("会员" in text and not _SAID.society.search(view.text))
    sold = sold and not _CARD.search(view.near(sum_))
    return bool((owed or _SAID.owed_beside.search(about)) and not sold)


def _is_charged(view: ScreenView, price: Piece) -> bool:
    """What current costs at a place that sells it, named in the title or in a card with the price."""
    return bool(_CHARGED.search(view.title)) or any(
        _CHARGED.search(one.text) and apart(one, price) <= CARD_DP for one in view.pieces
    )


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
    if not _SAID.wage.search(sum_.text) or SIGN.search(sum_.text):
        return False
    return len({found.group() for found in _SAID.jobs.finditer(view.text)}) >= LEAST_OF_JOBS


def _is_advertised(view: ScreenView, piece: Piece) -> bool:
    """The price on an advertisement inside an article: the mark stands near, and the text is no sentence."""
    marked = any(_ADVERTISED.fullmatch(one.text) and apart(one, piece) <= ADVERTISED_DP for one in view.pieces)
    return marked and view.part(piece) is not Part.PROSE


def _in_parts(view: ScreenView, piece: Piece) -> bool:
    """A sign that the page draws apart from the figure right of it."""
    row = view.row(piece)
    after = [other for other in row if other.box.x_dp > piece.box.x_dp]
    return bool(SIGN.fullmatch(piece.text) and after and _AMOUNT.fullmatch(after[0].text))
