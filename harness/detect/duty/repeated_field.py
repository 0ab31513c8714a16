"""The same thing asked twice of one person (多头填报): two fields of a form, or of forms of one role, with one label.

Signatures, remarks, passwords typed twice and fields of a search are none.
"""

import re
from collections.abc import Iterable

from harness.detect.screen.field_label import field_labels
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("repeated_field")

_LONGER = re.compile(r"(车牌|手机|电话|身份证|证件|银行卡)号码$")
_NAMES = {
    **dict.fromkeys(("手机", "手机号", "移动电话", "本人手机号"), "手机号"),
    **dict.fromkeys(("联系电话", "联系方式", "电话", "电话号"), "联系电话"),
    **dict.fromkeys(("身份证", "身份证号", "公民身份号码", "身份号码", "公民身份证号"), "身份证号"),
    **dict.fromkeys(("家庭住址", "住址", "家庭地址", "居住地址"), "住址"),
    **dict.fromkeys(("单位名称", "单位全称", "企业名称", "企业全称"), "单位名称"),
    **dict.fromkeys(("联系人手机", "联系人电话", "联系人手机号"), "联系电话"),
    **dict.fromkeys(("出生日期", "出生年月"), "出生"),
    **dict.fromkeys(("总投资", "总投资额"), "总投资"),
    **dict.fromkeys(("工作单位", "所在单位"), "工作单位"),
}
LEAST_REPEATED = 1


@EachRole
def detect_repeated_field(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """REPEATED_FIELD by label, one each per role."""
    asked: dict[tuple[str, str], list[int]] = {}
    labels = field_labels(view)
    for number, (label, _) in enumerate(labels):
        if not _SAID.plain.search(label) and len(label) >= 2:
            asked.setdefault((_same(label), _role(view, labels[number][1])), []).append(number)
    repeated = {label: places for label, places in asked.items() if len(places) > 1}
    if len(repeated) >= LEAST_REPEATED and len(labels) >= 3:
        (label, _), places = next(iter(repeated.items()))
        pieces = [labels[number][1] for number in places]
        data = {"fields": len(labels), "repeated": len(repeated)}
        yield sighting(Kind.REPEATED_FIELD, view, pieces, masker, confidence=0.8, subject=label, data=data)


def _same(label: str) -> str:
    """手机号码 is 手机号 and 身份证号码 is 身份证号: one thing under its longer name."""
    shorter = _LONGER.sub(r"\1号", label)
    return _NAMES.get(shorter, shorter)


def _role(view: ScreenView, piece: Piece) -> str:
    """The heading of a person that a field stands under, "" where it names none."""
    above = [one for one in view.pieces if view.is_heading(one) and one.box.y_dp <= piece.box.y_dp]
    nearest = max(above, key=lambda one: one.box.y_dp, default=None)
    return nearest.text if nearest is not None and _SAID.role.search(nearest.text) else ""
