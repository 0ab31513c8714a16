"""Traces demanded in place of work (过度留痕, A14-4f): meeting photos, study notes, screenshots, 接龙, unread lists.

A question of what one wrote oneself (办事 forms, complaints) and a bare 已读 mark are none.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.model.app import App
from harness.model.observation import Kind, Observation

_TRACES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "meeting_photo": re.compile(
            r"(会议|学习|活动|走访|宣传|培训)(现场)?(照片|图片|合影|截图)|(会议|三会一课|党员大会|支部).{0,6}(照片|图片|合影|记录本|记录.{0,3}照)|签到表"
        ),
        "notes": re.compile(
            r"(学习|读书|会议|心得)(笔记|心得|体会|感悟)|心得体会|手写.{0,2}(笔记|心得)|笔记(照片|检查|截图)?(?!本电脑)"
        ),
        "screenshot": re.compile(
            r"截图(上传|上报|报送)|(上传|提交|报送|上报).{0,8}截图|截图.{0,6}(上传|发[至到]|报|回复|作为)"
        ),
        "relay": re.compile(r"接龙"),
        "read_receipt": re.compile(
            r"未读(人员|名单|人数)|已读回执|未阅(人员|名单)|催读|回复[“\"]?收到|收到.{0,10}回复"
        ),
    }
)
_DEMANDED = re.compile(
    r"必须|必填|须|请.{0,12}(上传|提交|回复|接龙|拍照|交)|回复[“\"]?收到|催读|接龙.{0,4}(回复|收到)|发至|应交|未上传|请(上传|提交|填写|接龙)|不少于|每(周|月|人|日)|限时|逾期|上传|提交|上报|报送|催办|提醒|\*"
)
# Who has read and who has not, counted of others; one's own unread messages are no list.
_BOTH_COUNTED = re.compile(r"已(读|阅|回执)(人数)?\|?\d+.{0,5}未(读|阅|回执)(人数)?\|?\d+")
_AT_WORK = re.compile(
    r"答题|学习|关注|转发|完成|阅读|打卡|会议|党员|支部|活动|群|笔记|心得|手写|一课|名单|收到|接龙|成绩"
)
_OTHERWISE = re.compile(r"付款|退款|证据|成语|投诉|聊天记录|报名费|订单|游戏|快递|货")
_FREE = re.compile(r"选填|自愿|可不|不要求|不得|严禁|禁止|取消|无需|不再")
SENTENCE_CHARACTERS = 60


@EachRole
def detect_trace_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """TRACE_DUTY by kind of trace, one each per role."""
    if view.is_reading:
        return
    for what, wanted in _TRACES.items():
        for piece in view.pieces:
            near = view.near(piece)
            if len(piece.text) > SENTENCE_CHARACTERS or not wanted.search(piece.text) or _FREE.search(near):
                continue
            if is_lifted(piece.text) or of_public(piece.text) or _OTHERWISE.search(view.section(piece)):
                continue
            listed = what == "read_receipt" and piece.is_control
            demanded = bool(_DEMANDED.search(near)) and (piece.is_control or view.has_form())
            if listed or demanded or _told(view, what, piece.text, near):
                yield sighting(Kind.TRACE_DUTY, view, [piece], masker, confidence=0.8, subject=what)


def _told(view: ScreenView, what: str, text: str, near: str) -> bool:
    """A sentence that demands the trace, or a list of those who have not answered; needs no form on its own page."""
    counted = what == "read_receipt" and (_BOTH_COUNTED.search(near) or (text in view.headings and _urged(view)))
    handed = _DEMANDED.search(text) and _AT_WORK.search(text)
    return bool(counted or (handed and (demand_in(text).parts or what in ("screenshot", "meeting_photo"))))


def _urged(view: ScreenView) -> bool:
    return any(piece.is_control and ("提醒" in piece.text or "催" in piece.text) for piece in view.pieces)
