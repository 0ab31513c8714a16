"""A notice that the service ends (A13-1): 停止服务, 下线公告, 关停; one about another system or an office is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("shutdown_notice")

_OWN = re.compile(r"本(应用|系统|平台|小程序|APP|客户端|软件)|该应用", re.IGNORECASE)
NOTICE_CHARACTERS = 120


def detect_shutdown_notice(views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
    """SHUTDOWN_NOTICE, one per role: a text that ends this very app, by its name or as 本应用."""
    named = re.compile("|".join(re.escape(name) for name in (app.name,) if name) or r"(?!)")
    yield from strongest(one for view in views for one in _on(view, named, masker))


def _on(view: ScreenView, named: re.Pattern[str], masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        text = piece.text
        about = _OWN.search(text) or named.search(text)
        if len(text) <= NOTICE_CHARACTERS and about and _SAID.ends.search(text) and not _SAID.not_an_end.search(text):
            yield sighting(Kind.SHUTDOWN_NOTICE, view, [piece], masker, confidence=0.85)
