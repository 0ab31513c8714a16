"""Traces demanded in place of work (过度留痕, A14-4f): meeting photos, study notes, screenshots, 接龙, unread lists.

A question of what one wrote oneself (办事 forms, complaints) and a bare 已读 mark are none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_TRACES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "meeting_photo": re.compile(r"(会议|学习|活动|走访|宣传|培训)(现场)?(照片|图片|合影|截图)"),
        "notes": re.compile(r"(学习|读书|会议|心得)(笔记|心得|体会|感悟)|心得体会"),
        "screenshot": re.compile(r"截图(上传|上报|报送)|(上传|提交|报送|上报).{0,8}截图"),
        "relay": re.compile(r"接龙"),
        "read_receipt": re.compile(r"未读(人员|名单|人数)|已读回执|未阅(人员|名单)"),
    }
)
_DEMANDED = re.compile(
    r"必须|必填|须|请(上传|提交|填写|接龙)|不少于|每(周|月|人|日)|限时|逾期|上传|提交|上报|报送|催办|提醒|\*"
)
_FREE = re.compile(r"选填|自愿|可不|不要求|不得|严禁|禁止|取消|无需|不再")
SENTENCE_CHARACTERS = 60


def detect_trace_duty(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TRACE_DUTY by kind of trace, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if view.is_reading:
        return
    for what, wanted in _TRACES.items():
        for piece in view.pieces:
            near = view.near(piece)
            if len(piece.text) > SENTENCE_CHARACTERS or not wanted.search(piece.text) or _FREE.search(near):
                continue
            listed = what == "read_receipt" and piece.is_control
            demanded = bool(_DEMANDED.search(near)) and (piece.is_control or view.has_form())
            if listed or demanded:
                yield sighting(Kind.TRACE_DUTY, view, [piece], masker, confidence=0.8, subject=what)
