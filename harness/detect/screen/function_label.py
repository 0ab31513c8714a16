"""How surely a piece of text is the label or the state of a function, and not a mention of it.

A label is short and little else than the function's word: 提交打卡 is one, 文化馆打卡活动报名 is none. The numbers
below are ours [default]; from 0.5 on a judge may use an observation.
"""

import re
from dataclasses import dataclass, replace

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, label_words
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.lexicon import Hit, Lexicon
from harness.detect.words.phrases import Phrases

_SAID = Phrases("function_label")

SURE, LIKELY, STATE, WEAK = 0.9, 0.8, 0.8, 0.4
LITTLE_REST = 2  # characters of a label that are neither the word nor a modifier
TOLD, TOLD_CHARACTERS, STATE_CHARACTERS = 0.7, 60, 16
LEAST_TOGETHER = 3
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]+")  # beside Chinese words it says the same again: 考勤 Attendance
_UNDER_WAY = re.compile(r"^正在|正在.{0,4}(记录|采集|上传)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece that names a function, and how surely."""

    piece: Piece
    hits: tuple[Hit, ...]
    confidence: float


def labelled(lexicon: Lexicon, view: ScreenView) -> list[Labelled]:
    """The pieces of a view that name the lexicon's function, reading matter left out."""
    found = []
    for piece in view.pieces:
        hits = lexicon.spot(piece.text, near=view.near(piece), title=view.title_over(piece))
        if hits:
            confidence = _confidence(piece, hits, view)
            if confidence > 0:
                found.append(Labelled(piece, hits, confidence))
    return _together(found, view)


def _together(found: list[Labelled], view: ScreenView) -> list[Labelled]:
    """Labels that alone would be weak are likely where the page's heading and others name the function, too."""
    plain = [one for one in found if rest_of(one.piece.text, one.hits) <= LITTLE_REST and not view.reads(one.piece)]
    words = {hit.word for one in plain for hit in one.hits}
    if len(plain) < LEAST_TOGETHER or len(words) < 2 or not any(view.is_heading(one.piece) for one in plain):
        return found
    return [replace(one, confidence=max(one.confidence, TOLD)) if one in plain else one for one in found]


def rest_of(text: str, hits: tuple[Hit, ...]) -> int:
    """How many letters of the text are neither the words found nor words that may stand round them."""
    kept = "".join(char for at, char in enumerate(text) if not any(hit.start <= at < hit.end for hit in hits))
    for modifier in sorted(label_words("modifiers"), key=len, reverse=True):
        kept = kept.replace(modifier, "")
    kept = _LATIN.sub("", kept) if not all(hit.word.isascii() for hit in hits) else kept
    return len(_LETTERS.findall(kept))


def _confidence(piece: Piece, hits: tuple[Hit, ...], view: ScreenView) -> float:
    part = view.part(piece)
    if part is Part.PROSE and _told_the_user(piece.text) and not view.reads(piece):
        return TOLD
    if part in (Part.HEADLINE, Part.PROSE):
        return 0.0
    if part is Part.LABEL and _UNDER_WAY.search(piece.text) and not view.reads(piece):
        return TOLD
    rest = rest_of(piece.text, hits)
    if _SAID.state.search(piece.text) and rest <= 2 * LITTLE_REST and not view.reads(piece):
        return STATE
    if rest > LITTLE_REST:
        return WEAK
    return SURE if part is Part.CONTROL else _of_label(piece, view)


def _of_label(piece: Piece, view: ScreenView) -> float:
    """A label that cannot be tapped: over what is done here, in a dialog, or with its own state beside it."""
    if view.reads(piece):
        return WEAK
    heads = view.is_heading(piece) and (view.has_form() or any(one.node.kind == "button" for one in view.pieces))
    return LIKELY if heads or piece.node.in_dialog or has_state(view, piece) else WEAK


def has_state(view: ScreenView, piece: Piece) -> bool:
    """Whether a short state or figure stands to the right of a label in its row: 迟到 | 2次, 工作轨迹 | 已采集."""
    beside = [other for other in view.row(piece) if other is not piece]
    if len(beside) != 1 or beside[0].box.x_dp <= piece.box.x_dp:
        return False
    return len(beside[0].text) <= STATE_CHARACTERS and bool(_SAID.value.search(beside[0].text))


def _told_the_user(text: str) -> bool:
    """A short message to the one who holds the phone: 您今天尚未打卡，请及时处理。"""
    return (
        len(text) <= TOLD_CHARACTERS
        and bool(_SAID.told.search(text) or _SAID.duty.search(text))
        and not _SAID.read.search(text)
    )
