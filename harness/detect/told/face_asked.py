"""Faces (人脸识别办法, in force 2025-06-01): asked for, with another way or none, with a consent of its own or none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("face_asked")

_TOLD_ONLY = re.compile(r"不(收集|采集|使用).{0,8}(人脸|面部|人像)|无需(刷脸|人脸)")
LABEL_CHARACTERS = 30


def detect_face_asked(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """FACE_ASKED, one per role: `other_way` is on its own screen, `separate_consent` on any screen of the run."""
    apart = any(_SAID.apart.search(piece.text) for view in views for piece in view.pieces if not view.reads(piece))
    yield from strongest(one for view in views for one in _on(view, apart, masker))


def _on(view: ScreenView, apart: bool, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        named = (
            len(piece.text) <= LABEL_CHARACTERS and _SAID.face.search(piece.text) and not _TOLD_ONLY.search(piece.text)
        )
        if not named or view.reads(piece) or not (piece.is_control or view.is_heading(piece) or piece.node.in_dialog):
            continue
        other = any(_SAID.other_way.search(one.text) for one in view.pieces if one.is_control and one is not piece)
        data = {"other_way": other, "separate_consent": apart}
        yield sighting(Kind.FACE_ASKED, view, [piece], masker, confidence=0.8, data=data)
