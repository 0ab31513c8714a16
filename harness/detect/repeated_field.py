"""The same thing asked twice of one person (多头填报): two fields of a form, or of forms of one role, with one label.

Signatures, remarks, passwords typed twice and fields of a search are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.field_label import field_labels
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_PLAIN = re.compile(r"备注|说明|签名|签字|密码|确认|验证码|搜索|意见|内容|其他|日期|时间|附件|照片|描述")
_LONGER = re.compile(r"(手机|电话|身份证|证件)号码$")
LEAST_REPEATED = 1


def detect_repeated_field(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """REPEATED_FIELD by label, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    asked: dict[str, list[int]] = {}
    labels = field_labels(view)
    for number, (label, _) in enumerate(labels):
        if not _PLAIN.search(label) and len(label) >= 2:
            asked.setdefault(_same(label), []).append(number)
    repeated = {label: places for label, places in asked.items() if len(places) > 1}
    if len(repeated) >= LEAST_REPEATED and len(labels) >= 3:
        label, places = next(iter(repeated.items()))
        pieces = [labels[number][1] for number in places]
        data = {"fields": len(labels), "repeated": len(repeated)}
        yield sighting(Kind.REPEATED_FIELD, view, pieces, masker, confidence=0.8, subject=label, data=data)


def _same(label: str) -> str:
    """手机号码 is 手机号 and 身份证号码 is 身份证号: one thing under its longer name."""
    return _LONGER.sub(r"\1号", label)
