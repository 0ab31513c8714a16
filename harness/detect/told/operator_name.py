"""Who built or runs the app, by name: such a name is not the sponsor's (A05-1), but it is not nothing either."""

from collections.abc import Iterable, Sequence

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("operator_name")


def detect_operator_name(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """OPERATOR_SHOWN, one per role: a label such as 技术支持 or 承建单位 with a name behind it."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.wrapped(2):
        if _SAID.operator.search(piece.text) and not view.reads(piece):
            yield sighting(Kind.OPERATOR_SHOWN, view, [piece], masker, confidence=0.8)
