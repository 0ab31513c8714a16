"""Rule text of duty (protocol MP-8): a sentence that joins a word of duty with a function of this app.

Quoting the measures, forbidding a duty, and policy articles that speak of other things are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty_subjects import duty_subjects
from harness.detect.lexicon import Lexicon, load_lexicon
from harness.detect.piece import Piece
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.detect.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SENTENCE = re.compile(r"[。;!?\n]")
_QUOTED = re.compile(r"《|第[一二三四五六七八九十]+条|不得(强制|要求|设置|将|以)|办法规定")
_THIS_APP = re.compile(r"本平台|本应用|本系统|本APP|APP|小程序|应用内|平台|系统", re.IGNORECASE)
SENTENCE_CHARACTERS = (6, 120)


def detect_duty_text(views: Sequence[ScreenView], app: App, masker: Masks) -> Iterable[Observation]:
    """DUTY_TEXT by subject, one each per role."""
    name = normalise(app.name)
    yield from strongest(one for view in views for piece in view.pieces for one in _in_piece(view, piece, name, masker))


def _in_piece(view: ScreenView, piece: Piece, app_name: str, masker: Masks) -> Iterable[Observation]:
    if piece.node.kind == "input":
        return
    duty = load_lexicon("duty")
    for sentence in _SENTENCE.split(piece.text):
        if SENTENCE_CHARACTERS[0] <= len(sentence) <= SENTENCE_CHARACTERS[1] and not _QUOTED.search(sentence):
            confidence = _confidence(duty, sentence, app_name, reads=view.reads(piece))
            subjects = duty_subjects(sentence, title=view.title) if confidence else ()
            for subject in subjects:
                yield sighting(Kind.DUTY_TEXT, view, [piece], masker, confidence=confidence, subject=subject)


def _confidence(duty: Lexicon, sentence: str, app_name: str, *, reads: bool) -> float:
    hits = duty.spot(sentence)
    if not hits:
        return 0.0
    consequence = any(hit.word in duty.consequence for hit in hits)
    confidence = 0.9 if consequence and len(hits) > 1 else 0.75 if consequence or len(hits) > 1 else 0.6
    speaks_of_app = bool(_THIS_APP.search(sentence)) or app_name in sentence
    return 0.4 if reads and not speaks_of_app else confidence
