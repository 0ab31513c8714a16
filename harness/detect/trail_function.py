"""Functions that record where a user goes (轨迹): start and stop of a patrol, playback, upload; parcels are none."""

from collections.abc import Iterable, Sequence

from harness.detect.function_label import LITTLE_REST, Labelled, labelled, rest_of
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
    if column:
        return max(one.confidence, 0.7)
    return max(one.confidence, 0.6) if _heads_persons(view, one) else one.confidence


def _heads_persons(view: ScreenView, one: Labelled) -> bool:
    """A heading that names nothing but trails, over persons: 人员轨迹 with who went from when to when."""
    under = view.section(one.piece)
    named = any(row.who == "persons" and row.pieces[0].text in under for row in people_rows(view))
    return view.is_heading(one.piece) and rest_of(one.piece.text, one.hits) <= LITTLE_REST and named
