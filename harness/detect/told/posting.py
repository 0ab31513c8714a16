"""Whether users can post or comment, and whether what others posted can be reported (A19-4).

A complaint, a rating of a service and a form are no postings: what is posted is seen by others.
"""

from collections.abc import Iterable, Sequence

from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("posting")


def detect_posting(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """POSTING and REPORT_ENTRY, one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        short = len(piece.text) <= 12 and piece.is_control
        if short and _SAID.post.search(piece.text):
            yield sighting(Kind.POSTING, view, [piece], masker, confidence=0.8)
    for piece in entries(view, _SAID.report):
        yield sighting(Kind.REPORT_ENTRY, view, [piece], masker, confidence=0.9)
