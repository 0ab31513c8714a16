"""What a question for consent says: only for better service (PI-22), or apart for sensitive data (PI-45)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("consent_wording")

_CONSENT = re.compile(r"同意|授权|允许")
_GENERAL = re.compile(r"隐私(政策|协议)|用户协议")
_SENSITIVE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "location": _SAID.sensitive_location,
        "id_card": _SAID.sensitive_id_card,
        "face": _SAID.sensitive_face,
        "bank_card": _SAID.sensitive_bank_card,
        "health": _SAID.sensitive_health,
    }
)
APART = re.compile(r"单独同意")


def detect_consent_wording(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """BETTER_SERVICE once per role; SEPARATE_CONSENT by class of sensitive data, one each per role."""
    yield from strongest(one for view in views for one in (*_better(view, masker), *_apart(view, masker)))


def _asked(view: ScreenView) -> list[Piece]:
    """What a question over the page says; a page of its own that asks counts too."""
    inside = [piece for piece in view.pieces if piece.node.in_dialog]
    if any(piece.is_control and _CONSENT.search(piece.text) for piece in inside):
        return inside
    answers = [piece for piece in view.pieces if piece.is_control and len(piece.text) <= 12]
    both = any(_SAID.refuse.search(one.text) for one in answers) and any(_CONSENT.search(one.text) for one in answers)
    return list(view.pieces) if both else []


def _better(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A question that gives no other reason; the general one, which tells more, is judged elsewhere."""
    asked = _asked(view)
    said = "".join(piece.text for piece in asked if not piece.is_control)
    if asked and _SAID.better.search(said) and not _GENERAL.search(said):
        offered = any(piece.is_control and _SAID.refuse.search(piece.text) for piece in asked)
        pieces = [piece for piece in asked if _SAID.better.search(piece.text)]
        yield sighting(Kind.BETTER_SERVICE, view, pieces, masker, confidence=0.8, data={"refuse_offered": offered})


def _apart(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A question about one sensitive thing, with its purpose, that can be refused; or a box 单独同意 beside a field."""
    asked = _asked(view)
    said = "".join(piece.text for piece in asked if not piece.is_control)
    alone = bool(asked) and not _GENERAL.search(said) and bool(_SAID.purpose.search(said))
    refusable = any(piece.is_control and _SAID.refuse.search(piece.text) for piece in asked)
    boxes = [piece for piece in view.pieces if APART.search(piece.text) and not view.reads(piece)]
    for what, named in _SENSITIVE.items():
        if alone and refusable and named.search(said):
            pieces = [piece for piece in asked if named.search(piece.text)]
            yield sighting(Kind.SEPARATE_CONSENT, view, pieces, masker, confidence=0.85, subject=what)
        for piece in boxes:
            if named.search(piece.text):
                yield sighting(Kind.SEPARATE_CONSENT, view, [piece], masker, confidence=0.85, subject=what)
