"""Negative states of the user (protocol MP-2): 未打卡, 缺勤 2 次, 已逾期, 扣分; a counter that shows 0 is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.named_behind import named_behind
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.duty_subjects import duty_subjects
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("negative_state")
_ASSESSED = Phrases("assessment")

STATE_CHARACTERS = 24
TOLD_CHARACTERS, YOU_CHARACTERS = 48, 72
_YOU = ("您", "你", "贵")
LEAST_CHOICES, CHOICE_CHARACTERS = 3, 5
# Points taken off a person: 本月扣分 -6, which traffic offences have, too.
_TAKEN_OFF = re.compile(r"(我的|本人|本月|本周|本季度?|累计)扣分\|?-?\d")
_SOON = re.compile(r"已(逾期|超期)\d*天?\|.*应于.{1,12}前|应于.{1,12}前完成")
_UNFILLED = re.compile(r"(请|点击)(填写|选择|输入|上传|拍摄|录入).{0,6}")
_EMPTY = re.compile(r"未(上传|传|填写?|选择?|拍摄?|录入?|签名?)")
LEAST_UNFILLED = 2
_CONDITION = re.compile(r".{0,4}[的者](?!话)")  # after what was not done: 连续 7 天未登录的 is a rule
_OTHER = "task"
_SENTENCE = re.compile(r"[。;!?]")
_SETTING = re.compile(r"(提醒|通知|预警|推送|规则)(方式|时间)?$")
_DRAFT = re.compile(r"是否(暂存|保存|继续|放弃|离开|退出)|确定(要)?(离开|退出|放弃)")  # asks before leaving a form
_ZERO = re.compile(r"(^|[^\d.])0(次|天|人|条|分|件|项|$|[^\d.])")


@EachRole
def detect_negative_state(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """NEGATIVE_STATE by subject, one each per role."""
    for piece in view.pieces:
        yield from _of(view, piece, masker)
    for pieces in named_behind(view):
        yield sighting(Kind.NEGATIVE_STATE, view, pieces, masker, confidence=0.6, subject=_OTHER)


def _of(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    if is_lifted(piece.text) or of_public(piece.text) or _is_choice(view, piece) or _is_blank(view, piece):
        return
    if _is_missed(view, piece):
        yield sighting(Kind.NEGATIVE_STATE, view, view.row(piece), masker, confidence=0.6, subject=_OTHER)
    sentences = _SENTENCE.split(piece.text)
    if _befell(view, piece, sentences) or any(_suffers(view, piece, sentence) for sentence in sentences):
        subject = next(iter(duty_subjects(piece.text, title=view.title_over(piece))), _OTHER)
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.6, subject=subject)
    text = view.section(piece)
    told = (
        bool(_SAID.told.search(piece.text)) and len(piece.text) <= TOLD_CHARACTERS and not _SAID.of_others.search(text)
    )
    if (
        _DRAFT.search(piece.text)
        or view.only_reads(piece)
        or view.part(piece) is Part.INPUT
        or _heads_deductions(view, piece)
    ):
        return
    if not told and (len(piece.text) > STATE_CHARACTERS or "," in piece.text or view.part(piece) is Part.HEADLINE):
        return
    if _SAID.rule.search(piece.text) or _is_setting(view, piece) or _is_paper(view, piece):
        return
    if _SAID.asked_for.fullmatch(piece.text) or _is_of_firms(view, piece):
        return
    row, title = view.near(piece), view.title_over(piece)
    hits = load_lexicon("negative").spot(piece.text, near=row, title=title)
    if not hits or _ZERO.search(row.replace("|", "")) or _ZERO.search(piece.text):
        return
    if _TAKEN_OFF.search(row) and not _SAID.of_others.search(text):
        yield sighting(Kind.NEGATIVE_STATE, view, view.row(piece), masker, confidence=0.7, subject="ranking")
    own = duty_subjects(piece.text, near=row, title=title)
    for subject in own or duty_subjects(row, title=title):
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.85 if own else 0.6, subject=subject)
    if told or (
        _SAID.item_state.search(piece.text) and _SAID.of_work.search(text) and not _SAID.of_others.search(text)
    ):
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.6, subject=_OTHER)
    headed = () if own else duty_subjects(title, title=title)
    if len(headed) == 1:
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.55, subject=headed[0])


def _is_setting(view: ScreenView, piece: Piece) -> bool:
    """A row that turns a reminder on and off: 缺卡提醒 among the settings tells of nobody."""
    return bool(_SETTING.search(piece.text)) and "设置" in view.title


def _heads_deductions(view: ScreenView, piece: Piece) -> bool:
    """扣分 as the head of a column, or 扣分项 over what would be deducted."""
    return piece.text == "扣分" or (piece.text == "扣分项" and not any(map(str.isdigit, view.near(piece))))


def _is_choice(view: ScreenView, piece: Piece) -> bool:
    """One of the tabs of a list or of the signs under a calendar: 正常 | 迟到 | 缺卡, 全部 | 待办 | 已逾期."""
    row = view.row(piece)
    bare = all(len(one.text) <= CHOICE_CHARACTERS and not any(map(str.isdigit, one.text)) for one in row)
    return len(row) >= LEAST_CHOICES and bare and any(_SAID.other_state.fullmatch(one.text) for one in row)


def _is_paper(view: ScreenView, piece: Piece) -> bool:
    """A field for a paper that nobody has put in: 健康证 | 未上传."""
    return piece.text.startswith("未上传") and bool(_SAID.papers.search(f"{view.near(piece)}|{view.title_over(piece)}"))


def _is_blank(view: ScreenView, piece: Piece) -> bool:
    """The value of a field of a form that nobody has begun: 视频录屏 | 未传 among 请填写 and 请选择."""
    unfilled = sum(bool(_UNFILLED.fullmatch(one.text)) for one in view.pieces)
    return bool(_EMPTY.fullmatch(piece.text)) and unfilled >= LEAST_UNFILLED


def _is_of_firms(view: ScreenView, piece: Piece) -> bool:
    """What an inspector found at a site or in a shop: 临边防护 | 不合格."""
    return piece.text == "不合格" and bool(_ASSESSED.of_firms.search(view.text))


def _befell(view: ScreenView, piece: Piece, sentences: Sequence[str]) -> bool:
    """What one who is spoken to or named has not done, and what it cost him."""
    others = view.only_reads(piece) or view.part(piece) is Part.INPUT or _SAID.of_others.search(view.section(piece))
    if others or load_lexicon("negative").is_benign_title(view.title_over(piece)):
        return False
    whole = sentences if len(sentences) > 1 else [view.near(piece)]
    found = [hit for one in whole if len(one) <= YOU_CHARACTERS for hit in _SAID.befell.finditer(one)]
    return any(not _CONDITION.match(hit.string, hit.end()) and not _SAID.of_firms.search(hit.string) for hit in found)


def _is_headline(view: ScreenView, piece: Piece) -> bool:
    return view.part(piece) is Part.HEADLINE and not _SAID.of_one.search(piece.text)


def _is_missed(view: ScreenView, piece: Piece) -> bool:
    """The first of a row of work that counts what was missed."""
    row, near = view.row(piece), view.near(piece)
    if row[0] is not piece or len(near) > STATE_CHARACTERS or view.only_reads(piece) or not _SAID.missed.search(near):
        return False
    told = _SAID.of_work.search(f"{view.title}|{view.section(piece)}") and not _SAID.of_others.search(
        view.section(piece)
    )
    return bool(told) and not _SAID.rule.search(near) and not load_lexicon("negative").is_benign_title(near)


def _suffers(view: ScreenView, piece: Piece, sentence: str) -> bool:
    """A short sentence of what befell one, rules (漏报一次扣1分) and what readers read left out."""
    heads = (
        view.part(piece) is Part.INPUT
        or view.only_reads(piece)
        or len(sentence) > (TOLD_CHARACTERS if sentence[:1] not in _YOU else YOU_CHARACTERS)
    )
    section = view.section(piece)
    lexicon = load_lexicon("negative")
    heads = heads or _SAID.of_firms.search(sentence) is not None or _is_headline(view, piece)
    heads = heads or lexicon.is_benign_title(view.title_over(piece)) or lexicon.is_benign_title(piece.text)
    late = _SOON.search(view.near(piece)) and "逾期" in section
    lacking = _SAID.lacking.search(sentence) and _SAID.of_work.search(f"{view.title}|{section}")
    lacking = lacking or (_SAID.not_signed.fullmatch(sentence) and _SAID.of_work.search(view.text))
    counted = _SAID.counted.search(sentence) or _SAID.counted.search(view.near(piece))
    named = _SAID.named.search(sentence) or (sentence.endswith(":") and _SAID.named.search(view.near(piece)))
    if named and not (heads or _SAID.of_others.search(section)):
        return True
    told = bool(_SAID.suffered.search(sentence) or late or lacking or counted) and not _DRAFT.search(sentence)
    told = told and not _ZERO.search(sentence) and not _ZERO.search(view.near(piece).replace("|", ""))
    return told and not heads and not _SAID.of_others.search(section) and not _SAID.rule.search(sentence)
