"""Negative states of the user (protocol MP-2): 未打卡, 缺勤 2 次, 已逾期, 扣分; a counter that shows 0 is none."""

import re
from collections.abc import Iterable

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.duty_subjects import duty_subjects
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

STATE_CHARACTERS = 24
TOLD_CHARACTERS = 48
_TOLD = re.compile(
    r"(您|你|贵单位|本单位|我单位|您单位).{0,20}(没有(签|打卡|登录|填|上传|完成)|未|缺|漏|超期|超时|逾期|督办|黄牌|红牌|冻结|锁定|通报|末位|不达标)"
)
# What hangs over a piece of work, whatever the work is; of traffic offences, books and debts it is something else.
_ITEM_STATE = re.compile(
    r"未(应答|报到|回传|录|写|填|巡|签|按)|脱岗|漏(检|查)|被退回|偏离|停留超时|挂末位|^(已)?(逾期|超期)|未(完成|提交|达标|报送|填报|上报)|(已)?(逾期|超期)\d*天?$"
    r"|^已催办|(红|黄)牌|旷工|漏巡|未学习|未参学|^迟到|^早退|红灯|黄灯"
)
_OF_WORK = re.compile(
    r"岗|应装|党员|应到|名单|应转|巡|走访|转发|值守|值班|查岗|报到|签到|分享|轨迹|采集|日志|视频|任务|待办|总结|笔记|报表|台账|学习|课程|考勤|出勤|打卡|督办|名单|月报|周报|统计|谈心"
    r"|核查|整改|排查|隐患|走访|巡查"
    r"|巡护|填报|工作|考核|效能"
)
_OF_OTHERS = re.compile(r"违法|执行(法院|人)|失信|缴纳|借阅|图书|贷款|还款|证件|年检|驾驶")
# Points taken off a person: 本月扣分 -6, which traffic offences have, too.
_TAKEN_OFF = re.compile(r"(我的|本人|本月|本周|本季度?|累计)扣分\|?-?\d")
# What befell the user or his unit, in a sentence: 您已被扣2分, 本周走访未完成，扣1分.
_SUFFERED = re.compile(
    r"(已|被|将被?|已被)(系统)?(自动)?(扣\d|扣除|扣分|催办|记为|记作|评为不合格|评为末位)|未(完成|签到|打卡|达标|上传|上报|学习).{0,2},.{0,4}(扣|记|将记|请.{0,8}补)"
    r"|被(系统|县|市|区|镇|上级)?(通报|约谈|督办|点名|列入(?!.{0,4}(名录|规划|计划)))|已通报$|系统(已)?自动扣分|评为(不合格|较差|末位)|(黄|红)(灯|牌)(预警|警告|提醒)"
    r"|(进度|学习|排名|积分|任务).{0,4}(滞后|落后|下降|下滑|跌出)|点名批评.{0,2}:|原因.{0,6}(缺勤|旷工|未签到|未打卡|未登录)"
)
_OF_FIRMS = re.compile(r"企业|公司|商户|店铺|车辆|司机|银行卡|订单|话费|驾照|全国|球员")
_RULE = re.compile(r"(的|者|一次|每次|凡|如|否则)(,|将|扣)|的(单位|人员|村|支部|干部)")
# How often one was missed or how many are missing, in a row: 脱岗 | 1 次, 未到 | 3, 缺 2 次, 已离开 18 分钟.
_MISSED = re.compile(
    r"(脱岗|离岗|漏巡|漏检|迟到|早退|旷工|缺卡|缺勤|未应答|停留超时|偏离路线|未到|缺席|没转的|(一次)?未学|未装)(点位|次数|人数)?\|?.{0,6}([1-9]\d*(次|分钟|天|人|个)?"
    r"|.{1,2}某)|(^"
    r"|\|)缺[1-9]\d*次|已离开[1-9]\d*分钟|(未达标|滞后|欠[1-9]\d*(课时|学时|次|篇))\)?|(今日|本[周月])(尚)?未(写|填|交|录|传|签)"
)
_SOON = re.compile(r"已(逾期|超期)\d*天?\|.*应于.{1,12}前|应于.{1,12}前完成")
_OTHER = "task"
_DRAFT = re.compile(r"是否(暂存|保存|继续|放弃|离开|退出)|确定(要)?(离开|退出|放弃)")  # asks before leaving a form
_ZERO = re.compile(r"(^|[^\d.])0(次|天|人|条|分|件|项|$|[^\d.])")


