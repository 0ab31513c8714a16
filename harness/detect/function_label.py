"""How surely a piece of text is the label or the state of a function, and not a mention of it.

A label is short and little else than the function's word: 提交打卡 is one, 文化馆打卡活动报名 is none. The numbers
below are ours [default]; from 0.5 on a judge may use an observation.
"""

import re
from dataclasses import dataclass

from harness.detect.lexicon import Hit, Lexicon
from harness.detect.piece import Piece
from harness.detect.reading_text import Part, label_words
from harness.detect.screen_view import ScreenView

SURE, LIKELY, STATE, WEAK = 0.9, 0.8, 0.8, 0.4
LITTLE_REST = 2  # characters of a label that are neither the word nor a modifier
_LETTERS = re.compile(r"[^\W\d_]")
_STATE = re.compile(
    r"(今日|今天|本日|本周|本月|当前|已连续|连续|累计|您|你|我).*(未|已|缺|漏|天|次|分|成功|完成)|请先完成|(打卡|签到|上传|提交|上报)成功|"
    r"(未|已|待|漏|缺)(打卡|签到|上传|填报|上报|登录|报|卡)$|(还需|尚需|剩余)"
)


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
        hits = lexicon.spot(piece.text, near=view.near(piece), title=view.title)
        if hits:
            confidence = _confidence(piece, hits, view)
            if confidence > 0:
                found.append(Labelled(piece, hits, confidence))
    return found


def rest_of(text: str, hits: tuple[Hit, ...]) -> int:
    """How many letters of the text are neither the words found nor words that may stand round them."""
    kept = "".join(char for at, char in enumerate(text) if not any(hit.start <= at < hit.end for hit in hits))
    for modifier in sorted(label_words("modifiers"), key=len, reverse=True):
        kept = kept.replace(modifier, "")
    return len(_LETTERS.findall(kept))


def _confidence(piece: Piece, hits: tuple[Hit, ...], view: ScreenView) -> float:
    part = view.part(piece)
    if part in (Part.HEADLINE, Part.PROSE):
        return 0.0
    rest = rest_of(piece.text, hits)
    if _STATE.search(piece.text) and rest <= 2 * LITTLE_REST and not view.reads(piece):
        return STATE
    if rest > LITTLE_REST:
        return WEAK
    if part is Part.CONTROL:
        return SURE
    return LIKELY if view.is_heading(piece) and view.has_form() and not view.reads(piece) else WEAK
