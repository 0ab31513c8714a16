"""The sponsor (主办单位) as shown, and how prominently. Those who only run or built the app are not the sponsor."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.piece import Piece
from harness.detect.prominence import prominence
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting
from harness.detect.wording import han_only, normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_LABEL = re.compile(r"(主办(\(使用\))?单位|主办|使用单位|主管单位|版权所有|©|Copyright)")
_OTHERS = re.compile(
    r"(技术支持|技术保障|运营单位|运营|承建单位|承建|开发单位|开发者|建设单位|运维|承办单位|协办|服务商)[^主]{0,4}$"
)
_STATED = re.compile(
    r"^([A-Za-z]+:?)?(主管主办单位|(本(平台|应用|系统|APP|小程序|程序)(的)?)?主办单位(为|是)?|主办\(使用\)单位|使用单位|主办方?|主管单位|开办(主体|单位))[:：]?",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"本(平台|应用|系统|APP|小程序|程序|网站)由.{3,24}(主办|主管)(?!地)", re.IGNORECASE)
LEAST_NAME = 3  # characters
_AT_END = re.compile(
    r"[\u4e00-\u9fff]{3,20}(局|委|厅|办|办公室|政府|中心|部|委员会|协会|公司|法院|检察院|学校|医院)主办"
)
_OF_EVENT = re.compile(r"[;；,，](活动|比赛|会议|讲座)?(时间|地点)|报名参加")  # who holds an event
STATED_CHARACTERS = 40
STANDALONE_SHARE = 0.8  # of a text's characters: more is the name itself, less a sentence that mentions it


def detect_sponsor(views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
    """SPONSOR_SHOWN, the most prominent place first in its evidence; nothing where the sponsor is not named."""
    names = [normalise(name) for name in (app.sponsor, *app.sponsor_short_names) if name]
    places = [(view, piece, how) for view in views for piece, how in (_places(view, names) if names else _stated(view))]
    if not places:
        return
    view, piece, confidence = min(places, key=_order)
    data = prominence(piece, view).data() | {"seen_by_eye": view.seen_by_eye(normalise(piece.text))}
    yield sighting(Kind.SPONSOR_SHOWN, view, [piece], masker, confidence=confidence, subject=app.sponsor, data=data)


def _order(place: tuple[ScreenView, Piece, float]) -> tuple[bool, bool, float, int]:
    view, piece, confidence = place
    seen = prominence(piece, view)
    return not seen.prominent, seen.covered or not seen.logged_out, -confidence, seen.taps


def _places(view: ScreenView, names: Sequence[str]) -> Iterable[tuple[Piece, float]]:
    for piece in view.wrapped(2):
        for name in names:
            at = piece.text.find(name)
            if at >= 0 and (confidence := _names_sponsor(piece, name, at, view)) > 0:
                yield piece, confidence


def _stated(view: ScreenView) -> Iterable[tuple[Piece, float]]:
    """Where no name is known: what a label calls the sponsor, in its own text or in the cell beside."""
    for piece in view.wrapped(2):
        if _BY_WHOM.search(piece.text) and len(piece.text) <= STATED_CHARACTERS:
            yield piece, 0.85
        if _AT_END.fullmatch(piece.text) and not view.is_reading and view.part(piece) is Part.LABEL:
            yield piece, 0.7
        label = _STATED.match(piece.text)
        if label is None or _OF_EVENT.search(piece.text) or len(piece.text) > STATED_CHARACTERS:
            continue
        name = piece.text[label.end() :]
        beside = "".join(other.text for other in view.row(piece) if other.box.x_dp > piece.box.x_dp)
        if len(han_only(name)) >= LEAST_NAME or (not name and len(han_only(beside)) >= LEAST_NAME):
            yield piece, 0.9


def _names_sponsor(piece: Piece, name: str, at: int, view: ScreenView) -> float:
    before = piece.text[:at]
    if _OTHERS.search(before) or _OTHERS.search(_left_of(piece, view)):
        return 0.0
    if _LABEL.search(before[-20:]) or _LABEL.search(_left_of(piece, view)):
        return 0.95
    alone = len(name) >= STANDALONE_SHARE * len(piece.text) and view.part(piece) is not Part.PROSE
    return 0.75 if alone and not view.is_reading else 0.0


def _left_of(piece: Piece, view: ScreenView) -> str:
    """What stands before it in its row, such as a label in a cell of its own."""
    return "".join(other.text for other in view.row(piece) if other.box.x_dp < piece.box.x_dp)
