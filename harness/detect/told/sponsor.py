"""The sponsor (主办单位) as shown, and how prominently. Those who only run or built the app are not the sponsor."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.prominence import prominence
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.wording import han_only, normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_LABEL = re.compile(r"(主办(\(使用\))?单位|主办|使用单位|主管单位|版权所有|©|Copyright)")
_OTHERS = re.compile(
    r"(技术支持|技术保障|运营单位|运营|承建单位|承建|开发单位|开发者|建设单位|运维|承办单位|协办|服务商)[^主]{0,4}$"
)
_STATED = re.compile(
    r"^([A-Za-z]+:?)?(主管主办单位|(网站|平台|应用|小程序)主办|(账号|帐号|小程序|应用)?主体(名称)?|(本(平台|应用|系统|APP|小程序|程序)(的)?)?主办单位(为|是)?|主办\(使用\)单位|使用单位|主办方?|主管(单位)?|开办(主体|单位))[:：]?",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"(本(平台|应用|系统|APP|小程序|程序|网站)|^)由.{3,24}(主办|主管)(?!地|的)", re.IGNORECASE)
_OWNED = re.compile(
    r"^(版权所有|(Copyright|©|\(c\))[\d©,.~-]*)(:|©|\d{4}(-\d{4})?)*(?P<name>.{3,}?)(版权所有)?$|^©?[\d-]*(?P<first>.{3,}?)版权所有$",
    re.IGNORECASE,
)
# A label that says no 单位 is one only before the name of a public body.
_BRACKETED = re.compile(r"^[\[【〔(]([^\]】〕)]{2,8})[\]】〕)]:?")  # a label in brackets before its name
_SURE_LABEL = re.compile(r"单位|主体$|:$")
_BODY = re.compile(
    r"(政府|局|委|厅|办|办公室|部|署|院|委员会|中心|协会|公司|学校|大学|医院|检察院|街道|镇|乡|联合会|总工会|集团)(\(.{2,12}\))?$"
)
_PUBLIC_BODY = re.compile(r"(政府|[^公]局|委|厅|办公室|委员会|法院|检察院|总工会|联合会|街道办事处)$")
# A case that goes from office to office has a leading office; an event has who holds it.
_OF_CASE = re.compile(r"交办|督办|提案|会办|公文|收文|来文|完成(时限|期限)|办理(时限|期限)")
_EVENT_LINE = re.compile(r"^(活动|比赛|会议|讲座|培训|报名|举办)?(时间|地点|日期)(:|$)", re.MULTILINE)
SAME_EDGE_DP, LINE_BELOW_DP = 4.0, 28.0
LEAST_NAME = 3  # characters
_AT_END = re.compile(
    r"[\u4e00-\u9fff]{3,20}(局|委|厅|办|办公室|政府|中心|部|委员会|协会|公司|法院|检察院|学校|医院)主办"
)
_OF_EVENT = re.compile(r"[;；,，](活动|比赛|会议|讲座)?(时间|地点)|报名参加")  # who holds an event
_FIELD_OF = re.compile(
    r"(意见|联系人|负责人|经办人|电话|名称|地址|审批|签字|盖章|回复|答复|法官|人员)"
)  # a field of a form
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
        if _OF_CASE.search(f"{view.title_over(piece)}\n{view.section(piece)}"):
            continue
        owned = _OWNED.search(piece.text)
        if owned and _PUBLIC_BODY.search(owned.group("name") or owned.group("first")):
            yield piece, 0.7
        label = _STATED.match(_BRACKETED.sub(r"\1:", piece.text))
        if label is None or _OF_EVENT.search(piece.text) or len(piece.text) > STATED_CHARACTERS:
            continue
        if _EVENT_LINE.search(view.section(piece)):
            continue
        name = _BRACKETED.sub(r"\1:", piece.text)[label.end() :]
        if _FIELD_OF.match(name):
            continue
        beside = "".join(other.text for other in view.row(piece) if other.box.x_dp > piece.box.x_dp)
        beside = beside or ("" if name else _under(view, piece))
        known = _SURE_LABEL.search(label.group()) or _BODY.search(name or beside)
        if known and (len(han_only(name)) >= LEAST_NAME or (not name and len(han_only(beside)) >= LEAST_NAME)):
            yield piece, 0.9


def _under(view: ScreenView, label: Piece) -> str:
    """The public body that stands right under its label, both beginning at the same left edge."""
    for other in view.pieces:
        gap = other.box.y_dp - (label.box.y_dp + label.box.height_dp)
        if abs(other.box.x_dp - label.box.x_dp) <= SAME_EDGE_DP and -1 <= gap <= LINE_BELOW_DP:
            return other.text if _PUBLIC_BODY.search(other.text) else ""
    return ""


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
