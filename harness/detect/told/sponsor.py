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
from harness.model.screen import Box

_SAID = Phrases("sponsor")

_LABEL = re.compile(r"(主办(\(使用\))?单位|主办|使用单位|主管单位|版权所有|©|Copyright)")
# A label that says no 单位 is one only before the name of a public body.
_BRACKETED = re.compile(r"^[\[【〔(]([^\]】〕)]{2,8})[\]】〕)]:?")  # a label in brackets before its name
_SURE_LABEL = re.compile(r"单位|主体|机构|:$")
_AGREEMENT = re.compile(r"(政策|协议|声明|条款|指引|须知)|关于(我们|本|“|APP)")
SAME_EDGE_DP, SAME_MIDDLE_DP, LINE_BELOW_DP = 4.0, 8.0, 28.0
FOOT_DP = 60.0
LEAST_ABOVE, MOST_BELOW = 6, 2  # texts of the page, and those under the line that ends it
BESIDE_DP = 140.0  # as far from a label what is told of the same case or event stands
LEAST_NAME = 3  # characters
_OF_EVENT = re.compile(
    r"[;；,，·](活动|比赛|会议|讲座)?(时间|地点|截稿|报名|截止|征稿|投稿|评选)|报名参加|(活动|会议|比赛|大赛|赛事|论坛|展会|展览|讲座|培训|演出)的?(主办|由)"
)  # who holds an event
STATED_CHARACTERS, SENTENCE_CHARACTERS = 40, 70
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
        if len(piece.text) <= SENTENCE_CHARACTERS and _SAID.by_whom.search(piece.text) and not view.reads(piece):
            yield piece, 0.85
        elif _tells_of_itself(view, piece):
            yield piece, 0.7
        elif _is_of_case_or_event(view, piece):
            continue
        elif _SAID.after.search(piece.text) or _is_owner(piece.text) or _is_signed(view, piece):
            yield piece, 0.7
        elif any(_is_labelled(view, piece, line) for line in _SAID.role.split(piece.text) if line):
            yield piece, 0.9


def _tells_of_itself(view: ScreenView, piece: Piece) -> bool:
    """A policy or an agreement says by whom the app is run, perhaps with the name in a piece of its own."""
    if not _AGREEMENT.search(view.title):
        return False
    signed = _SAID.at_end.search(piece.text) and len(piece.text) <= STATED_CHARACTERS
    return bool(signed or _SAID.told_of_itself.search(piece.text))


def _is_of_case_or_event(view: ScreenView, piece: Piece) -> bool:
    """Another office's part in a case, or who holds a meeting, as the title and the lines around tell."""
    if _OF_EVENT.search(piece.text):
        return True
    if _is_in_foot(view, piece):
        return False
    around = [one.text for one in view.pieces if abs(one.box.centre[1] - piece.box.centre[1]) <= BESIDE_DP]
    told = _SAID.of_case, _SAID.of_event
    return bool(_SAID.of_cases.search(view.title_over(piece))) or any(
        shape.search(text) for shape in told for text in around
    )


def _is_in_foot(view: ScreenView, piece: Piece) -> bool:
    """Right above or below what only stands at the foot of an app: its numbers, who built it, its copyright."""
    return any(
        one is not piece
        and abs(one.box.centre[1] - piece.box.centre[1]) <= FOOT_DP
        and _SAID.of_foot.search(one.text)
        and len(one.text) <= STATED_CHARACTERS
        for one in view.pieces
    )


def _is_owner(text: str) -> bool:
    owned = _SAID.owned.search(text)
    return bool(owned and _SAID.public_body.search(owned.group("name") or owned.group("first")))


def _is_signed(view: ScreenView, piece: Piece) -> bool:
    """县林业局主办, alone or before those who built it; what an article says of a meeting is none."""
    return bool(_SAID.at_end.search(piece.text)) and not view.reads(piece) and view.part(piece) is not Part.HEADLINE


def _is_labelled(view: ScreenView, piece: Piece, line: str) -> bool:
    """A label with a name behind it, beside it or under it."""
    line = _BRACKETED.sub(r"\1:", line).strip("|丨·,;/")
    label = _SAID.stated.match(line) or _weakly_labelled(view, piece, line)
    if label is None or len(line) > STATED_CHARACTERS:
        return False
    name = line[label.end() :]
    if _SAID.field_of.match(name):
        return False
    beside = "".join(other.text for other in view.row(piece) if other.box.x_dp > piece.box.x_dp)
    beside = beside or ("" if name else _under(view, piece))
    known = _SURE_LABEL.search(label.group()) or _SAID.body.search(name or beside)
    return bool(known) and (len(han_only(name)) >= LEAST_NAME or (not name and len(han_only(beside)) >= LEAST_NAME))


def _weakly_labelled(view: ScreenView, piece: Piece, line: str) -> re.Match[str] | None:
    """A label that also heads other things: where the page tells about the app, or ends with who runs it."""
    label = _SAID.weak.match(line)
    if label is None or _SAID.about_app.search(view.text):
        return label
    return label if _SAID.runs.match(line) and _ends_page(view, piece) else None


def _ends_page(view: ScreenView, piece: Piece) -> bool:
    """Nothing but another line or two of the foot, or the tab bar, stands below."""
    below = [one for one in view.pieces if one.box.y_dp > piece.box.y_dp and not one.node.in_nav]
    return len(view.pieces) >= LEAST_ABOVE and len(below) <= MOST_BELOW


def _under(view: ScreenView, label: Piece) -> str:
    """The public body that stands right under its label, both beginning at the same edge or about one middle."""
    for other in view.pieces:
        if _holds(other.box, label.box) and _SAID.body.search(other.text):
            return other.text
        gap = other.box.y_dp - (label.box.y_dp + label.box.height_dp)
        edge = abs(other.box.x_dp - label.box.x_dp) <= SAME_EDGE_DP
        middle = abs(other.box.centre[0] - label.box.centre[0]) <= SAME_MIDDLE_DP
        if (edge or middle) and -1 <= gap <= LINE_BELOW_DP:
            return other.text if _SAID.body.search(other.text) else ""
    return ""


def _holds(outer: Box, inner: Box) -> bool:
    """The box of what bears both: its own text, and a label inside."""
    level = outer.y_dp <= inner.y_dp and inner.y_dp + inner.height_dp <= outer.y_dp + outer.height_dp
    return level and outer.x_dp <= inner.x_dp and outer.height_dp > inner.height_dp


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
