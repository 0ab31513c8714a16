"""What a complaint costs the one who complains: an ID number, a bank card or a face asked on its form (A18-5)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("complaint_demand")

_ASKED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "id_card": re.compile(r"身份证(号|号码|件号)|证件号码?|公民身份号码"),
        "bank_card": re.compile(r"银行卡(号)?|银行账[号户]"),
        "face": re.compile(r"人脸(识别|验证|核验|认证)|刷脸|人像(核验|比对)"),
    }
)
LABEL_CHARACTERS = 24


def detect_complaint_demand(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """COMPLAINT_DEMAND by what is asked, one each per role; `required` where the form says so and not that it may stay
    empty."""
    yield from strongest(one for view in views if _is_complaint_form(view) for one in _on(view, masker))


def _is_complaint_form(view: ScreenView) -> bool:
    return any(_SAID.page.search(text) for text in view.headings) and view.has_form()


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for what, wanted in _ASKED.items():
        for piece in view.pieces:
            if len(piece.text) > LABEL_CHARACTERS or not wanted.search(piece.text) or not _asks(piece, what):
                continue
            near = view.near(piece)
            field = piece.node.field
            required = not _SAID.choice.search(near) and bool(
                "required" in field or _SAID.duty.search(near) or what == "face"
            )
            data = {"required": required}
            yield sighting(Kind.COMPLAINT_DEMAND, view, [piece], masker, confidence=0.85, subject=what, data=data)


def _asks(piece: Piece, what: str) -> bool:
    return piece.node.kind == "input" or (what == "face" and piece.is_control) or "*" in piece.text
