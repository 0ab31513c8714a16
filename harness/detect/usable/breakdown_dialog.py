"""Dialogs in which the system says that the app crashed or does not respond; articles about crashes are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import signless
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("breakdown_dialog")

_TEXTS = {"anr": _SAID.anr, "crash": _SAID.crash}  # what does not respond any more may be said to stop, too
_STOPPED = re.compile(r"已停止[。.!]?$")  # only with an answer that no app of its own gives
TEXT_CHARACTERS = 60
ANSWER_REACH_DP = 150.0


def detect_breakdown_dialog(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """BREAKDOWN_DIALOG by subject (crash, anr), one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    answers = [piece for piece in view.pieces if _answers(piece.text)]
    if not answers:
        return
    asked = any(_SAID.asked.search(piece.text) for piece in view.pieces)
    for piece in view.wrapped(2):
        if len(piece.text) > TEXT_CHARACTERS or (view.reads(piece) and not asked) or piece in answers:
            continue
        subject = next((name for name, shape in _TEXTS.items() if shape.search(piece.text)), "")
        of_system = asked or any(_SAID.of_system.fullmatch(one.text) for one in answers)
        if not subject and _STOPPED.search(piece.text) and of_system:
            subject = "crash"
        others = not asked and _SAID.of_others.search(piece.text) and not _SAID.others_app.search(piece.text)
        if not (
            piece.node.in_dialog
            or any(
                (one.is_control or _stands_below(one, piece)) and not _SAID.reported.fullmatch(one.text)
                for one in answers
            )
        ):
            continue
        if subject and not others:
            sure = 0.9 if piece.node.in_dialog else 0.6
            yield sighting(Kind.BREAKDOWN_DIALOG, view, [piece, *answers], masker, confidence=sure, subject=subject)
            return


def has_broken_down(view: ScreenView) -> bool:
    """Whether the system says so in front of the page: what else it says of a fault belongs to that."""
    said = any(shape.search(piece.text) for shape in _TEXTS.values() for piece in view.wrapped(2))
    return said and any(_SAID.of_system.fullmatch(signless(piece.text)) for piece in view.pieces)


def _answers(text: str) -> bool:
    """One answer of such a dialog, or both read in one, whatever icon stands before it."""
    said = signless(text)
    return bool(_SAID.answer.search(said) or _SAID.answers.fullmatch(said))


def _stands_below(answer: Piece, said: Piece) -> bool:
    """An answer that is no control by its look stands right under what is said."""
    return 0 < answer.box.centre[1] - said.box.centre[1] <= ANSWER_REACH_DP
