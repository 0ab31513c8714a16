"""Photos or videos demanded as proof of work, and the watermark on them; optional pictures of a complaint are none."""

import re
from collections.abc import Iterable
from functools import partial

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_SAID = Phrases("media_duty")

_AT_WORK = re.compile(
    _SAID.of_work.pattern
    + r"|帮扶|巡河|巡逻|巡护|护林|台账|宣传|党课|党员|驻村|值守|慰问|晨会|三会一课"
    + r"|心得|笔记|培训|自查|巡检|核查|点位|校车|防火|禁烧|安全员|下沉|水位|值守|汛|排查|网格|在岗|反馈|留痕"
)
_FIXED = re.compile(r"经纬度|拍摄(时间|地点|人)")
# White space between the day and the moment is gone: 2026-03-1209:31:22.
_MOMENT = re.compile(r"([01]\d|2[0-3]):[0-5]\d(?!\d?[-—~至到])")
_DAY = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_TAKES_PICTURE = re.compile(r"^(重拍|使用照片|重新拍摄|完成拍摄|拍照|现场拍照|工作照片|现场照片|打卡照片)$")
_VIDEO = re.compile(r"视频|录像|录制")
LABEL_CHARACTERS, ASKED_CHARACTERS = 40, 60
HINT_DP, ALIGNED_DP = 56.0, 80.0
STAMP_DP = 62.0  # two lines of a stamp above and below


def _is_moving(one: Observation) -> bool:
    return one.kind is Kind.MEDIA_DUTY and bool(_VIDEO.search(normalise(one.evidence[0].excerpt)))


@partial(EachRole, apart=_is_moving)
def detect_media_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """MEDIA_DUTY, photos and videos apart, and WATERMARK (subject screen: what it says of it), one each per role."""
    yield from _duties(view, masker)
    yield from _watermarks(view, masker)
    yield from _stamped(view, masker)


def _duties(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("media")
    for act in ("photo", "video"):
        for line in task_rows(view, act):
            if not lexicon.is_benign_title(f"{view.title_over(line[0])}|{_around(view, line[0])}"):
                yield sighting(Kind.MEDIA_DUTY, view, line, masker, confidence=0.65)
    yield from _taken(view, masker)
    for piece in (*demanded(view, "photo"), *demanded(view, "video")):
        if not lexicon.is_benign_title(f"{view.title_over(piece)}|{_around(view, piece)}"):
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.65)
    for piece in view.pieces:
        if view.reads(piece):
            continue
        row, title = view.near(piece), view.title_over(piece)
        benign = lexicon.is_benign_title(_around(view, piece)) or lexicon.is_benign_title(title)
        posed = _SAID.posed.search(row.replace("|", "")) and view.has_form()
        if not benign and posed and len(row) <= LABEL_CHARACTERS:
            yield sighting(Kind.MEDIA_DUTY, view, view.row(piece), masker, confidence=0.65)
        lifted = is_lifted(piece.text) or of_public(piece.text)
        if not benign and not lifted and _demands_material(view, piece, row):
            yield sighting(Kind.MEDIA_DUTY, view, view.row(piece), masker, confidence=0.65)
        if lifted:
            continue
        if not benign and _SAID.asked.search(piece.text) and len(piece.text) <= ASKED_CHARACTERS:
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.7)
        named = bool(_SAID.named.search(piece.text)) and not benign
        hits = lexicon.spot(piece.text, near=_around(view, piece), title=title)
        if len(piece.text) <= LABEL_CHARACTERS and (hits or named):
            asked = f"{row.replace('|', '')}\n{_hint_under(view, piece)}"
            starred = any(_SAID.required.search(line) for line in asked.split("\n")) or "*" in row.split("|")
            required = piece.node.field.startswith("file") and "required" in piece.node.field
            asks = (_SAID.uploads.search(view.text) and _SAID.of_work.search(piece.text)) or _SAID.takes.search(
                piece.text
            )
            confidence = 0.9 if required else 0.85 if starred else 0.6 if asks else 0.4
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=confidence)


