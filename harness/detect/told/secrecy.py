"""Screens that bear a secrecy marking (密级): for the secrecy officer, never judged by a machine (rule A20-1)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.secrecy_marking import are_choices, is_level_label, level_beside, marking_in, marking_over


def detect_secrecy_marking(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """SECRECY_MARKING, one per role."""
    yield from strongest(_on(views, masker))


def _on(views: Sequence[ScreenView], masker: Masks) -> Iterable[Observation]:
    for view in views:
        for first, second in pairwise(view.pieces):
            stacked = marking_over(first.text, second.text)
            if stacked is not None:
                yield sighting(Kind.SECRECY_MARKING, view, [first, second], masker, confidence=stacked.confidence)
        for piece in view.pieces:
            if are_choices([other.text for other in view.row(piece)]):
                continue
            levelled = any(is_level_label(other.text) for other in view.row(piece))
            apart = not any(marking_in(other.text) for other in view.row(piece))
            split = "".join(other.text for other in view.row(piece)) if apart else ""
            found = marking_in(piece.text) or marking_in(split) or (level_beside(piece.text) if levelled else None)
            if found is not None:
                yield sighting(Kind.SECRECY_MARKING, view, [piece], masker, confidence=found.confidence)
