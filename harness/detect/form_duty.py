"""Forms demanded from the grass roots: periodic reports, issued tasks, overdue ones; 办事 forms are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import Labelled, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_DEMANDED = re.compile(r"待填报|催报|逾期未报|退回重报|零报告|补报|表格下发|任务下发|日报|周报|旬报|月报|每日|每周")
_DEADLINE = re.compile(r"截止|逾期|限期|期限|今日|本周|本月|每日|每周|每月|必填|\*")


def detect_form_duty(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """FORM_DUTY by form, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("form"), view):
        confidence = _confidence(found, view)
        subject = "".join(dict.fromkeys(hit.word for hit in found.hits))[:20]
        fields = [node.field for node in view.tree.nodes if node.kind == "input"]
        data = {"fields": len(fields), "required_fields": sum("required" in field for field in fields)}
        yield sighting(Kind.FORM_DUTY, view, [found.piece], masker, confidence=confidence, subject=subject, data=data)


def _confidence(found: Labelled, view: ScreenView) -> float:
    if found.confidence < 0.5:
        return found.confidence
    if _DEMANDED.search(found.piece.text):
        return 0.85
    return 0.7 if _DEADLINE.search(view.text) else 0.45
