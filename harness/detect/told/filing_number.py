"""Numbers of filing as shown: the one of these measures (政务应用备案), and those it must not be taken for.

The format of the 政务 number is not published yet: the app file's number decides, a pattern only hints.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.detect.screen.piece import Piece
from harness.detect.screen.prominence import prominence
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_SAID = Phrases("filing_number")

_PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔云滇陕秦甘陇青蒙桂宁新藏"
_OTHER = {
    "icp": re.compile(
        rf"[\u4e00-\u9fff]ICP[备证](?:字|案)?(?:第|\[?\(?20\d\d\)?\]?)?\d{{5,}}号?(?:-\d+[A-Za-z]?)?"
        rf"|(?:电信业务|ICP)(?:经营)?许可证(?:编)?号?:?([AB][12]\.?[B]?[12]?-?20\d{{6,8}}号?)"
        rf"|[{_PROVINCES}][AB][12](?:\.B[12])?-?20\d{{6,8}}号?(?:-\d+[A-Za-z]?)?",
        re.IGNORECASE,
    ),
    "police": _SAID.other_police,
    "algorithm": _SAID.other_algorithm,
    "copyright": _SAID.other_copyright,
}
_GOVERNMENT = re.compile(
    rf"政务(应用|移动应用|APP|小程序)?备(案)?(编?号)?:?[{_PROVINCES}][\[(〔]?20\d\d[\])〕]?\d{{3,}}号?(?!\d)|"
    rf"[{_PROVINCES}]?政务(应用(程序)?)?备(案)?字?[\[(〔]?20\d\d[\])〕]?[-—–_第]?\d{{3,}}号",
    re.IGNORECASE,
)
# A label that says whose filing it is, and any number after it; the form is not laid down yet.
_NUMBER = r"[A-Za-z0-9\u4e00-\u9fff\-—–\[\]()〔〕第]{0,24}\d{3,}[A-Za-z0-9\-—–]*号?(?![A-Za-z0-9\-—–])(?<![\-—–])"
_GOV = r"(移动)?(政务(服务)?|党政机关)(移动)?(互联网)?(应用|APP|小程序|快应用|平台|系统|公众[账帐]号)?(程序)?"
_TOLD_OURS = re.compile(
    rf"(?:{_GOV}备案(?:登记)?(?:编号|编码|代码|号码|号|,?编号)|网信(办|部门)?备案编号|{_GOV}备案(标识|序号|码)?(?=:?[A-Z\d\[(〔{_PROVINCES}]|:)|备案编号\({_GOV}\)):?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"({_GOV}|本?(应用|程序|平台|系统)|APP)?备案(编号|编码)(\(政务\))?:?|{_GOV}备案((登记)?号)?:?|(应用|程序|APP)备案(号)?:?",
    re.IGNORECASE,
)
_OURS_NAMED = re.compile(rf"{_GOV}备案(登记)?(编号|编码|号码|号)?:?", re.IGNORECASE)
_OF_AN_APP = re.compile(r"主办(\(使用\))?(单位|[:：])|政务(移动)?应用")
_LOOSE = re.compile(rf"(?<![\u4e00-\u9fff])备案编号:?({_NUMBER})")
SAME_EDGE_DP, LINE_ABOVE_DP, LABEL_WITHIN_DP = 4.0, 28.0, 24.0
_DASHES = str.maketrans(dict.fromkeys("—–−_", "-"))


@dataclass(frozen=True, slots=True)
class _Number:
    text: str
    family: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Place:
    view: ScreenView
    piece: Piece
    number: _Number

    def order(self) -> tuple[bool, bool, int]:
        seen = prominence(self.piece, self.view)
        return not seen.prominent, not seen.logged_out, seen.taps


def detect_filing_number(views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
    """FILING_NUMBER_SHOWN (most prominent place) and OTHER_NUMBER_SHOWN, one per family."""
    filed = _same(app.filing_number or "")
    places = [_Place(view, piece, number) for view in views for piece, number in _numbers(view, filed)]
    own = [place for place in places if place.number.family == "filing"]
    for text in dict.fromkeys(place.number.text for place in own):
        best = min((place for place in own if place.number.text == text), key=_Place.order)
        yield _own_shown(best, filed, masker)
    yield from strongest(_other_shown(place, masker) for place in places if place.number.family != "filing")


def _own_shown(place: _Place, filed: str, masker: Masks) -> Observation:
    view, number = place.view, place.number
    data = prominence(place.piece, view).data() | {
        "matches": bool(filed) and _same(number.text) == filed,
        "seen_by_eye": view.seen_by_eye(number.text),
    }
    kind, sure = Kind.FILING_NUMBER_SHOWN, number.confidence
    return sighting(kind, view, [place.piece], masker, confidence=sure, subject=number.text, data=data)


def _other_shown(place: _Place, masker: Masks) -> Observation:
    view, number = place.view, place.number
    data, kind = {"number": number.text}, Kind.OTHER_NUMBER_SHOWN
    return sighting(kind, view, [place.piece], masker, confidence=number.confidence, subject=number.family, data=data)


def _numbers(view: ScreenView, filed: str) -> Iterable[tuple[Piece, _Number]]:
    told: set[str] = set()
    spoken = not view.is_reading and _speaks_of_an_app(view)
    for piece in view.pieces:
        number = _beside_label(view, piece)
        if number is not None:
            told.add(number.text)
            yield piece, number
    for piece in view.wrapped(3):  # single pieces come first, joined ones only add what a line break split
        for number in numbers_in(piece.text, filed, spoken=spoken):
            if not any(number.text in known for known in told):
                told.add(number.text)
                yield piece, number


def _speaks_of_an_app(view: ScreenView) -> bool:
    """A sponsor, or another number that only an app or a site bears."""
    return bool(_OF_AN_APP.search(view.text) or any(shape.search(view.text) for shape in _OTHER.values()))


def _stands_over(label: Box, number: Box) -> bool:
    """A label in the line above, both beginning at the same left edge, or in the box of what holds both."""
    if label.y_dp >= number.y_dp and label.y_dp + label.height_dp <= number.y_dp + number.height_dp:
        return abs(label.x_dp - number.x_dp) <= LABEL_WITHIN_DP
    gap = number.y_dp - (label.y_dp + label.height_dp)
    return abs(label.x_dp - number.x_dp) <= SAME_EDGE_DP and -1 <= gap <= LINE_ABOVE_DP


def _beside_label(view: ScreenView, piece: Piece) -> _Number | None:
    """The number whose label has a cell of its own; a bare 备案编号 needs more that speaks of such an app."""
    left = [other.text for other in view.row(piece) if other.box.x_dp < piece.box.x_dp]
    if re.fullmatch(_NUMBER, piece.text):
        left += [
            other.text
            for other in view.pieces
            if _stands_over(other.box, piece.box) and _OURS_NAMED.fullmatch(other.text)
        ]
    labels = [text for text in left if _OURS.fullmatch(text)]
    if (
        not labels
        or not re.fullmatch(_NUMBER, piece.text)
        or any(shape.search(piece.text) for shape in _OTHER.values())
    ):
        return None
    if any(_OURS_NAMED.fullmatch(text) for text in labels):
        return _Number(piece.text, "filing", 0.9)
    spoken = _SAID.itself.search(piece.text) or _speaks_of_an_app(view)
    return _Number(piece.text, "filing", 0.7) if spoken else None


def numbers_in(text: str, filed: str = "", *, spoken: bool = False) -> list[_Number]:
    """All numbers of filing in a normalised text; `filed` is the app file's own, in the form of `_same`.

    `spoken`: the screen speaks of a government app, so that a bare 备案编号 is its own.
    """
    others = [_Number(_told(match), family, 0.95) for family, shape in _OTHER.items() for match in shape.finditer(text)]
    return others + _own_numbers(_without(text, others), filed, spoken=spoken)


def _told(match: re.Match[str]) -> str:
    """The number alone where its label was matched with it."""
    return next((group for group in match.groups() if group), match.group())


def _own_numbers(text: str, filed: str, *, spoken: bool) -> list[_Number]:
    at = _same(text).find(filed) if filed else -1
    if at >= 0 and not _same(text)[at + len(filed) :][:1].isdigit():
        return [_Number(filed, "filing", 0.98)]
    own = [_Number(match.group(), "filing", 0.9) for match in _GOVERNMENT.finditer(text)]
    if own:
        return own
    named = [_Number(match.group("number"), "filing", 0.9) for match in _TOLD_OURS.finditer(text)]
    if named:
        return named
    ours = [match.group(1) for match in _LOOSE.finditer(text) if spoken or _SAID.itself.search(text)]
    return [_Number(number, "filing", 0.6) for number in ours] or [
        _Number(match.group(1), "filing", 0.6) for match in _SAID.labelled.finditer(text)
    ]


def _without(text: str, numbers: Sequence[_Number]) -> str:
    for number in numbers:
        text = text.replace(number.text, "|")
    return text


def _same(text: str) -> str:
    return normalise(text).translate(_DASHES)
