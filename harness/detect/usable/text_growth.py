"""Whether text can be made larger (适老化 1.1): a page that forbids zooming, and a setting of the app's own.

A page whose viewport forbids zooming keeps its size whatever the user does; one that leaves it alone can be enlarged to
the 30 dp that are asked for. The page's own HTML tells; native screens tell nothing here.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.masking.mask import Masker
from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.sent.answer import plain_body
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.receiver.parties import Party
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("text_growth")

_VIEWPORT = re.compile(rb"""<meta[^>]{0,200}name\s*=\s*["']?viewport["']?[^>]{0,300}>""", re.IGNORECASE)
_FORBIDS = re.compile(rb"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1(\.0*)?(?![\d.])", re.IGNORECASE)
_HEAD_BYTES = 65_536


def detect_text_setting(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TEXT_GROWTH `setting`, one per role, where the app offers a size of type."""
    shown = [(view, piece) for view in views for piece in entries(view, _SAID.setting)]
    data = {"allowed": True}
    yield from strongest(
        sighting(Kind.TEXT_GROWTH, view, [piece], masker, confidence=0.85, subject="setting", data=data)
        for view, piece in shown
    )


def detect_page_zoom(traffic: TrafficView) -> Iterable[Observation]:
    """TEXT_GROWTH `zoom`: allowed where no first-party page forbids it, and not allowed where one does."""
    pages = [sent for sent in traffic.sent if sent.party == Party.FIRST and _is_page(sent)]
    forbidding = [sent for sent in pages if forbids_zoom(plain_body(sent.message))]
    if pages:
        yield _zoom(forbidding or pages, not forbidding, traffic.masker)


def forbids_zoom(html: bytes) -> bool:
    """Whether the last viewport of a page (the one that counts) forbids the user to zoom."""
    viewports = _VIEWPORT.findall(html[:_HEAD_BYTES])
    return bool(viewports) and bool(_FORBIDS.search(viewports[-1]))


def _is_page(sent: Sent) -> bool:
    message = sent.message
    return message.response_status == 200 and "html" in message.response_type.lower()


def _zoom(shown: Sequence[Sent], allowed: bool, masker: Masker) -> Observation:
    traces = tuple(Trace(sent) for sent in shown[:3])
    return observed(Finding(Kind.TEXT_GROWTH, "zoom", 0.9, traces, data={"allowed": allowed}), masker)
