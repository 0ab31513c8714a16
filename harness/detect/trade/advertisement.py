"""Advertisements: what is marked 广告, screens that a splash sells, offers with a call; 公益广告 is none."""

import re
from collections.abc import Iterable

from harness.detect.screen.function_label import SURE
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("advertisement")

_AD_LABELS = frozenset({"AD", "ad", "Ad", "广告×", "广告X", "广告x", "推广"})
# What hands the user to another company, by a tap or a shake; of a splash with a way to skip it.
_PROMOTED = re.compile(r"由.{0,10}(第三方|商家|广告主?).{0,4}(推广|提供推广)")
_LENT = (
    re.compile(r"(贷|借).{0,8}(最高|额度|可借).{0,4}万"),
    re.compile(r"(当日|当天|最快|秒|极速|分钟).{0,6}(放款|到账)"),
    re.compile(r"日息|低息|免息|0息|年化利率低至"),
)
_SKIP = re.compile(r"^\d{0,2}[s秒]?\|?(跳过|关闭)(广告)?\|?\d{0,2}[s秒]?$", re.IGNORECASE)
_GRANTED = re.compile(r"消费券|政府|补贴|以旧换新|文旅券|工会")
_TRADED_IN = re.compile(r"以旧换新")  # an office's offer, but for a brand that says so of itself
_MEMBERSHIP = re.compile(r"会员|VIP|[年月季]卡", re.IGNORECASE)
CORNER_DP = 15.0
AD_REACH_DP, CALL_DP, BESIDE_DP, RATE_DP = 140.0, 90.0, 12.0, 48.0
BANNER_CHARACTERS = 60
LEAST_BAITS, LEAST_UNCALLED = 2, 3
LONG_MARK = 6  # characters: Sponsored广告 heads nothing else


@EachRole
def detect_advertisement(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """ADVERTISEMENT, one per role."""
    for piece in view.pieces:
        if _SAID.none_shown.search(piece.text) and not _SAID.watch.search(piece.text):
            continue
        named = _is_named(piece) or _recommends(view, piece)
        if named or _hands_over(view, piece) or _is_prefixed(view, piece):
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=0.8)
        elif not view.reads(piece) and (_lures(view, piece) or _offers(view, piece) or _lends(view, piece)):
            yield sighting(Kind.ADVERTISEMENT, view, view.row(piece), masker, confidence=0.7)
        elif piece.text in _AD_LABELS or _SAID.bought.fullmatch(piece.text):
            sure = SURE if _marks_one(view, piece) else 0.4
            yield sighting(Kind.ADVERTISEMENT, view, [piece], masker, confidence=sure)
    for banner in view.wrapped(2):
        if not view.reads(banner) and _lures_uncalled(view, banner):
            yield sighting(Kind.ADVERTISEMENT, view, [banner], masker, confidence=0.6)


def _is_named(piece: Piece) -> bool:
    """A text that can only stand on an advertisement, or at what one is watched for."""
    shapes = _SAID.ad_line.fullmatch, _PROMOTED.search, _SAID.watch.search
    return any(shape(piece.text) for shape in shapes)


def _is_prefixed(view: ScreenView, piece: Piece) -> bool:
    """The mark with what it sells behind it or who pays before it, and beside it a control that follows."""
    beside = [other for other in view.row(piece) if other is not piece]
    if _SAID.spaced_mark.match(piece.spaced) and not view.reads(piece):
        return True
    marked = _SAID.prefixed.search(piece.text) or _SAID.suffixed.search(piece.text)
    return bool(marked) and any(_SAID.follow.search(other.text) for other in beside)


def _recommends(view: ScreenView, piece: Piece) -> bool:
    """What a page of something else recommends, with its price: 推荐:典藏版 限时 ¥68."""
    return bool(
        _SAID.recommended.search(piece.text)
        and _SAID.priced.search(view.near(piece))
        and not view.reads(piece)
        and not _is_public(view, piece)
    )


def _marks_one(view: ScreenView, mark: Piece) -> bool:
    """Whether the bare word for advertising stands on something: a picture or card, a splash, an offer."""
    shown = any(
        (node.kind == "image" or (node.clickable and node.text != mark.node.text))
        and abs(node.box.centre[1] - mark.box.centre[1]) <= max(AD_REACH_DP, node.box.height_dp)
        for node in view.tree.nodes
    )
    splash = any(_SKIP.search(other.text) for other in view.pieces)
    splash = splash or any(_SAID.dismissed.search(other.text) for other in view.row(mark))
    corner = mark.node.font_dp <= CORNER_DP and not mark.node.in_nav
    told = _SAID.lure, _SAID.offer, _SAID.bait
    lured = any(shape.search(other.text) for shape in told for other in view.pieces if other is not mark)
    sold = _SAID.offer.search(view.near(mark)) or _SAID.bait.search(view.near(mark)) or len(mark.text) > LONG_MARK
    public = load_lexicon("commerce").is_benign_title(view.near(mark))
    weak_word = mark.text in ("推广", "赞助")
    told_by = (shown and not weak_word) or splash or (lured and (corner or bool(sold))) or _lures_beside(view, mark)
    return told_by and not public


