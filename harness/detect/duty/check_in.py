"""Check-in functions (打卡签到): controls, gates and states of them; notes of a meeting and 打卡地 are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

# What the app says of the user's place and time; a row of days that one collects by signing in.
_TOLD = re.compile(
    r"(不在|已离开|超出|未进入).{0,6}(考勤|打卡|签到|网格|围栏)(范围|区域|点)|无法(打卡|签到)|未到达(打卡|签到)|未打(上班|下班)卡|(打卡|签到|签退)(成功|失败)|第\d+次(打卡|签到)"
    r"|距(离)?(签到|打卡)(点|位置).{0,4}\d|(坚持|已连续?|连续)(打卡|签到|签)?第?\d+天|到达.{0,8}后.{0,4}(打卡|签到)|前完成(打卡|签到|到岗)"
)
_DAY = re.compile(r"第?\d{1,2}天|D\d|周[一二三四五六日]")
_CLOCKED = re.compile(
    r"(\d{1,2}:\d{2}|--).{0,3}(已到|正常|迟到|缺卡|未签退|已签|未签|早退)|^(已到|未签退|缺卡|未到岗|已到岗)$"
)
LEAST_DAYS, TOLD_CHARACTERS = 5, 40
# What is counted of those who must be there: heads of a table and names of tiles.
_ATTENDANCE = re.compile(
    r"(应|实)?出勤(天数|率|次数)?|迟到(次数)?|早退(次数)?|缺卡|缺勤|旷工|脱岗|(应|实|未)(到|签)(人数)?|签到(时间)?|签退(时间)?|上班(时间|卡)|下班(时间|卡)"
)
_AMISS = re.compile(r"迟到|早退|缺|旷工|脱岗")  # counters that stand at zero tell of nobody
_COUNTED_DAYS = re.compile(
    r"(^|\|)((我的|个人|本[周月年]|当月|累计)+(出勤|驻村|在岗|到岗|坐班|下沉|驻点)(天数|率|次数)?|(出勤|驻村|在岗|到岗|坐班|下沉)(天数|率|次数))\|.{0,2}\d|(^"
    r"|\|)(迟到|早退|缺卡|旷工|缺勤){1,2}(次数)?"
    r"\|?[1-9]|应到\d+.{0,3}实到\d"
)
_NOT_SIGNED = re.compile(
    r"记(迟到|旷工|早退)|^[上下]班卡.{0,3}(\d|待|未|缺)|(还|尚)?(没有|没|未)按时?(签到|打卡|到岗)|(您|你).{0,8}(没有|没|未)(签到|打卡|签退)|(早|晚|午)(签到|打卡)\|"
)
_SIGNS = re.compile(r"(一键|扫码|立即|到村|人脸|定位)(扫码)?(报到|到岗|签到)|我在岗|早签到|晚签到|(打)?[上下]班卡")
_MONTH = re.compile(r"[<‹]?\|?(20\d\d年)?\d{1,2}月\|?[>›]?")
LEAST_HEADS, WEEKDAYS_DP, DAYS_OF_WEEK = 2, 90.0, 7


@EachRole
def detect_check_in(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """CHECK_IN, one per role."""
    for found in labelled(load_lexicon("check_in"), view):
        words = [hit.word for hit in found.hits]
        confidence = found.confidence
        yield sighting(Kind.CHECK_IN, view, [found.piece], masker, confidence=confidence, data={"words": words})
    if not view.is_reading:
        yield from _told(view, masker)
    for piece in demanded(view, "check_in"):
        if not load_lexicon("check_in").is_benign_title(f"{view.title_over(piece)}|{piece.text}"):
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.65, data={"words": [piece.text[:12]]})


def _attendance(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Attendance counted or listed of persons, a month of days in a calendar, and what one has not signed yet."""
    lexicon = load_lexicon("check_in")
    for row in view.rows:
        title, near = view.title_over(row[0]), "|".join(piece.text for piece in row)
        if lexicon.is_benign_title(title) or lexicon.is_benign_title(near) or of_public(near) or is_lifted(near):
            continue
        heads = [piece for piece in row if _ATTENDANCE.fullmatch(piece.text)]
        kept = _MONTH.fullmatch(near) and lexicon.spot(title) and _weekdays_under(view, row[0])
        counted = len(near) <= TOLD_CHARACTERS and _COUNTED_DAYS.search(near)
        if (
            (len(heads) >= LEAST_HEADS and not all(_AMISS.match(one.text) for one in heads))
            or kept
            or counted
            or _NOT_SIGNED.search(near)
        ):
            days = _weekdays_under(view, row[0]) if kept else ()
            shown = [*heads, *days] if heads or days else row
            yield sighting(Kind.CHECK_IN, view, shown, masker, confidence=0.7, data={"words": [row[0].text[:12]]})
    for line in task_rows(view, "check_in"):
        if not lexicon.is_benign_title(view.title_over(line[0])):
            yield sighting(Kind.CHECK_IN, view, line, masker, confidence=0.65, data={"words": [line[0].text[:12]]})
    for piece in view.pieces:
        if piece.is_control and _SIGNS.fullmatch(piece.text) and not lexicon.is_benign_title(view.title_over(piece)):
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.65, data={"words": [piece.text[:12]]})


def _weekdays_under(view: ScreenView, month: Piece) -> Sequence[Piece]:
    """The row of weekdays of a calendar whose month this is."""
    below = (row for row in view.rows if 0 < row[0].box.y_dp - month.box.y_dp <= WEEKDAYS_DP)
    return next((row for row in below if len(row) >= DAYS_OF_WEEK and all(len(one.text) <= 2 for one in row)), ())


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("check_in")
    for piece in view.pieces:
        title, section = view.title_over(piece), view.section(piece)
        if lexicon.is_benign_title(title) or lexicon.is_benign_title(view.near(piece)):
            continue
        if len(piece.text) > TOLD_CHARACTERS or is_lifted(piece.text) or of_public(section):
            continue
        clocked = _CLOCKED.search(piece.text) and any(hit for hit in lexicon.spot(title))
        told = _TOLD.search(piece.text) and ("签" in section or lexicon.spot(section))
        if told or clocked:
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.7, data={"words": [piece.text[:12]]})
    yield from _attendance(view, masker)
    for row in view.rows:
        days = [piece for piece in row if _DAY.fullmatch(piece.text)]
        if len(days) >= LEAST_DAYS and "签到" in view.section(row[0]) and not lexicon.is_benign_title(view.title):
            yield sighting(Kind.CHECK_IN, view, days, masker, confidence=0.7, data={"words": ["签到"]})
