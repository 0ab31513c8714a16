"""Traces demanded in place of work (过度留痕, A14-4f): meeting photos, study notes, screenshots, 接龙, unread lists.

A question of what one wrote oneself (办事 forms, complaints) and a bare 已读 mark are none.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("trace_duty")

_TRACES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "meeting_photo": _SAID.traces_meeting_photo,
        "notes": _SAID.traces_notes,
        "screenshot": _SAID.traces_screenshot,
        "relay": _SAID.traces_relay,
        "read_receipt": _SAID.traces_read_receipt,
    }
)
SENTENCE_CHARACTERS = 60


@EachRole
def detect_trace_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """TRACE_DUTY by kind of trace, one each per role."""
    if view.is_reading:
        return
    for what, wanted in _TRACES.items():
        for piece in view.pieces:
            near = view.near(piece)
            if len(piece.text) > SENTENCE_CHARACTERS or not wanted.search(piece.text) or _SAID.free.search(near):
                continue
            if is_lifted(piece.text) or of_public(piece.text) or _SAID.otherwise.search(view.section(piece)):
                continue
            listed = what == "read_receipt" and piece.is_control
            demanded = bool(_SAID.demanded.search(near)) and (piece.is_control or view.has_form())
            if listed or demanded or _told(view, what, piece.text, near):
                yield sighting(Kind.TRACE_DUTY, view, [piece], masker, confidence=0.8, subject=what)


def _told(view: ScreenView, what: str, text: str, near: str) -> bool:
    """A sentence that demands the trace, or a list of those who have not answered; needs no form on its own page."""
    counted = what == "read_receipt" and (_SAID.both_counted.search(near) or (text in view.headings and _urged(view)))
    handed = _SAID.demanded.search(text) and _SAID.at_work.search(text)
    return bool(counted or (handed and (demand_in(text).parts or what in ("screenshot", "meeting_photo"))))


def _urged(view: ScreenView) -> bool:
    return any(piece.is_control and ("提醒" in piece.text or "催" in piece.text) for piece in view.pieces)
