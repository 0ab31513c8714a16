"""Functions that record where a user goes (轨迹): start and stop of a patrol, playback, upload; parcels are none."""

from collections.abc import Iterable, Sequence

from harness.detect.function_label import Labelled, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import people_rows
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

LEAST_COLUMNS, LEAST_PERSONS = 3, 2


def detect_trail_function(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TRAIL_FUNCTION, one per role."""
    found = [(view, one) for view in views for one in labelled(load_lexicon("trail"), view)]
    yield from strongest(
        sighting(Kind.TRAIL_FUNCTION, view, [one.piece], masker, confidence=_confidence(view, one))
        for view, one in found
    )


def _confidence(view: ScreenView, one: Labelled) -> float:
    """A column of a table of persons says of each where he went."""
    column = len(view.row(one.piece)) >= LEAST_COLUMNS and len(people_rows(view)) >= LEAST_PERSONS
    return max(one.confidence, 0.7) if column else one.confidence