def _lures_beside(view: ScreenView, mark: Piece) -> bool:
    """One text beside the mark, which lures or lends: 广告 | 到家贷 最高20万."""
    beside = [other for other in view.row(mark) if other is not mark]
    if len(beside) != 1:
        return False
    told = _SAID.lure, *_LENT
    marked = mark.text == "广告" or _SAID.bought.fullmatch(mark.text)
    named = marked and beside[0].box.x_dp > mark.box.x_dp and _SAID.goods_named.fullmatch(beside[0].text)
    return bool(named) or any(shape.search(beside[0].text) for shape in told)


def _hands_over(view: ScreenView, piece: Piece) -> bool:
    """A splash: it can be skipped, and what it tells leads to another company; a shake leads there anyway."""
    if view.reads(piece):
        return False
    splash = any(_SKIP.search(other.text) and other.text != "关闭" for other in view.pieces)
    leads = _SAID.hands_over.search(piece.text) or _SAID.offer.search(piece.text) or _baits(piece) >= LEAST_BAITS
    return bool((splash and leads) or _SAID.shaken.search(piece.text))


def _lures(view: ScreenView, piece: Piece) -> bool:
    """Two lures, and a control that follows them; what the app sells of its own is its membership."""
    if _baits(piece) < LEAST_BAITS or not _may_lure(view, piece):
        return False
    return any(_SAID.follow.search(other.text) for other in view.pieces if other is not piece)


def _lures_uncalled(view: ScreenView, banner: Piece) -> bool:
    """A banner of two lines that lures three times needs no control: all of it is one."""
    lures = _baits(banner) + bool(_SAID.priced.search(view.near(banner)))
    if lures < LEAST_UNCALLED or len(banner.text) > BANNER_CHARACTERS:
        return False
    if not _of_an_office(banner.text) and not _is_public(view, banner):
        return not _MEMBERSHIP.search(banner.text)  # so much of it is a shop's, whoever runs the page
    branded = _SAID.of_a_brand.search(banner.text)
    return _may_lure(view, banner) and bool(branded or not _is_public(view, banner))


def _of_an_office(text: str) -> bool:
    return bool(_GRANTED.search(text))


def _may_lure(view: ScreenView, piece: Piece) -> bool:
    about = f"{view.title_over(piece)}|{piece.text}"
    if _SAID.of_a_brand.search(piece.text):
        about = _TRADED_IN.sub("", about)
    return not _MEMBERSHIP.search(piece.text) and not _GRANTED.search(about)


def _baits(piece: Piece) -> int:
    return len({found.span() for found in _SAID.bait.finditer(piece.text)})


def _offers(view: ScreenView, piece: Piece) -> bool:
    """What only firms sell, with a call beside or under it, or with a lure in the same text."""
    if not _SAID.offer.search(piece.text) or _is_public(view, piece):
        return False
    called = any(_SAID.follow.search(one.text) and -BESIDE_DP < _below(piece, one) <= CALL_DP for one in view.pieces)
    priced = any(_SAID.rate.search(one.text) and 0 < _below(piece, one) <= RATE_DP for one in view.pieces)
    return called or priced or _baits(piece) >= 1


def _lends(view: ScreenView, piece: Piece) -> bool:
    """Two words of a lender's offer; or one, or what a product of money promises, with a control right under it."""
    words = sum(bool(shape.search(piece.text)) for shape in _LENT)
    offered = words or _SAID.yields.search(piece.text)
    called = offered and (
        _SAID.calls.search(piece.text)
        or any(
            (one.is_control or view.hides_controls)
            and _SAID.take_up.fullmatch(one.text)
            and -BESIDE_DP < _below(piece, one) <= CALL_DP
            for one in view.pieces
        )
    )
    return bool(called or words >= 2) and not _is_public(view, piece)


def _is_public(view: ScreenView, piece: Piece) -> bool:
    return bool(_SAID.public_offer.search(f"{view.title_over(piece)}\n{view.section(piece)}"))


def _below(upper: Piece, lower: Piece) -> float:
    return lower.box.centre[1] - upper.box.centre[1]
