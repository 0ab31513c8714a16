"""Forms demanded from the grass roots: periodic reports, issued tasks, overdue ones; 办事 forms are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import Labelled, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_DEMANDED = re.compile(
    r"待填报|催报|逾期未报|退回重报|零报告|补报|表格下发|任务下发|日报|周报|旬报|月报|每日|每周|待报|一键催报|去填报|工作日志|网格日志|尚未报送|未报$"
)
_BASIS = re.compile(r"〔20\d\d〕\d+号|表号|批准文号|制定机关|统计法|国统制|依据《|根据《")
# Money and papers of one's own office, and news of reports.
_IN_OFFICE = re.compile(
    r"报销|来文|收文|签批|批示|公文|领导意见|处室意见|考勤|活跃率|注册率|来源:|督查|位置上报|停止运行|反馈|导出"
)
_COLLECTED = re.compile(r"(数据|信息)采集|台账|统计表|报数|报表|摸排|日报|周报|月报|旬报")
_SENDS_UP = re.compile(r"(^|\n)(上报|报送|提交日报|一键催报|去填报)(\n|$)")
_ABOUT = re.compile(r"报|走访|摸排|台账|采集|登记")
_PERIOD = re.compile(r"每(个)?(工作日|日|天|周|月)|日报|零报告|周报|月报")
_TIMES = re.compile(r"(\d{1,3})(户|次|条|篇|份|件|人)")
# Working days in a period; a month's 21 is the usual average.
_WORKING_DAYS = {"工作日": 1, "日": 1, "天": 1, "日报": 1, "零报告": 1, "周": 5, "周报": 5, "月": 21, "月报": 21}
_DEADLINE = re.compile(r"截止|逾期|限期|期限|今日|本周|本月|每日|每周|每月|必填|\*")


def detect_form_duty(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """FORM_DUTY by form, one each per role; `basis` tells whether its page cites the document that orders it."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
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
