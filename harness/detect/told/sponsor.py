"""The sponsor (主办单位) as shown, and how prominently. Those who only run or built the app are not the sponsor."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.prominence import prominence
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_only, normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("sponsor")

_LABEL = re.compile(r"(主办(\(使用\))?单位|主办|使用单位|主管单位|版权所有|©|Copyright)")
# A label that says no 单位 is one only before the name of a public body.
_BRACKETED = re.compile(r"^[\[【〔(]([^\]】〕)]{2,8})[\]】〕)]:?")  # a label in brackets before its name
_SURE_LABEL = re.compile(r"单位|主体$|:$")
_PUBLIC_BODY = re.compile(r"(政府|[^公]局|委|厅|办公室|委员会|法院|检察院|总工会|联合会|街道办事处)$")
_EVENT_LINE = re.compile(r"^(活动|比赛|会议|讲座|培训|报名|举办)?(时间|地点|日期)(:|$)", re.MULTILINE)
SAME_EDGE_DP, LINE_BELOW_DP = 4.0, 28.0
LEAST_NAME = 3  # characters
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
        if _SAID.by_whom.search(piece.text) and len(piece.text) <= STATED_CHARACTERS:
            yield piece, 0.85
        if _SAID.at_end.fullmatch(piece.text) and not view.is_reading and view.part(piece) is Part.LABEL:
            yield piece, 0.7
        if _SAID.of_case.search(f"{view.title_over(piece)}\n{view.section(piece)}"):
            continue
        owned = _SAID.owned.search(piece.text)
        if owned and _PUBLIC_BODY.search(owned.group("name") or owned.group("first")):
            yield piece, 0.7
        label = _SAID.stated.match(_BRACKETED.sub(r"\1:", piece.text))
        if label is None or _OF_EVENT.search(piece.text) or len(piece.text) > STATED_CHARACTERS:
            continue
        if _EVENT_LINE.search(view.section(piece)):
            continue
        name = _BRACKETED.sub(r"\1:", piece.text)[label.end() :]
        if _SAID.field_of.match(name):
            continue
        beside = "".join(other.text for other in view.row(piece) if other.box.x_dp > piece.box.x_dp)
        beside = beside or ("" if name else _under(view, piece))
        known = _SURE_LABEL.search(label.group()) or _SAID.body.search(name or beside)
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
    if _SAID.others.search(before) or _SAID.others.search(_left_of(piece, view)):
        return 0.0
    if _LABEL.search(before[-20:]) or _LABEL.search(_left_of(piece, view)):
        return 0.95
    alone = len(name) >= STANDALONE_SHARE * len(piece.text) and view.part(piece) is not Part.PROSE
    return 0.75 if alone and not view.is_reading else 0.0


def _left_of(piece: Piece, view: ScreenView) -> str:
    """What stands before it in its row, such as a label in a cell of its own."""
    return "".join(other.text for other in view.row(piece) if other.box.x_dp < piece.box.x_dp)
