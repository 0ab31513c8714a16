"""Time counted per user: in the user's own view (shown), or per person in a superior's view (returned)."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SPAN = re.compile(
    r"\d[\d,]*(\.\d+)?(个)?(小时|分钟|学时|秒|min|h\d*m?|时\d+分)|^\d{1,4}(\.\d)?$|^\d{1,3}:\d{2}(:\d{2})?$"
)
_TIME_WORD = re.compile(r"时长|时间|学时|在线|学习|已学|活跃")
# A clock that runs for the user, and labels of the time that one spends on or in something.
_RUNNING = re.compile(
    r"(已学习?|已阅读|已观看|计时中?|学习中|在线|在岗).{0,6}(?<!\d)\d{1,2}:\d{2}:\d{2}|(已学习?|已阅读|已观看|计时中).{0,4}\d{1,3}:\d{2}(?![-—~至到])"
)
_SPENT = re.compile(
    r"(累计|本[周月年日]|今日|共)(听课|学习|研修|收看|观看|阅读|听讲|学法)|(您|你|我|本人)?(本[课次周月日年]|累计|今日|已|总|在线|我|个人|日均|人均|每日|平均|平均每日"
    r"|合计)*(学习?|阅读|看|观看|收看|听课|听讲|研修|学法|参训|在线|在岗|履职|驻村|工作"
    r"|值守|培训|登录|活跃|使用)(总)?(时长|时间|学时)(统计|合计|明细|排行)?|(本[课次周月日]|累计)?已(学|学习|读|看|阅读|观看)"
)
# What was learnt or used so far, in a figure of its own or of all: 已学 18 分钟 / 共 40 分钟, 已观看 36%, 32.5/50 学时.
_SO_FAR = re.compile(
    r"已(学习?|阅读?|观看|收看|听课?|看)(了)?\|?\d+(\.\d+)?(个)?(分钟|小时|学时|%)|(累计|共)?使用(本)?(APP|平台|系统|应用)?\d+(个)?(小时|分钟)"
    r"|(在线|上线|累计在线|累计上线|在线累计|学习累计).{0,3}\d+(\.\d+)?(个)?(天|小时|分钟)|(阅读|观看|学习|浏览)满?\d+(秒|分钟).{0,8}(计分|计时|可得|得分|可获|有效"
    r"|方可)|(本次|本课)(阅读|学习|观看|浏览).{0,2}\d+(分|秒|小时)|累计学习\d{1,2}:\d{2}|(今日|本[日周月])(活跃|在线|在岗|学习)\|?\d+(\.\d+)?(分钟|小时"
    r"|h)|已(看|学)\d{1,2}:\d{2}|(停留|学习|阅读)(时间)?(不足|未满)\d+(秒|分钟)|人均[日周月]?(使用|在线|学习)\|?\d|计入(学习|在线)(时间|时长)|(学习|阅读|观看"
    r"|有效)计时.{0,4}(暂停|停止|开始|中断)|学时\|?\d+(\.\d+)?/\d+",
    re.IGNORECASE,
)
_SERVED = re.compile(r"服务|办理|营业|开放|接待|受理|客服|施工|停车|通话|视频|会议|等待|实习")
_GUARD = re.compile(r"防挂机|挂课|学时不足|挂机检测")
_DEMANDED = re.compile(
    r"(学习|在线|阅读|登录)(时长|时间).{0,6}(不得?少于|不低于|至少|须达)\d"
    r"|(学习|在线|阅读).{0,8}(不得?少于|不低于|至少|须达)\d+(\.\d+)?(个)?(分钟|小时|学时)"
)
DEMAND_CHARACTERS = 60
BELOW_DP = 76.0
_LEARNT = re.compile(r"^.{0,4}(学习|在线|研修|培训)(时长)?(排行|排名|榜|统计|情况|明细)")
_LESSON = re.compile(r"免费|人学过|人已学|讲师|主讲|播放|课程|共\d+(讲|节|课)|课时|公开课|微课")
_OWN_TIME = re.compile(r"我|您|已|累计|本[周月年日]|今日|还差|要求|目标|进度|须|必修|应修")


@EachRole
def detect_online_time(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """ONLINE_TIME by subject (shown, returned), one each per role."""
    yield from _told(view, masker)
    words = _time_words(view) or _heads_of_learning(view)
    if not words or view.is_reading:
        return
    rows = [row for row in people_rows(view) if _SPAN.search(row.text) or row.figures]
    spans = [row for row in rows if _SPAN.search(row.text)] or (rows if len(rows) >= 3 else [])
    if len(spans) >= 2 or (view.role == "superior" and spans):
        pieces = [words[0], *(piece for row in spans for piece in row.pieces)]
        yield sighting(Kind.ONLINE_TIME, view, pieces, masker, confidence=0.9, subject="returned")
        return
    for piece in words:
        span = _span_by(view, piece)
        if span is not None:
            yield sighting(Kind.ONLINE_TIME, view, [piece, span], masker, confidence=0.9, subject="shown")
    for found in labelled(load_lexicon("online_time"), view):
        if found.piece.is_control and any(_TIME_WORD.search(hit.word) for hit in found.hits):
            yield sighting(Kind.ONLINE_TIME, view, [found.piece], masker, confidence=0.55, subject="shown")


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What runs, was learnt so far, is demanded or is set as a task."""
    for piece in view.pieces:
        if view.reads(piece) or is_lifted(piece.text) or of_public(piece.text):
            continue
        short = len(piece.text) <= DEMAND_CHARACTERS
        so_far = _SO_FAR.search(view.near(piece)) and not _SERVED.search(view.near(piece))
        if _GUARD.search(piece.text) or (_RUNNING.search(piece.text) and short):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.8, subject="shown")
        elif short and (_DEMANDED.search(piece.text) or so_far):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.7, subject="shown")
    for piece in demanded(view, "online_time"):
        if not load_lexicon("online_time").is_benign_title(f"{view.title_over(piece)}|{piece.text}"):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.65, subject="shown")
    for row in task_rows(view, "online_time"):
        yield sighting(Kind.ONLINE_TIME, view, row, masker, confidence=0.65, subject="shown")


