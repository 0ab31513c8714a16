"""Duties to log in: login streaks and points, reminders for not logging in; session expiry and passwords are none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.reading_text import is_article
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_DEMANDED = re.compile(
    r"(每(天|日|周|月|人)|必须|务必|至少|不少于|及时|定期|按时).{0,10}(登录|上线|登陆).{0,12}(不少于|至少|\d|[一二三四五两]次|任务|事务|通报|考核|平台)"
    r"|\d+天(内)?(未|没有)登录|(超过|连续|已).{0,6}[\d一二两三四五六七八九十]+(天|日|周)(内)?(未|没有)登录|今日(还|尚)?未登录.{0,6}(平台|系统|积分|学习)"
    r"|(账号|您|你).{0,6}(长期|多日|连续多日)(未|没有)登录|应登录\d+(天|次)|登录次数.{0,12}(低于|不足|少于)|(天天|每天|每日|坚持).{0,4}登录.{0,12}(得|奖|送|加)\d*"
    r"|\d+天不(登录|上线).{0,10}(通报|提醒|列入|说明|约谈)|未登录(人员|名单).{0,8}(公布|通报|公示)|连续[\d一二两三四五六七八九十]+(天|日|周)(未|没有|不)(登录|上线)"
)
_ACT = re.compile(r"登[录陆](?!沿海|地点|时间)|上线|保持在线|(打开|使用)(本)?(APP|平台|应用)")
_TASK = re.compile(
    r"坚持登录\|?\d+天|登录分$|登录(周期|频次).{0,3}(每|\d)|(一键)?催登|提醒登录$|登录(任务|要求|达标|完成情况)|(本周|本月|今日|每日)登录\|\d+/\d+|登录情况\|(本周"
    r"|本月)?\d+/\d+|补登"
)
SENTENCE_CHARACTERS, LEAST_SENTENCE, LEAST_LISTED = 60, 9, 2
_TIMES_COLUMN = re.compile(r"((人均|累计|本[周月年]|要求|应|月均|周均)登录(天数|次数)?|登录(天数|次数))")
_WATCHED = re.compile(r"从未登录|最近登录|未登录")
_GAINED = re.compile(r"(今日|每日|每天|首次|连续).{0,2}登录.{0,10}(\+|得|奖励?|加)\d")
_NEVER = re.compile(r"连续未登录\|\d|(从未|长期不|\d+天(内)?未)登录(人员|用户)?\|?\d+|天内未登录\|")
_OTHERWISE = re.compile(r"锁定|休眠|注销|密码|安全|自动退出|失效|过期|删除|验证|异地|首次|学号|查分|缴费")
_STREAK = (
    "连续登录",
    "登录天数",
    "累计登录",
    "每日登录",
    "每天登录",
    "登录积分",
    "登录得分",
    "本月登录",
    "登录系统",
    "天未登录",
    "未登录人员",
)


@EachRole
def detect_login_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """LOGIN_DUTY, one per role."""
    for found in labelled(load_lexicon("login_duty"), view):
        if of_public(found.piece.text) or is_lifted(found.piece.text):
            continue
        row = "".join(piece.text for piece in view.row(found.piece))
        streak = any(word in row for word in _STREAK) and any(char.isdigit() for char in row)
        confidence = 0.85 if streak and not view.is_reading else found.confidence
        beside = view.row(found.piece)
        shown = beside if len(beside) == 2 else [found.piece]  # its figure, and no other column's
        yield sighting(Kind.LOGIN_DUTY, view, shown, masker, confidence=confidence)
    for line in task_rows(view, "login"):
        yield sighting(Kind.LOGIN_DUTY, view, line, masker, confidence=0.65)
    yield from _counted(view, masker)
    for piece in demanded(view, "login"):
        if not _OTHERWISE.search(piece.text):
            yield sighting(Kind.LOGIN_DUTY, view, [piece], masker, confidence=0.65)
    for piece in view.pieces:
        if not view.is_reading and len(piece.text) <= 12 and _TASK.search(view.near(piece)):
            yield sighting(Kind.LOGIN_DUTY, view, view.row(piece), masker, confidence=0.7)
        if (
            (_DEMANDED.search(piece.text) or _asks_for_logins(piece.text))
            and not of_public(piece.text)
            and not is_lifted(piece.text)
            and not _OTHERWISE.search(piece.text)
            and not is_article(view.tree, view.pieces)
        ):
            yield sighting(Kind.LOGIN_DUTY, view, [piece], masker, confidence=0.8)


def _counted(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A column or a tile that counts how often somebody logs in, and who never does."""
    if view.is_reading:
        return
    listed = len(people_rows(view)) >= LEAST_LISTED
    for piece in view.pieces:
        row = view.near(piece)
        benign = load_lexicon("login_duty").is_benign_title(f"{view.title_over(piece)}|{row}")
        if benign or _OTHERWISE.search(row) or of_public(row):
            continue
        column = _TIMES_COLUMN.fullmatch(piece.text) and (
            any(char.isdigit() for char in row)
            or (listed and ("天数" in piece.text or _WATCHED.search(view.section(piece))))
        )
        if column or _GAINED.search(row) or _NEVER.search(row):
            yield sighting(Kind.LOGIN_DUTY, view, view.row(piece), masker, confidence=0.65)


def _asks_for_logins(text: str) -> bool:
    """How often, or what follows else: who only asks to log in before a service demands no visits."""
    demand = demand_in(text)
    repeated = demand.period and (demand.modal or demand.quantity or demand.whole)
    return (
        LEAST_SENTENCE <= len(text) <= SENTENCE_CHARACTERS
        and bool(_ACT.search(text))
        and (repeated or demand.consequence)
    )
