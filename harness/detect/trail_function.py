"""Functions that record where a user goes (轨迹): start and stop of a patrol, playback, upload; parcels are none."""

from collections.abc import Iterable, Sequence

from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation


def detect_trail_function(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TRAIL_FUNCTION, one per role."""
    found = ((view, one) for view in views for one in labelled(load_lexicon("trail"), view))
    yield from strongest(
        sighting(Kind.TRAIL_FUNCTION, view, [one.piece], masker, confidence=one.confidence) for view, one in found
    )
