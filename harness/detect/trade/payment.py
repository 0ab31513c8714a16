"""Prices with a control that buys; a bill of the state that is paid in the app is no sale."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import is_prose
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.screen.tab_bar import tab_bar
from harness.detect.trade.price import CARD_DP, PRICE_CHARACTERS, SIGN, SPARED, WAYS, is_owed, is_priced
from harness.detect.trade.sale_control import apart, is_button, lies_in_bar, only_sells
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("commerce")

_DUE_NAMES = re.compile(r"缴费|电费")  # which a private service uses, too
_PRIVATE_BILL = re.compile(r"停车|临停|充电|洗车")
_PAYS = re.compile(r"^(确认|立即|去|马上|确定)?(付款|支付|缴费)$")
_CHOOSES = re.compile(r"(支付|付款)方式")
_FOR_A_TIME = re.compile(r"/(年|月|季|周|天|次|学期)")
_MARKED = re.compile(r"广告|推广")
NEAR_PRICE_DP = 240.0
BUTTON_CHARACTERS = 16


def payments(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """PAYMENT by a control that buys and the price that belongs to it."""
    lexicon = load_lexicon("commerce")
    prices = [piece for piece in view.pieces if is_priced(piece.text) and len(piece.text) <= 30]
    buyers = [piece for piece in view.pieces if _buys(view, piece, prices)]
    for piece in buyers:
        about = f"{view.title_over(piece)}|{view.near(piece)}"
        if _is_of_an_advertisement(view, piece):
            continue
        in_row = _goods_in_row(view, piece, prices)
        if in_row is not None:
            yield sighting(Kind.PAYMENT, view, [in_row, piece], masker, confidence=SURE, data={"price": in_row.text})
            continue
        if lexicon.is_benign_title(WAYS.sub("", about)):
            continue
        all_of_page = len(prices) == 1 or len(buyers) == 1 or lies_in_bar(view, piece)
        own = [price for price in prices if all_of_page or apart(price, piece) <= NEAR_PRICE_DP]
        own = [price for price in own if not is_prose(price.text)]
        between = [SPARED.sub("", WAYS.sub("", other.text)) for price in own for other in _between(view, price, piece)]
        if _PRIVATE_BILL.search(about):
            between = [_DUE_NAMES.sub("", text) for text in between]
        if not own or any(lexicon.is_benign_title(text) for text in between):
            continue
        nearest = min(own, key=lambda price: apart(price, piece))
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
    return next((one for one in view.row(piece) if one in prices and SIGN.search(one.text)), None)


def _buys(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """A control that buys; on a page to be read only one that says nothing else."""
    if piece in tab_bar(view):
        return False
    whole = bool(_SAID.bare_buy.fullmatch(piece.text)) or only_sells(piece)
    if view.is_reading:
        return whole and is_button(view, piece)
    bought = whole or (piece.is_control and bool(_SAID.buy.search(piece.text)))
    return bought or _takes_a_card(view, piece, prices) or _takes_up(view, piece, prices)


def _is_of_an_advertisement(view: ScreenView, piece: Piece) -> bool:
    """The call of a line that is marked as advertising and names no price: it leads on, and nothing is paid there."""
    near = view.near(piece)
    return bool(_MARKED.search(near)) and not is_priced(near)


def _takes_a_card(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """办理 in a card that names what is paid for a month or a year, where such cards are sold."""
    taken = _SAID.takes.fullmatch(piece.text) and _SAID.cards.search(view.text)
    return bool(taken) and any(_FOR_A_TIME.search(one.text) and apart(one, piece) <= CARD_DP for one in prices)


def _takes_up(view: ScreenView, piece: Piece, prices: Sequence[Piece]) -> bool:
    """立即报名 or 抢 in the same card or bar as a price with the sign of a currency."""
    if not (piece.is_control or view.hides_controls) or not _SAID.takes_up.fullmatch(piece.text):
        return False
    reach = view.tree.height_dp if lies_in_bar(view, piece) else CARD_DP
    return any(SIGN.search(one.text) and apart(one, piece) <= reach and not is_owed(view, one) for one in prices)


def _between(view: ScreenView, price: Piece, control: Piece) -> list[Piece]:
    """What stands from the price (and the line above it) to the control: the name of the fee is there."""
    top, bottom = sorted((price.box.centre[1], control.box.centre[1]))
    layer = control.node.in_dialog
    return [
        piece
        for piece in view.pieces
        if piece.node.in_dialog == layer and top - 60 <= piece.box.centre[1] <= bottom + 20
    ]


def ways_to_pay(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """PAYMENT by a page that offers several ways to pay, with a control that does."""
    ways = [piece for piece in view.pieces if _SAID.way_to_pay.search(piece.text)]
    tapped = [piece for piece in view.pieces if piece.is_control or view.hides_controls]
    paid = [piece for piece in tapped if _PAYS.search(piece.text)]
    if _CHOOSES.search(view.text):
        paid += [piece for piece in tapped if _SAID.goes_on.fullmatch(piece.text)]
    paid = paid or [piece for piece in ways if piece.is_control and piece.text.endswith("支付")]
    lexicon = load_lexicon("commerce")
    if view.is_reading or len(ways) < 2 or not paid or _SAID.owed.search(view.section(paid[0])):
        return
    if not lexicon.is_benign_title(WAYS.sub("", view.title_over(paid[0]))):
        yield sighting(Kind.PAYMENT, view, [paid[0], *ways], masker, confidence=0.8)


def checkout(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A page of paying that shows no control with its price: what only such a page says, or a control that only pays.

    What is owed to the state is paid on such pages too: nothing of it may stand on the screen.
    """
    lexicon = load_lexicon("commerce")
    said = WAYS.sub("", f"{view.title}\n{view.text}")
    if view.is_reading or _SAID.owed.search(said) or any(lexicon.is_benign_title(line) for line in said.split("\n")):
        return
    for piece in view.pieces:
        price = [one for one in view.pieces if is_priced(one.text) and SIGN.search(one.text)]
        told = price and _SAID.paid.search(piece.text) and len(piece.text) <= PRICE_CHARACTERS
        tapped = piece.is_control or view.hides_controls
        if told or (tapped and _SAID.pays_now.fullmatch(piece.text)):
            yield sighting(Kind.PAYMENT, view, [piece, *price[:1]], masker, confidence=0.7)
            return
