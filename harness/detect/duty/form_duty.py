"""Forms demanded from the grass roots: periodic reports, issued tasks, overdue ones; 办事 forms are none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.screen.function_label import Labelled, labelled
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_DEMANDED = re.compile(
    r"待填报|催报|逾期未报|退回重报|零报告|补报|表格下发|任务下发|日报|周报|旬报|月报|每日|每周|待报|一键催报|(去|立即|马上)填报|张(统计表|报表).{0,6}到期|工作日志|网格日志|尚未报送|未报$"
)
_BASIS = re.compile(r"〔20\d\d〕\d+号|表号|批准文号|制定机关|统计法|国统制|依据《|根据《")
# Money and papers of one's own office, and news of reports.
_IN_OFFICE = re.compile(
    r"报销|来文|收文|签批|批示|公文|领导意见|处室意见|考勤|活跃率|注册率|来源:|人民日报|经济日报|日报社|晚报|督查|位置上报|停止运行|反馈|导出"
)
_REPORT_BY = re.compile(
    r"(请|须|必须|务必|要求)?(各|全体|每).{0,10}(每日|每周|每月|于|在).{0,14}(报送|上报|填报).{0,10}(报告|报表|台账|零报告|统计表|日报|周报|月报|数据)"
    r"|(您|你|贵单位|本单位)?(有|还有).{0,4}(张|份|项|个).{0,3}(统计表|报表|台账|表格).{0,6}(到期|待填|未填|待报|逾期)"
)
_HANDS_UP = re.compile(
    r"(报送|上报|填报|填写|提交|报).{0,12}(统计表|采集表|报表|台账|情况表|登记表|摸排表|汇总表|日报|周报|月报|旬报|零报告|进度表|数据|报数)(?!.{0,4}(下载|查询|公开))"
)
_SHOULD_AND_DID = (
    re.compile(r"应(报|填|摸排|采集|上报|填报)(数|户数|人数)?"),
    re.compile(r"(已|未)(报|填|摸排|采集|上报|填报)(数|户数|人数)?"),
)
_TAB = re.compile(r"(待|未|已)(填报|报送|上报|填|报)|退回(重报|修改)?|被退回")
ASKED_CHARACTERS, LEAST_TABS = 48, 3
_SHEET = re.compile(
    r"((统计|排查|摸排|情况|登记|汇总|进度|自查|普查|摸底|采集|核查|填报|月|周|旬|日)表|台账|[月周旬日]报|零报告|(信息|数据)(采集|更新|核对|报送)|底册核对|工作日志|(驻村|民情|网格"
    r"|走访)日(志|记)|(周|日)排查|月调度|补贴?统计|清查|核查|摸底)(\(.{1,8}\))?$|^表[一二三四五六七八九十\d]"
)
_DUE = re.compile(
    r"截止|\d(日|号)?(前|止)|止$|超期|逾期|待(填|报|传)|未(填|写|报|交|回传|开始|上报)|已(采集|填|报|回传)\d*|退回|每[月周旬日天季].{0,6}(前|更新|报送|\d)|下发"
    r"|须重复|需重复|催"
)
SHEET_CHARACTERS, BELOW_DP, ALIGNED_DP = 20, 34.0, 24.0
_COLLECTED = re.compile(r"(数据|信息)采集|台账|统计表|报数|报表|摸排|日报|周报|月报|旬报")
_SENDS_UP = re.compile(r"(^|\n)(上报|报送|提交日报|一键催报|去填报|(保存|提交|确认)(并)?上报|提交台账)(\n|$)")
_SENT_BACK = re.compile(r"(表|台账|数据|材料|报告|信息)\|?(已|被)?退回.{0,3}(重报|重新(填|上)?报|修改后再报)")
_ABOUT = re.compile(r"报|走访|摸排|台账|采集|登记")
_PERIOD = re.compile(r"每(个)?(工作日|日|天|周|月)|日报|零报告|周报|月报")
_TIMES = re.compile(r"(\d{1,3})(户|次|条|篇|份|件|人)")
# Working days in a period; a month's 21 is the usual average.
_WORKING_DAYS = {"工作日": 1, "日": 1, "天": 1, "日报": 1, "零报告": 1, "周": 5, "周报": 5, "月": 21, "月报": 21}
_DEADLINE = re.compile(r"截止|逾期|限期|期限|今日|本周|本月|每日|每周|每月|必填|\*")


@EachRole
def detect_form_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """FORM_DUTY by form, one each per role; `basis` tells whether its page cites the document that orders it."""
    yield from _asked_for(view, masker)
    yield from _due(view, masker)
    for piece in demanded(view, "form"):
        benign = load_lexicon("form").is_benign_title(f"{view.title_over(piece)}|{piece.text}")
        if not benign and not _BASIS.search(piece.text):
            yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.65, subject="report")
    for found in labelled(load_lexicon("form"), view):
        if _IN_OFFICE.search(view.section(found.piece)) and not view.has_fields():
            continue
        confidence = _confidence(found, view)
        subject = "".join(dict.fromkeys(hit.word for hit in found.hits))[:20]
        fields = [node.field for node in view.tree.nodes if node.kind == "input"]
        data: dict[str, object] = {"fields": len(fields), "basis": bool(_BASIS.search(view.text))}
        data["required_fields"] = sum("required" in field for field in fields)
        if fields and (per_day := _per_working_day(view)):
            data["per_working_day"] = per_day
        yield sighting(Kind.FORM_DUTY, view, [found.piece], masker, confidence=confidence, subject=subject, data=data)


def _due(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A report or table by its name, with when it is due, how far it is or who sent it, beside or right below."""
    lexicon = load_lexicon("form")
    for piece in () if view.is_reading else view.pieces:
        if (
            view.is_heading(piece)
            or not _SHEET.search(piece.text)
            or len(piece.text) > SHEET_CHARACTERS
            or piece.node.kind == "input"
        ):
            continue
        below = [
            other.text
            for other in view.pieces
            if 0 < other.box.y_dp - piece.box.y_dp <= BELOW_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
        ]
        near = f"{view.near(piece)}|{below[0] if below else ''}"
        title = view.title_over(piece)
        if _DUE.search(near) and not (lexicon.is_benign_title(f"{title}|{near}") or of_public(near) or is_lifted(near)):
            yield sighting(Kind.FORM_DUTY, view, view.row(piece), masker, confidence=0.65, subject="report")


