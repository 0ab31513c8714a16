"""Negative states of the user (protocol MP-2): 未打卡, 缺勤 2 次, 已逾期, 扣分; a counter that shows 0 is none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty_subjects import duty_subjects
from harness.detect.lexicon import load_lexicon
from harness.detect.piece import Piece
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

STATE_CHARACTERS = 24
_ZERO = re.compile(r"(^|[^\d.])0(次|天|人|条|分|件|项|$|[^\d.])")


def detect_negative_state(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """NEGATIVE_STATE by subject, one each per role."""
    yield from strongest(one for view in views for piece in view.pieces for one in _of(view, piece, masker))


def _of(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    if (
        view.reads(piece)
        or len(piece.text) > STATE_CHARACTERS
        or "," in piece.text
        or view.part(piece) in (Part.HEADLINE, Part.INPUT)
    ):
        return
    row = view.near(piece)
    hits = load_lexicon("negative").spot(piece.text, near=row, title=view.title)
    if not hits or _ZERO.search(row.replace("|", "")) or _ZERO.search(piece.text):
        return
    own = duty_subjects(piece.text, near=row, title=view.title)
    for subject in own or duty_subjects(row, title=view.title):
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.85 if own else 0.6, subject=subject)
    headed = () if own else duty_subjects(view.title, title=view.title)
    if len(headed) == 1:
        yield sighting(Kind.NEGATIVE_STATE, view, [piece], masker, confidence=0.55, subject=headed[0])