def _taken(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Controls and fields that take a picture or video, on a page of work: 点击录制视频 under 秸秆禁烧."""
    lexicon = load_lexicon("media")
    at_work = _AT_WORK.search(view.title) or any(
        _asks(piece) and (_AT_WORK.search(piece.text) or _SAID.handed.search(piece.text)) for piece in view.pieces
    )
    if view.is_reading or not at_work:
        return
    for piece in view.pieces:
        benign = lexicon.is_benign_title(f"{view.title_over(piece)}|{_around(view, piece)}")
        if _SAID.taking.search(piece.text) and len(piece.text) <= LABEL_CHARACTERS // 2 and not benign:
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.6)


def _asks(piece: Piece) -> bool:
    """A text that demands a picture or video."""
    return bool(_SAID.material.search(piece.text)) and demand_in(piece.text).parts >= 1 and not is_lifted(piece.text)


def _demands_material(view: ScreenView, piece: Piece, row: str) -> bool:
    """A picture or video of work that must be handed in: by a sentence's demand, or by what stands at its field."""
    at_work = _AT_WORK.search(piece.text) or _AT_WORK.search(view.title_over(piece))
    if not at_work or not _SAID.material.search(piece.text) or len(piece.text) > ASKED_CHARACTERS:
        return False
    beside = len(row) <= LABEL_CHARACTERS and any(_SAID.must.search(cell) for cell in row.split("|"))
    demand = demand_in(piece.text)
    return bool(beside or (_SAID.handed.search(piece.text) and demand.parts))


def _hint_under(view: ScreenView, piece: Piece) -> str:
    """What the place to add a picture asks for: it stands in or under the field, which has its name above."""
    top = piece.box.y_dp + piece.box.height_dp
    under = [
        other.text
        for other in view.pieces
        if 0 <= other.box.y_dp - top <= HINT_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
    ]
    return under[0] if under and len(under[0]) <= LABEL_CHARACTERS else ""


def _watermarks(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("watermark")
    for piece in view.pieces:
        if "水印" not in piece.text or _SAID.negated.search(piece.text) or view.reads(piece):
            continue
        benign = lexicon.is_benign_title(piece.text) or lexicon.is_benign_title(view.title_over(piece))
        pictured = (
            _SAID.picture.search(piece.text)
            or _SAID.camera.search(view.section(piece))
            or _FIXED.search(view.section(piece))
        )
        if not benign and pictured and view.part(piece) is not Part.HEADLINE:
            yield sighting(Kind.WATERMARK, view, [piece], masker, confidence=0.8, subject="screen")


def _stamped(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A picture that bears a moment to the minute, and where or by whom it was taken: the watermark itself."""
    pictures = [node.box for node in view.tree.nodes if node.kind in ("image", "canvas")]
    taken = any(_TAKES_PICTURE.search(piece.text) for piece in view.pieces)
    for piece in view.pieces:
        if not _MOMENT.search(piece.text) or view.reads(piece):
            continue
        inside = next((box for box in pictures if _lies_in(piece.box, box)), None)
        beside = [
            other
            for other in view.pieces
            if other is not piece
            and abs(other.box.centre[1] - piece.box.centre[1]) <= STAMP_DP
            and (inside is None or _lies_in(other.box, inside))
        ]
        text = "".join(other.text for other in (piece, *beside))
        told = (
            _DAY.search(text)
            and (_SAID.where.search(text) or _SAID.who.search(text))
            and not _SAID.shown_to_public.search(text)
        )
        if told and (inside is not None or taken):
            sure = 0.75 if inside is not None else 0.6
            yield sighting(Kind.WATERMARK, view, [piece, *beside], masker, confidence=sure, subject="screen")


def _lies_in(inner: Box, outer: Box) -> bool:
    x, y = inner.centre
    return outer.x_dp <= x <= outer.x_dp + outer.width_dp and outer.y_dp <= y <= outer.y_dp + outer.height_dp


def _around(view: ScreenView, piece: Piece) -> str:
    """Its row and what stands right above or below: （选填） often has a line of its own."""
    close = (other for other in view.pieces if abs(other.box.centre[1] - piece.box.centre[1]) <= 48)
    return "|".join(other.text for other in close)