def _asked_for(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A short sentence that asks for a report by a time, and tabs that sort what is to be handed in."""
    for piece in view.pieces:
        row = view.near(piece)
        back = _SENT_BACK.search(row) and len(row) <= ASKED_CHARACTERS
        demanded = _HANDS_UP.search(piece.text) and demand_in(piece.text).holds
        asked = back or ((_REPORT_BY.search(piece.text) or demanded) and len(piece.text) <= ASKED_CHARACTERS)
        if asked and not view.reads(piece) and not _BASIS.search(piece.text):
            yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.7, subject="report")
    for line in view.rows:
        both = all(any(wanted.fullmatch(piece.text) for piece in line) for wanted in _SHOULD_AND_DID)
        if both and not view.is_reading and not load_lexicon("form").is_benign_title(view.title):
            yield sighting(Kind.FORM_DUTY, view, line, masker, confidence=0.65, subject="progress")
    tabs = [piece for piece in view.pieces if _TAB.fullmatch(piece.text)]
    if len({piece.text for piece in tabs}) >= LEAST_TABS and not load_lexicon("form").is_benign_title(view.title):
        yield sighting(Kind.FORM_DUTY, view, tabs, masker, confidence=0.65, subject="tabs")


def _confidence(found: Labelled, view: ScreenView) -> float:
    asked = _DEMANDED.search(view.near(found.piece)) and not view.reads(found.piece)
    if found.confidence < 0.5:
        return 0.6 if asked and not _IN_OFFICE.search(view.section(found.piece)) else found.confidence
    if _DEMANDED.search(found.piece.text):
        return 0.85
    if not _DEADLINE.search(view.text):
        return 0.6 if _COLLECTED.search(view.title) or _SENDS_UP.search(view.text) else 0.45
    return 0.75 if any(node.kind == "input" for node in view.tree.nodes) else 0.7


def _per_working_day(view: ScreenView) -> float:
    """How many a working day the form's own page asks for, by the most demanding of its sentences; 0 for no word of it.

    每周须走访不少于5户 is five a week, one a working day; 每日 without a number is one.
    """
    asked = [0.0]
    for sentence in (piece.text for piece in view.wrapped() if _ABOUT.search(piece.text)):
        period = _PERIOD.search(sentence)
        if period is not None:
            times = _TIMES.search(sentence, period.end())
            days = _WORKING_DAYS[period[2] or period[0]]
            asked.append((int(times[1]) if times else 1) / days)
    return round(max(asked), 2)
