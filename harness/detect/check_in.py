"""Check-in functions (打卡签到): controls, gates and states of them; notes of a meeting and 打卡地 are none."""

from collections.abc import Iterable, Sequence

from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation


def detect_check_in(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """CHECK_IN, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("check_in"), view):
        words = [hit.word for hit in found.hits]
        confidence = found.confidence
        yield sighting(Kind.CHECK_IN, view, [found.piece], masker, confidence=confidence, data={"words": words})