def _heads_of_learning(view: ScreenView) -> list[Piece]:
    """Headings under which spans of time are each person's: 学习排行 over names and hours."""
    return [piece for piece in view.pieces if view.is_heading(piece) and _LEARNT.search(piece.text)]


def _is_of_course(view: ScreenView, piece: Piece) -> bool:
    """Whether a span in the label itself is how long a lesson lasts, not what somebody has learnt."""
    around = "|".join(one.text for one in view.pieces if abs(one.box.centre[1] - piece.box.centre[1]) <= BELOW_DP)
    return bool(_SPAN.search(piece.text) and _LESSON.search(around) and not _OWN_TIME.search(around))


def _time_words(view: ScreenView) -> list[Piece]:
    lexicon = load_lexicon("online_time")
    found = []
    for piece in view.pieces:
        if view.part(piece) not in (Part.CONTROL, Part.LABEL):
            continue
        near, title = view.near(piece), view.title_over(piece)
        if "《" in near:
            continue  # how long others read a book
        spent = _SPENT.fullmatch(piece.text) and not _SERVED.search(near)
        benign = lexicon.is_benign_title(near) or lexicon.is_benign_title(title)
        hits = lexicon.spot(piece.text, near=near, title=title)
        if (any(_TIME_WORD.search(hit.word) for hit in hits) or (spent and not benign)) and not _is_of_course(
            view, piece
        ):
            found.append(piece)
    return found


def _span_by(view: ScreenView, piece: Piece) -> Piece | None:
    """A span of time in the label, in its row, or right above or below it."""
    for other in (piece, *view.row(piece), *view.pieces):
        column = abs(other.box.centre[0] - piece.box.centre[0]) < 80
        near = other in view.row(piece) or (column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP)
        bare = other.text.replace(".", "").isdecimal() and not re.search(r"学时|时长", piece.text)
        if near and not bare and _SPAN.search(other.text) and view.part(other) is not Part.PROSE:
            return other
    return None
