"""The acts that Article 14 names, in the words of those who demand them; what only sounds like one is none.

A sentence demands an act where it also holds parts of a demand (words.demand): 外出的同志每两小时打一次卡.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.demand import demand_in
from harness.detect.words.phrases import Phrases

_SAID = Phrases("act")

SENTENCE_CHARACTERS = (6, 90)
LEAST_PARTS = 2  # a consequence or a period alone does not bind; together with another part it does
ACTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "check_in": _SAID.acts_check_in,
        "trail": _SAID.acts_trail,
        "online_time": _SAID.acts_online_time,
        "form": _SAID.acts_form,
        "photo": _SAID.acts_photo,
        "video": _SAID.acts_video,
        "login": _SAID.acts_login,
        "spread": _SAID.acts_spread,
    }
)
_MISSED = re.compile(r"[未没]按?[时期]")


def for_guests(text: str) -> bool:
    """Whether a heading or a sentence speaks to those who come, apply or are registered, and not to the staff."""
    return bool(_SAID.other_guests.search(text))


def acts_in(sentence: str) -> tuple[str, ...]:
    """Which acts a normalised sentence names."""
    return tuple(name for name, act in ACTS.items() if act.search(sentence))


def is_demanded(sentence: str) -> bool:
    """Whether a sentence that names an act holds enough of a demand."""
    demand = demand_in(sentence)
    return (
        demand.parts >= LEAST_PARTS
        or demand.sanctions
        or (demand.period and bool(_SAID.handed.search(sentence)) and not _MISSED.search(sentence))
    )


def demanded(view: ScreenView, act: str) -> Iterator[Piece]:
    """The texts of a screen that demand this act, articles and what binds the public left out."""
    ordered = view.is_circular
    if view.is_article and not ordered:
        return
    for piece in view.pieces:
        if view.part(piece) is Part.INPUT or not SENTENCE_CHARACTERS[0] <= len(piece.text) <= SENTENCE_CHARACTERS[1]:
            continue
        if (
            not ACTS[act].search(piece.text)
            or for_guests(f"{view.title_over(piece)}|{piece.text}")
            or (view.reads(piece) and not ordered)
        ):
            continue
        if is_demanded(piece.text):
            yield piece
