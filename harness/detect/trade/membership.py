"""Memberships that are opened, renewed or upgraded for money; of a union, a society or a meeting they are none."""

import re
from collections.abc import Iterable

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.trade.price import CARD_DP, SHORT_PRICE, SPARED, is_priced
from harness.detect.trade.sale_control import apart
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("commerce")

_MEMBERS = re.compile(r"会员|VIP", re.IGNORECASE)
_LEVEL = re.compile(r"S?VIP\d?|(普通|年度|月度)?会员", re.IGNORECASE)  # with its price beside
MEMBERSHIP_CHARACTERS, OFFER_CHARACTERS = 24, 60


def memberships(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A membership that is opened, renewed or upgraded; of a union, a society or a meeting it is none."""
    lexicon = load_lexicon("commerce")
    for piece in view.pieces:
        priced = bool(_LEVEL.fullmatch(piece.text) and is_priced(view.near(piece)))
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
            and not lexicon.is_benign_title(SPARED.sub("", piece.text) + "|" + view.title_over(piece))
        ):
            yield sighting(Kind.MEMBERSHIP, view, [piece], masker, confidence=0.85)


def _is_sold_to_members(view: ScreenView, piece: Piece) -> bool:
    """A word for members with what is said of a sale beside it, where no society is spoken of at all."""
    label = view.part(piece) not in (Part.HEADLINE, Part.PROSE)
    beside = view.text if view.is_heading(piece) else f"{piece.text}|{view.near(piece)}"
    return bool(
        _MEMBERS.search(piece.text) and label and _SAID.sold.search(beside) and not _SAID.society.search(view.text)
    )


def _is_priced_card(view: ScreenView, piece: Piece) -> bool:
    """月卡 or 年卡 with its price beside or right under it, where no carriage or parking is paid for."""
    if not _SAID.card_name.fullmatch(piece.text) or _SAID.passes.search(view.title_over(piece)):
        return False
    return any(
        is_priced(one.text)
        and len(one.text) <= SHORT_PRICE
        and apart(one, piece) <= CARD_DP / 2
        and (one in view.row(piece) or abs(one.box.centre[0] - piece.box.centre[0]) <= 2 * CARD_DP)
        for one in view.pieces
    )
