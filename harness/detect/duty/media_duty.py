"""Photos or videos demanded as proof of work, and the watermark on them; optional pictures of a complaint are none."""

from collections.abc import Iterable, Sequence
from functools import partial

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.duty.watermark import watermarks
from harness.detect.duty.work_form import has_work_form
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("media_duty")
_RULED = Phrases("duty_text")

LABEL_CHARACTERS, ASKED_CHARACTERS = 40, 60
HINT_DP, ALIGNED_DP = 56.0, 80.0
ABOVE_DP, LEAST_MODES = 240.0, 2
_PAPERS = ("佐证", "佐证材料")


def material_of(text: str) -> tuple[bool, bool]:
    """Whether a normalised text that demands proof means pictures, and whether it means videos.

    A screenshot of a video is a picture, and a video that is only watched or passed on is no proof.
    """
    bare = _SAID.watched.sub("", text)
    filmed = bool(_SAID.moving.search(bare))
    moving = filmed and not (_SAID.screenshot.search(bare) and not _SAID.taken.search(bare))
    return bool(_SAID.still.search(bare)) or not moving, moving


def _is_moving(one: Observation) -> bool:
    return one.kind is Kind.MEDIA_DUTY and material_of(normalise(one.evidence[0].excerpt))[1]


@partial(EachRole, apart=_is_moving)
def detect_media_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """MEDIA_DUTY, photos and videos apart, and WATERMARK (subject screen: what it says of it), one each per role."""
    for pieces, confidence in _duties(view):
        if not _is_another_thing(view, pieces):
            yield sighting(Kind.MEDIA_DUTY, view, _with_material(view, pieces), masker, confidence=confidence)
    yield from watermarks(view, masker)


_Told = tuple[Sequence[Piece], float]


def _duties(view: ScreenView) -> Iterable[_Told]:
    for act in ("photo", "video"):
        yield from ((line, 0.65) for line in task_rows(view, act) if not _is_benign(view, line[0]))
        yield from (([piece], 0.65) for piece in demanded(view, act) if not _is_benign(view, piece))
    yield from _taken(view)
    for piece in view.pieces:
        if not view.only_reads(piece):
            yield from _of_piece(view, piece)


def _of_piece(view: ScreenView, piece: Piece) -> Iterable[_Told]:
    """A field, a state or a sentence of pictures and videos."""
    row, benign = view.near(piece), _is_benign(view, piece)
    if not benign and _SAID.posed.search(row.replace("|", "")) and view.has_form() and len(row) <= LABEL_CHARACTERS:
        yield view.row(piece), 0.65
    if is_lifted(piece.text):
        return
    if not benign and not of_public(piece.text) and _demands_material(view, piece, row):
        yield view.row(piece), 0.65
    if not benign and _SAID.asked.search(piece.text) and len(piece.text) <= ASKED_CHARACTERS:
        yield [piece], 0.7
    if not benign and _is_due(view, piece, row):
        yield view.row(piece), 0.65
    if not benign and _counts_pictures(view, piece):
        yield [piece], 0.65
    named = bool(_SAID.named.search(piece.text)) and not benign
    hits = load_lexicon("media").spot(piece.text, near=_around(view, piece), title=view.title_over(piece))
    if all(hit.word in _PAPERS for hit in hits) and not _says_picture(_around(view, piece)):
        hits = ()  # papers may prove as well
    if len(piece.text) <= LABEL_CHARACTERS and (hits or named):
        yield [piece], _confidence(view, piece, row)


def _is_due(view: ScreenView, piece: Piece, row: str) -> bool:
    """Where people work: a field of pictures to add, or a row that says what is short or due of them."""
    if _SAID.own_picture.search(row) or len(row) > LABEL_CHARACTERS:
        return False
    due = _SAID.slot.fullmatch(piece.text) or (view.row(piece)[0] is piece and _SAID.row_due.search(row))
    return bool(due) and (_at_work(view, piece) or bool(_RULED.staff_page.search(view.text)))


def _is_another_thing(view: ScreenView, pieces: Sequence[Piece]) -> bool:
    """What a permission is wanted for, ways to take a picture side by side, and videos that are only watched."""
    text = "|".join(piece.text for piece in pieces)
    modes = sum(bool(_SAID.mode.fullmatch(piece.text)) for piece in view.row(pieces[0]))
    if _SAID.purpose.search(text) or modes >= LEAST_MODES:
        return True
    bare = _SAID.watched.sub("", "|".join(piece.text for piece in view.row(pieces[0])))
    if _SAID.taken.search(bare) or _SAID.still.search(bare):
        return False
    watched = _SAID.watched.search(text) and not _SAID.moving.search(bare)
    return bool(watched or (_SAID.moving.search(bare) and _SAID.passing.search(view.title)))


