"""Entries for the rights of a person: withdrawing consent, cancelling the account, the two lists, minors and others.

The words are those of the 认定方法 (parts 3 and 6), of PIPL Articles 15, 31, 45 to 47, and of the 2021 感知提升行动.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("privacy_choice")

_CHOICES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "withdraw": _SAID.choices_withdraw,
        "cancel_account": _SAID.choices_cancel_account,
        "correct": _SAID.choices_correct,
        "export": _SAID.choices_export,
        "targeting_off": _SAID.choices_targeting_off,
        "collected_list": _SAID.choices_collected_list,
        "shared_list": _SAID.choices_shared_list,
        "minors": _SAID.choices_minors,
    }
)
FOLLOWED_CHARACTERS = 20
WALKED = "menu "  # how the walk through the menus names a page: by the entries that led to it


def detect_privacy_choice(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PRIVACY_CHOICE by right, TARGETED where content is chosen for the user, MINORS_ADDRESSED; one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (*_choices(view, masker), *_targeted(view, masker))
    for piece in entries(view, _SAID.minors):
        if piece.is_control:
            yield sighting(Kind.MINORS_ADDRESSED, view, [piece], masker, confidence=0.8)


def _choices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Each with the way to it, as far as the walk knows it; what it leads to is never carried out here."""
    data = {"taps": view.taps, "way": view.why.removeprefix(WALKED)[:80] if view.why.startswith(WALKED) else ""}
    for right, wanted in _CHOICES.items():
        for piece in entries(view, wanted):
            yield sighting(Kind.PRIVACY_CHOICE, view, [piece], masker, confidence=0.9, subject=right, data=data)


def _targeted(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A heading or a tab that says so; the switch that turns it off names it too and is none."""
    for piece in view.pieces:
        named = len(piece.text) <= FOLLOWED_CHARACTERS and _SAID.followed.search(piece.text)
        if named and not view.reads(piece) and not _CHOICES["targeting_off"].search(piece.text):
            yield sighting(Kind.TARGETED, view, [piece], masker, confidence=0.8)
