"""Rows of a screen that resemble a kind, by their words or as the page reader takes them, though no phrase says so.

What resembles is a hint and no evidence: `harness look` says it, marked `alike` and with the sequences of characters
that spoke for it. A recording's verdicts rest on what can be quoted and never ask here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harness.detect.comprehension.page_reader import PageReading
from harness.detect.likeness.learnt import Likeness
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.demand import is_lifted
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.observation import Kind, Observation

_CIRCULAR = Phrases("circular")
# What a meeting said is told of, and asks nobody.
_TOLD_OF = re.compile(r"(会议|讲话|全会|座谈会)(强调|指出|认为|要求)")

CONFIDENCE = 0.6
LEAST_LOG_ODDS = -6.0  # of a kind that a row resembles at all
LISTED_AS_ANOTHER = -4.0  # [default] log-odds by which a list of look-alikes speaks against a kind
LEAST_HAN, MOST_CHARACTERS = 2, 60
WRAPPED_LINES, HEADLINE_HAN = 2, 11


@dataclass(frozen=True, slots=True)
class Meant:
    """A label kind (eyes.label) as an observation; `look_alikes` names the lexicon of what only looks so."""

    kind: Kind
    subject: str = ""
    look_alikes: str = ""


MEANT: Mapping[str, Meant] = MappingProxyType(
    {
        "check_in": Meant(Kind.CHECK_IN, look_alikes="check_in"),
        "points": Meant(Kind.POINTS),
        "ranking_persons": Meant(Kind.RANKING, "persons", "ranking"),
        "ranking_units": Meant(Kind.RANKING, "units", "ranking"),
        "online_time": Meant(Kind.ONLINE_TIME, look_alikes="online_time"),
        "metric_assessment": Meant(Kind.METRIC_ASSESSMENT, look_alikes="metric"),
        "assessment": Meant(Kind.ASSESSMENT, look_alikes="assessment"),
        "usage_rate": Meant(Kind.USAGE_RATE, look_alikes="usage_rate"),
        "login_duty": Meant(Kind.LOGIN_DUTY, look_alikes="login_duty"),
        "invitation": Meant(Kind.PROMOTION, "invite", "promotion"),
        "install_duty": Meant(Kind.PROMOTION, "download", "promotion"),
        "share_duty": Meant(Kind.PROMOTION, "share", "promotion"),
        "form_duty": Meant(Kind.FORM_DUTY, look_alikes="form"),
        "repeated_field": Meant(Kind.REPEATED_FIELD),
        "photo_duty": Meant(Kind.MEDIA_DUTY, look_alikes="media"),
        "video_duty": Meant(Kind.MEDIA_DUTY, look_alikes="media"),
        "watermark": Meant(Kind.WATERMARK, look_alikes="watermark"),
        "trail": Meant(Kind.TRAIL_FUNCTION, look_alikes="trail"),
        "duty_text": Meant(Kind.DUTY_TEXT),
        "negative_state": Meant(Kind.NEGATIVE_STATE, look_alikes="negative"),
        "complaint_entry": Meant(Kind.COMPLAINT_ENTRY, look_alikes="complaint"),
        "advertisement": Meant(Kind.ADVERTISEMENT, look_alikes="commerce"),
        "membership": Meant(Kind.MEMBERSHIP, look_alikes="commerce"),
        "sponsor": Meant(Kind.SPONSOR_SHOWN),
        "price": Meant(Kind.PRICE, look_alikes="commerce"),
        "payment": Meant(Kind.PAYMENT, look_alikes="commerce"),
        "privacy_policy": Meant(Kind.PRIVACY_POLICY),
        "permission_prompt": Meant(Kind.PERMISSION_PROMPT),
        "consent_dialog": Meant(Kind.CONSENT_DIALOG),
        "dead_end": Meant(Kind.DEAD_END),
        "crash_dialog": Meant(Kind.BREAKDOWN_DIALOG, "crash"),
        "anr_dialog": Meant(Kind.BREAKDOWN_DIALOG, "anr"),
        "secrecy_marking": Meant(Kind.SECRECY_MARKING),
        "garbled_text": Meant(Kind.TEXT_DEFECT, "garbled"),
    }
)


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


def alike(row: LikelyRow, name: str, likeness: Likeness, view: ScreenView, masker: Masks) -> Observation:
    """A row as an observation of the label kind that it resembles, with the sequences that spoke for it if any did."""
    meant = MEANT[name]
    because = likeness.why(row.heading, row.text, name) if name in likeness.kinds else ()
    told = {"alike": True, "label": name, "because": " ".join(because)}
    return sighting(meant.kind, view, row.pieces, masker, confidence=CONFIDENCE, subject=meant.subject, data=told)


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
