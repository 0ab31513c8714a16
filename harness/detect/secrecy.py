"""Secrecy markings (密级): 绝密, 机密, 秘密 as a document bears them. A run that meets one stops (rule A20-1).

Teaching and promises about secrecy, 商业秘密 and laws are no marking.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.detect.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import UiTree

# GB/T 9704: 密级 and 保密期限 with a star between them, such as 机密★10年; OCR reads the star as * or ☆ or not at all.
_MARKED = re.compile(r"(绝密|机密|秘密)([★☆*※·]{1,2}|\s)?(\d{1,2}年|\d{1,2}个月|长期|启用前)|(绝密|机密|秘密)[★☆]")
_ALONE = re.compile(r"[【\[(（]?(密级:?)?(绝密|机密|秘密(?=[】\])）])|(?<=密级:)秘密)(级|件|文件)?[】\])）]?")
_INTERNAL = re.compile(r"内部(资料|文件|材料)[,，、;·]?(请?注意保存|不得(公开|外传)|严禁外传|妥善保管)")
ALONE_CHARACTERS = 10


@dataclass(frozen=True, slots=True)
class Marking:
    """`text` is the marking itself; `confidence` 0..1."""

    text: str
    confidence: float


def detect_secrecy_marking(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """SECRECY_MARKING, one per role."""
    yield from strongest(_on(views, masker))


def marking_in(text: str) -> Marking | None:
    """The marking that a normalised piece of text is, None for text that only speaks of secrecy."""
    marked = _MARKED.search(text)
    if marked and len(text) <= 4 * ALONE_CHARACTERS:
        return Marking(marked.group(), 0.95)
    if load_lexicon("secrecy").is_benign_title(text):
        return None
    if len(text) <= ALONE_CHARACTERS and _ALONE.fullmatch(text):
        return Marking(text, 0.9)
    internal = _INTERNAL.search(text)
    return Marking(internal.group(), 0.8) if internal and len(text) <= 3 * ALONE_CHARACTERS else None


def marking_on(tree: UiTree) -> Marking | None:
    """The first marking that the elements of a screen show in the viewport: what stops a run."""
    shown = (marking_in(normalise(node.text)) for node in tree.nodes if node.in_viewport and node.text)
    return next((one for one in shown if one is not None), None)


def _on(views: Sequence[ScreenView], masker: Masks) -> Iterable[Observation]:
    for view in views:
        for piece in view.pieces:
            found = marking_in(piece.text)
            if found is not None:
                yield sighting(Kind.SECRECY_MARKING, view, [piece], masker, confidence=found.confidence)
