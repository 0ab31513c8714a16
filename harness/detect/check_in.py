"""Check-in functions (打卡签到): controls, gates and states of them; notes of a meeting and 打卡地 are none."""

import re
from collections.abc import Iterable

from harness.detect.demand import is_lifted, of_public
from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import EachRole, Masks, sighting
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


@EachRole
def detect_check_in(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """CHECK_IN, one per role."""
    for found in labelled(load_lexicon("check_in"), view):
        words = [hit.word for hit in found.hits]
        confidence = found.confidence
        yield sighting(Kind.CHECK_IN, view, [found.piece], masker, confidence=confidence, data={"words": words})
    if not view.is_reading:
        yield from _told(view, masker)


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
    for row in view.rows:
        days = [piece for piece in row if _DAY.fullmatch(piece.text)]
        if len(days) >= LEAST_DAYS and "签到" in view.section(row[0]) and not lexicon.is_benign_title(view.title):
            yield sighting(Kind.CHECK_IN, view, days, masker, confidence=0.7, data={"words": ["签到"]})
