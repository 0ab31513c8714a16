"""The version for the elderly (长辈版): its entry, and on its own screens the size of the main text and advertising.

A screen belongs to it where it offers the way back to the standard version, or says that this version is on.
"""

import re
from collections.abc import Iterable, Sequence
from statistics import median

from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("elderly")

_NAME = r"(长辈|关怀|关爱|适老|老年|大字|敬老|尊长)(版|模式|化版|服务版)"
_ENTRY = re.compile(_NAME + r"|无障碍(阅读|浏览|模式|版)")
_INSIDE = re.compile(
    rf"(退出|关闭|离开){_NAME}|(返回|切换(到|至|回)?|回到)(标准|普通|常规)(版|模式)|当前(为|是|处于)?{_NAME}"
)
MAIN_CHARACTERS = 2


def detect_elderly(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """ELDERLY_ENTRY and ELDERLY_VERSION, one each per role; of that version the screen with the smallest main text."""
    found = [one for view in views for one in _on(view, masker)]
    yield from strongest(one for one in found if one.kind is Kind.ELDERLY_ENTRY)
    shown = [one for one in found if one.kind is Kind.ELDERLY_VERSION]
    if shown:
        least = min(shown, key=lambda one: (not one.data["advertising"], one.data["main_font_dp"]))
        yield least
        yield from (one for one in shown[:1] if one is not least)


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    back = list(entries(view, _INSIDE, 20))
    for piece in entries(view, _ENTRY):
        yield sighting(Kind.ELDERLY_ENTRY, view, [piece], masker, confidence=0.9)
    main = main_font_dp(view)
    if back and main > 0:
        advertising = any(_SAID.advert.search(piece.text) for piece in view.pieces)
        data = {"main_font_dp": main, "advertising": advertising}
        yield sighting(Kind.ELDERLY_VERSION, view, back, masker, confidence=0.85, data=data)


def is_elderly(view: ScreenView) -> bool:
    """Whether a screen belongs to the version for the elderly."""
    return any(True for _ in entries(view, _INSIDE, 20))


def main_font_dp(view: ScreenView) -> float:
    """The median size of what a screen mainly says: texts that stand in sight, captions in the margin left out."""
    sizes = [
        piece.node.font_dp
        for piece in view.pieces
        if piece.node.font_dp > 0 and piece.node.in_viewport and han_count(piece.text) >= MAIN_CHARACTERS
    ]
    return round(median(sizes), 1) if sizes else 0.0
