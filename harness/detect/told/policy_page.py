"""The privacy policy's own page: whether it can be read (PI-04), and what it rules out (PI-17).

What a policy rules out is told by its own sentences: 我们不收集您的位置信息. A sentence with 除非, 未经同意 or 擅自
only limits and rules nothing out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.drawn.contrast import contrast
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.told.policy_text import is_policy, is_policy_heading
from harness.detect.usable.dead_end import says_nothing
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("policy_page")

_CLASSES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "location": _SAID.classes_location,
        "contacts": _SAID.classes_contacts,
        "phone": _SAID.classes_phone,
        "id_card": _SAID.classes_id_card,
        "fingerprint": _SAID.classes_fingerprint,
        "photo": _SAID.classes_photo,
        "third_party": _SAID.classes_third_party,
    }
)
_SENTENCE = re.compile(r"[^。;!?\n]+")
PROSE_CHARACTERS = 8
LETTERS = re.compile(r"[A-Za-z]")


def detect_policy_page(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """POLICY_PAGE once, the worst screen of it; POLICY_PROMISE by class of data."""
    pages = [view for view in views if is_policy(view)]
    yield from _readable(pages, masker) if pages else _dead(views, masker)
    yield from strongest(one for view in pages for one in _promises(view, masker))


def _readable(pages: Sequence[ScreenView], masker: Masks) -> Iterable[Observation]:
    found = [one for view in {view.screen: view for view in pages}.values() if (one := _page(view, masker))]
    if found:
        yield min(found, key=lambda one: (one.data["font_dp"] >= 12, one.data["contrast"]))


def _page(view: ScreenView, masker: Masks) -> Observation | None:
    prose = [piece for piece in view.pieces if len(piece.text) >= PROSE_CHARACTERS and not piece.is_control]
    sized = [piece for piece in prose if piece.node.font_dp > 0]
    if not sized:
        return None
    least = min(sized, key=lambda piece: piece.node.font_dp)
    text = "".join(piece.text for piece in prose)
    letters = han_count(text) + len(LETTERS.findall(text))
    data = {
        "font_dp": round(least.node.font_dp, 1),
        "contrast": round(min(map(_contrast, prose)), 2),
        "chinese_share": round(han_count(text) / letters, 2) if letters else 0.0,
        "dead": False,
    }
    return sighting(Kind.POLICY_PAGE, view, [least], masker, confidence=0.85, data=data)


def _contrast(piece: Piece) -> float:
    colour, ground = piece.node.colour, piece.node.background
    return 21.0 if colour is None or ground is None else contrast(colour, ground)


def _dead(views: Sequence[ScreenView], masker: Masks) -> Iterable[Observation]:
    """The link was tapped and what came says that there is nothing."""
    for view in views:
        if is_policy_heading(view.why.rpartition(" ")[2]) and says_nothing(view):
            data = {"font_dp": 0.0, "contrast": 0.0, "chinese_share": 0.0, "dead": True}
            yield sighting(Kind.POLICY_PAGE, view, [], masker, confidence=0.85, data=data)
            return


def _promises(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        for sentence in _SENTENCE.findall(piece.text):
            for what in _ruled_out(sentence):
                yield sighting(Kind.POLICY_PROMISE, view, [piece], masker, confidence=0.85, subject=what)


def _ruled_out(sentence: str) -> Iterable[str]:
    """The classes that a sentence rules out without a condition."""
    if _SAID.limited.search(sentence):
        return
    if _SAID.to_others.search(sentence) and _CLASSES["third_party"].search(sentence):
        yield "third_party"
        return
    if _SAID.ruled_out.search(sentence) and not _CLASSES["third_party"].search(sentence):
        yield from (what for what, named in _CLASSES.items() if what != "third_party" and named.search(sentence))