@EachRole
def detect_negative_state(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """NEGATIVE_STATE by subject, one each per role."""
    for piece in view.pieces:
        yield from _of(view, piece, masker)


def _of(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    if is_lifted(piece.text) or of_public(piece.text):
        return
    if _is_missed(view, piece):
        yield sighting(Kind.NEGATIVE_STATE, view, view.row(piece), masker, confidence=0.6, subject=_OTHER)
    if _suffers(view, piece):
        subject = next(iter(duty_subjects(piece.text, title=view.title_over(piece))), _OTHER)
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.6, subject=subject)
    told = bool(_TOLD.search(piece.text)) and len(piece.text) <= TOLD_CHARACTERS
    if _DRAFT.search(piece.text) or view.reads(piece) or view.part(piece) is Part.INPUT or piece.text == "扣分":
        return
    if not told and (len(piece.text) > STATE_CHARACTERS or "," in piece.text or view.part(piece) is Part.HEADLINE):
        return
    row = view.near(piece)
    title, text = view.title_over(piece), view.section(piece)
    hits = load_lexicon("negative").spot(piece.text, near=row, title=title)
    if not hits or _ZERO.search(row.replace("|", "")) or _ZERO.search(piece.text):
        return
    if _TAKEN_OFF.search(row) and not _OF_OTHERS.search(text):
        yield sighting(Kind.NEGATIVE_STATE, view, view.row(piece), masker, confidence=0.7, subject="ranking")
    own = duty_subjects(piece.text, near=row, title=title)
    for subject in own or duty_subjects(row, title=title):
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.85 if own else 0.6, subject=subject)
    if told or (_ITEM_STATE.search(piece.text) and _OF_WORK.search(text) and not _OF_OTHERS.search(text)):
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.6, subject=_OTHER)
    headed = () if own else duty_subjects(title, title=title)
    if len(headed) == 1:
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.55, subject=headed[0])


def _is_missed(view: ScreenView, piece: Piece) -> bool:
    """The first of a row of work that counts what was missed."""
    row, near = view.row(piece), view.near(piece)
    if row[0] is not piece or len(near) > STATE_CHARACTERS or view.reads(piece) or not _MISSED.search(near):
        return False
    told = _OF_WORK.search(f"{view.title}|{view.section(piece)}") and not _OF_OTHERS.search(view.section(piece))
    return bool(told) and not _RULE.search(near) and not load_lexicon("negative").is_benign_title(near)


def _suffers(view: ScreenView, piece: Piece) -> bool:
    """A short sentence of what befell one, rules (漏报一次扣1分) and what readers read left out."""
    heads = view.part(piece) is Part.INPUT or view.reads(piece) or len(piece.text) > TOLD_CHARACTERS
    section = view.section(piece)
    lexicon = load_lexicon("negative")
    heads = heads or _OF_FIRMS.search(piece.text) is not None or view.part(piece) is Part.HEADLINE
    heads = heads or lexicon.is_benign_title(view.title_over(piece)) or lexicon.is_benign_title(piece.text)
    late = _SOON.search(view.near(piece)) and "逾期" in section
    told = bool(_SUFFERED.search(piece.text) or late) and not _DRAFT.search(piece.text)
    return told and not heads and not _OF_OTHERS.search(section) and not _RULE.search(piece.text)