def _with_material(view: ScreenView, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """A control that says only 开始拍摄, with the nearest text above that says what is taken."""
    text = "|".join(piece.text for piece in pieces)
    if _says_material(text):
        return pieces
    top = pieces[0].box.y_dp
    above = [
        one
        for one in view.pieces
        if (0 < top - one.box.y_dp <= ABOVE_DP or view.is_heading(one)) and _says_material(one.text)
    ]
    return [max(above, key=lambda one: one.box.y_dp), *pieces] if above else pieces


def _says_picture(text: str) -> bool:
    return bool(_SAID.pictured.search(text))


def _says_material(text: str) -> bool:
    return bool(_SAID.moving.search(text) or _SAID.still.search(text))


def _counts_pictures(view: ScreenView, piece: Piece) -> bool:
    """每处每日至少1张 under a heading or label of pictures at work."""
    if not _SAID.counted.search(piece.text) or len(piece.text) > ASKED_CHARACTERS or of_public(piece.text):
        return False
    near = [one.text for one in view.pieces if 0 <= piece.box.y_dp - one.box.y_dp <= ABOVE_DP]
    return bool(_at_work(view, piece)) and any(_SAID.material.search(text) for text in near)


def _confidence(view: ScreenView, piece: Piece, row: str) -> float:
    """How surely a picture of work is asked for: by its field, a star, what stands under it, or the page's own work."""
    asked = f"{row.replace('|', '')}\n{_hint_under(view, piece)}"
    starred = any(_SAID.required.search(line) for line in asked.split("\n")) or "*" in row.split("|")
    if piece.node.field.startswith("file") and "required" in piece.node.field:
        return 0.9
    if starred:
        return 0.85
    handed = _SAID.uploads.search(view.text) and (_SAID.of_work.search(piece.text) or _at_work(view, piece))
    return 0.6 if handed or _SAID.takes.search(piece.text) else 0.4


def _is_benign(view: ScreenView, piece: Piece) -> bool:
    lexicon = load_lexicon("media")
    return lexicon.is_benign_title(_around(view, piece)) or lexicon.is_benign_title(view.title_over(piece))


def _at_work(view: ScreenView, piece: Piece) -> bool:
    return bool(_SAID.at_work.search(piece.text) or _SAID.at_work.search(view.title_over(piece)))


def _taken(view: ScreenView) -> Iterable[_Told]:
    """Controls and fields that take a picture or video, on a page of work: 点击录制视频 under 秸秆禁烧."""
    at_work = _SAID.at_work.search(view.title) or any(
        _asks(piece) and (_SAID.at_work.search(piece.text) or _SAID.handed.search(piece.text)) for piece in view.pieces
    )
    form = not view.is_reading and has_work_form(view)
    if view.is_reading or not (at_work or form) or _SAID.live.search(view.text):
        return
    handed = view.has_form() or _SAID.uploads.search(view.text) or not _SAID.told_of.search(view.title)
    for piece in view.pieces:
        short = len(piece.text) <= LABEL_CHARACTERS // 2
        field = (_SAID.taken_of_work.search(piece.text) and handed) or (form and _SAID.field.search(piece.text))
        taken = field or _SAID.taking.search(piece.text)
        if short and taken and not _is_benign(view, piece):
            yield [piece], 0.6


def _asks(piece: Piece) -> bool:
    """A text that demands a picture or video."""
    return bool(_SAID.material.search(piece.text)) and demand_in(piece.text).parts >= 1 and not is_lifted(piece.text)


def _demands_material(view: ScreenView, piece: Piece, row: str) -> bool:
    """A picture or video of work that must be handed in: by a sentence's demand, or by what stands at its field."""
    if not _SAID.material.search(piece.text) or len(piece.text) > ASKED_CHARACTERS or not _at_work(view, piece):
        return False
    beside = (*row.split("|"), _hint_under(view, piece)) if len(row) <= LABEL_CHARACTERS else ()
    handed = _SAID.handed.search(piece.text) and demand_in(piece.text).parts
    return bool(handed or any(_SAID.must.search(cell) for cell in beside))


def _hint_under(view: ScreenView, piece: Piece) -> str:
    """What the place to add a picture asks for: it stands in or under the field, which has its name above."""
    top = piece.box.y_dp + piece.box.height_dp
    under = [
        other.text
        for other in view.pieces
        if 0 <= other.box.y_dp - top <= HINT_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
    ]
    return under[0] if under and len(under[0]) <= LABEL_CHARACTERS else ""


def _around(view: ScreenView, piece: Piece) -> str:
    """Its row and what stands right above or below: （选填） often has a line of its own."""
    close = (other for other in view.pieces if abs(other.box.centre[1] - piece.box.centre[1]) <= 48)
    return "|".join(other.text for other in close)
