"""Advertisements: what is marked 广告, screens that a splash sells, offers with a call; 公益广告 is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("advertisement")

_AD_LABELS = frozenset({"广告", "AD", "ad", "Ad", "赞助", "广告×", "广告X", "赞助内容", "推广"})
_WATCH = re.compile(r"(看|观看)(视频)?广告|(?<!避)免广告|去广告(版|特权|体验|$)")
# What hands the user to another company, by a tap or a shake; of a splash with a way to skip it.
_PROMOTED = re.compile(r"由.{0,10}(第三方|商家|广告主?).{0,4}(推广|提供推广)")
_LENT = (
    re.compile(r"(贷|借).{0,8}(最高|额度|可借).{0,4}万"),
    re.compile(r"(当日|当天|最快|秒|极速).{0,6}(放款|到账)"),
    re.compile(r"日息|低息|免息"),
)
_SKIP = re.compile(r"^\d{0,2}[s秒]?\|?(跳过|关闭)(广告)?\|?\d{0,2}[s秒]?$", re.IGNORECASE)
_SPONSORED = re.compile(r"sponsored", re.IGNORECASE)
CORNER_DP = 15.0
AD_REACH_DP, CALL_DP, BESIDE_DP = 140.0, 90.0, 12.0


def detect_advertisement(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """ADVERTISEMENT, one per role."""
    yield from strongest(one for view in views for one in _adverts(view, masker))


def _adverts(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        marked = _SAID.ad_line.fullmatch(piece.text) or _PROMOTED.search(piece.text)
        if marked or _WATCH.search(piece.text) or _hands_over(view, piece):
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=0.8)
            continue
        if not view.reads(piece) and (_lures(view, piece) or _lends(view, piece)):
            yield sighting(Kind.ADVERTISEMENT, view, view.row(piece), masker, confidence=0.7)
        if _SPONSORED.sub("", piece.text) not in _AD_LABELS and not _SAID.bought.fullmatch(piece.text):
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
        lured = any(_SAID.lure.search(other.text) for other in view.pieces)
        weak_word = piece.text in ("推广", "赞助")
        certain = ((bool(shown) and not weak_word) or splash or (corner and lured)) and not public
        yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=SURE if certain else 0.4)


def _hands_over(view: ScreenView, piece: Piece) -> bool:
    """A splash: it can be skipped, and what it tells leads to another company."""
    splash = any(_SKIP.search(other.text) and other.text != "关闭" for other in view.pieces)
    return splash and bool(_SAID.hands_over.search(piece.text)) and not view.reads(piece)


def _lures(view: ScreenView, piece: Piece) -> bool:
    beside = view.row(piece)
    followed = any(
        _SAID.follow.search(other.text) for other in (*beside, *(one for one in view.pieces if one.is_control))
    )
    return len(_SAID.bait.findall(piece.text)) >= 2 and followed


def _lends(view: ScreenView, piece: Piece) -> bool:
    """Two words of a lender's offer; or one, or what a product of money promises, with a control right under it."""
    words = sum(bool(shape.search(piece.text)) for shape in _LENT)
    offered = words or _SAID.yields.search(piece.text)
    called = offered and any(
        one.is_control and _SAID.take_up.fullmatch(one.text) and -BESIDE_DP < _below(piece, one) <= CALL_DP
        for one in view.pieces
    )
    return bool(called or words >= 2) and not _SAID.public_loan.search(view.section(piece))


def _below(upper: Piece, lower: Piece) -> float:
    return lower.box.centre[1] - upper.box.centre[1]
