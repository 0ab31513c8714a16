"""Rows of a screen and the kinds that they resemble, by their words or as the page reader takes them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harness.detect.comprehension.page_reader import PageReading
from harness.detect.likeness.learnt import Likeness
from harness.detect.likeness.meant import MEANT
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.demand import is_lifted
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count

_CIRCULAR = Phrases("circular")
# What a meeting said is told of, and asks nobody.
_TOLD_OF = re.compile(r"(会议|讲话|全会|座谈会)(强调|指出|认为|要求)")

LEAST_LOG_ODDS = -6.0  # of a kind that a row resembles at all
LISTED_AS_ANOTHER = -4.0  # [default] log-odds by which a list of look-alikes speaks against a kind
LEAST_HAN, MOST_CHARACTERS = 2, 60
WRAPPED_LINES, HEADLINE_HAN = 2, 11


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """A row or short sentence with its heading; `log_odds` by label kind, of what it resembles at all."""

    pieces: tuple[Piece, ...]
    heading: str
    text: str
    log_odds: Mapping[str, float]


def likely_rows(view: ScreenView, likeness: Likeness) -> Iterator[LikelyRow]:
    """Every row or short sentence and what it resembles; of reading matter only a notice that orders work."""
    for pieces, text in _rows_and_sentences(view):
        heading = _heading(view, pieces)
        odds = {name: value + _against(name, heading, text) for name, value in likeness.log_odds(heading, text).items()}
        told = {name: value for name, value in odds.items() if value >= LEAST_LOG_ODDS}
        yield LikelyRow(tuple(pieces), heading, text, MappingProxyType(told))


def read_rows(view: ScreenView, reading: PageReading) -> Iterator[LikelyRow]:
    """Every row that the page reader read and what it says of it, less what a list of look-alikes names."""
    for pieces, odds in zip(view.rows, reading.rows, strict=False):
        heading, text = _heading(view, pieces), _text(pieces)
        likely = ((name, value) for name, value in odds.items() if name in MEANT and value >= LEAST_LOG_ODDS)
        told = {name: value for name, value in likely if not _against(name, heading, text)}
        yield LikelyRow(tuple(pieces), heading, text, MappingProxyType(told))


def _against(name: str, heading: str, text: str) -> float:
    """What a list of look-alikes names speaks against the kind, but does not decide: a page is weighed as a whole."""
    listed = name in MEANT and MEANT[name].look_alikes
    benign = listed and load_lexicon(listed).is_benign_title(f"{heading}|{text}")
    return LISTED_AS_ANOTHER if benign else 0.0


def _rows_and_sentences(view: ScreenView) -> Iterator[tuple[Sequence[Piece], str]]:
    """Each once: a row of one piece is its own sentence."""
    if view.is_reading and not view.is_circular:
        return
    whole = [(row, _text(row)) for row in view.rows]
    alone = {row[0].box for row, _ in whole if len(row) == 1}
    sentences = (((one,), one.text) for one in view.wrapped(WRAPPED_LINES) if one.box not in alone)
    for pieces, text in (*whole, *sentences):
        lifted = is_lifted(text) or _CIRCULAR.news.search(text) or _TOLD_OF.search(text)
        if view.is_news_front and han_count(text) >= HEADLINE_HAN:
            continue
        if len(text) <= MOST_CHARACTERS and han_count(text) >= LEAST_HAN and not lifted:
            yield pieces, text


def _heading(view: ScreenView, row: Sequence[Piece]) -> str:
    return view.title_over(row[0]).replace("|", " / ")


def _text(row: Sequence[Piece]) -> str:
    return "|".join(piece.text for piece in row)
