"""Faces (人脸识别办法, in force 2025-06-01): asked for, with another way or none, with a consent of its own or none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_FACE = re.compile(
    r"人脸(识别|验证|核验|认证|采集|登录|比对|录入)|刷脸(登录|认证|验证|签到|办理)?|人像(采集|核验|比对)"
)
_OTHER_WAY = re.compile(
    r"(密码|短信|验证码|扫码|身份证|线下|窗口|人工|其他(方式)?|证件)(登录|验证|核验|办理|认证|方式)|(换|其他|更换)(一种)?方式"
)
_APART = re.compile(r"单独同意|(人脸|面部|人像).{0,20}(同意|授权)|(同意|授权).{0,20}(人脸|面部|人像)")
_TOLD_ONLY = re.compile(r"不(收集|采集|使用).{0,8}(人脸|面部|人像)|无需(刷脸|人脸)")
LABEL_CHARACTERS = 30


def detect_face_asked(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """FACE_ASKED, one per role: `other_way` is on its own screen, `separate_consent` on any screen of the run."""
    apart = any(_APART.search(piece.text) for view in views for piece in view.pieces if not view.reads(piece))
    yield from strongest(one for view in views for one in _on(view, apart, masker))


def _on(view: ScreenView, apart: bool, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        named = len(piece.text) <= LABEL_CHARACTERS and _FACE.search(piece.text) and not _TOLD_ONLY.search(piece.text)
        if not named or view.reads(piece) or not (piece.is_control or view.is_heading(piece) or piece.node.in_dialog):
            continue
        other = any(_OTHER_WAY.search(one.text) for one in view.pieces if one.is_control and one is not piece)
        data = {"other_way": other, "separate_consent": apart}
        yield sighting(Kind.FACE_ASKED, view, [piece], masker, confidence=0.8, data=data)
