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

SURE, LIKELY, STATE, WEAK = 0.9, 0.8, 0.8, 0.4
LITTLE_REST = 2  # characters of a label that are neither the word nor a modifier
TOLD, TOLD_CHARACTERS, STATE_CHARACTERS = 0.7, 60, 16
LEAST_TOGETHER = 3
_VALUE = re.compile(r"^[>›»]$|[1-9]|[开关]$|^[已未正异待进缺迟早]|查看|详情")
_TOLD = re.compile(
    r"(您|你|贵单位|我单位).{0,14}(未|已|缺|漏|超过|还需|须|连续)|请(您|你)?.{0,4}(及时|尽快|先|立即|按时)|^正在|正在.{0,4}(记录|采集|上传)"
)
_DUTY = re.compile(
    r"必须|务必|不得?(少于|低于)|(须|应)(于|在|完成|全程|每)|每(日|天|周|人).{0,4}(须|应|必须)|(纳|计)入.{0,6}考核|绩效"
)
_READ = re.compile(r"《|关于|申请人|市民|群众可|游客|旅客|乘客|不得|无需|自愿")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]+")  # beside Chinese words it says the same again: 考勤 Attendance
_UNDER_WAY = re.compile(r"^正在|正在.{0,4}(记录|采集|上传)")
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
    if _STATE.search(piece.text) and rest <= 2 * LITTLE_REST and not view.reads(piece):
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
    return len(beside[0].text) <= STATE_CHARACTERS and bool(_VALUE.search(beside[0].text))


def _told_the_user(text: str) -> bool:
    """A short message to the one who holds the phone: 您今天尚未打卡，请及时处理。"""
    return len(text) <= TOLD_CHARACTERS and bool(_TOLD.search(text) or _DUTY.search(text)) and not _READ.search(text)
