"""Rows of a screen that resemble the examples of a kind: seen where no listed phrase says so, with less weight.

What resembles is a hint and no evidence: `harness look` says it, marked `alike` and with the sequences of characters
that spoke for it. A recording's verdicts rest on what can be quoted and never ask here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.observation import Kind, Observation

_CIRCULAR = Phrases("circular")
_SAID = Phrases("alike")
# What a meeting said is told of, and asks nobody.
_TOLD_OF = re.compile(r"(会议|讲话|全会|座谈会)(强调|指出|认为|要求)")

LEAST_PROBABILITY = 0.9  # [default] on screens held apart precision falls below it and not above
CONFIDENCE = 0.6
LEAST_HAN, MOST_CHARACTERS = 2, 60
WRAPPED_LINES = 2
HEADLINE_HAN = 11
# Label kinds (eyes.label) as observations: kind and subject.
MEANT: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        "check_in": (Kind.CHECK_IN, ""),
        "points": (Kind.POINTS, ""),
        "ranking_persons": (Kind.RANKING, "persons"),
        "ranking_units": (Kind.RANKING, "units"),
        "online_time": (Kind.ONLINE_TIME, ""),
        "metric_assessment": (Kind.METRIC_ASSESSMENT, ""),
        "assessment": (Kind.ASSESSMENT, ""),
        "usage_rate": (Kind.USAGE_RATE, ""),
        "login_duty": (Kind.LOGIN_DUTY, ""),
        "invitation": (Kind.PROMOTION, "invite"),
        "install_duty": (Kind.PROMOTION, "download"),
        "share_duty": (Kind.PROMOTION, "share"),
        "form_duty": (Kind.FORM_DUTY, ""),
        "repeated_field": (Kind.REPEATED_FIELD, ""),
        "photo_duty": (Kind.MEDIA_DUTY, ""),
        "video_duty": (Kind.MEDIA_DUTY, ""),
        "watermark": (Kind.WATERMARK, ""),
        "trail": (Kind.TRAIL_FUNCTION, ""),
        "duty_text": (Kind.DUTY_TEXT, ""),
        "negative_state": (Kind.NEGATIVE_STATE, ""),
        "complaint_entry": (Kind.COMPLAINT_ENTRY, ""),
        "advertisement": (Kind.ADVERTISEMENT, ""),
        "membership": (Kind.MEMBERSHIP, ""),
        "sponsor": (Kind.SPONSOR_SHOWN, ""),
        "price": (Kind.PRICE, ""),
        "payment": (Kind.PAYMENT, ""),
        "privacy_policy": (Kind.PRIVACY_POLICY, ""),
        "permission_prompt": (Kind.PERMISSION_PROMPT, ""),
        "consent_dialog": (Kind.CONSENT_DIALOG, ""),
        "dead_end": (Kind.DEAD_END, ""),
        "crash_dialog": (Kind.BREAKDOWN_DIALOG, "crash"),
        "anr_dialog": (Kind.BREAKDOWN_DIALOG, "anr"),
        "secrecy_marking": (Kind.SECRECY_MARKING, ""),
    }
)
# The lists of look-alikes that excuse a kind: what the phrases hold innocent resembles nothing either.
EXCUSED_BY: Mapping[str, str] = MappingProxyType(
    {
        "check_in": "check_in",
        "ranking_persons": "ranking",
        "ranking_units": "ranking",
        "online_time": "online_time",
        "metric_assessment": "metric",
        "assessment": "assessment",
        "usage_rate": "usage_rate",
        "login_duty": "login_duty",
        "invitation": "promotion",
        "install_duty": "promotion",
        "share_duty": "promotion",
        "form_duty": "form",
        "photo_duty": "media",
        "video_duty": "media",
        "watermark": "watermark",
        "trail": "trail",
        "negative_state": "negative",
        "advertisement": "commerce",
        "membership": "commerce",
        "payment": "commerce",
        "price": "commerce",
    }
)
# One row is of the one or of the other.
_RIVALS = (("ranking_persons", "ranking_units"),)


def alike_rows(view: ScreenView, masker: Masks) -> Iterator[Observation]:
    """Every row or short sentence that resembles surely enough; of reading matter only a notice that orders work."""
    likeness = learnt_likeness()
    for pieces, text in _rows_and_sentences(view):
        heading = view.title_over(pieces[0]).replace("|", " / ")
        for name in _surely(likeness.of(heading, text)):
            if _is_excused(name, heading, text):
                continue
            kind, subject = MEANT[name]
            told = {"alike": True, "label": name, "because": " ".join(likeness.why(heading, text, name))}
            yield sighting(kind, view, pieces, masker, confidence=CONFIDENCE, subject=subject, data=told)


def _is_excused(name: str, heading: str, text: str) -> bool:
    """What a list of look-alikes names is none; a duty in words holds a part of a demand, a ranking one of an order."""
    if name == "duty_text" and not demand_in(text).parts:
        return True
    if not _holds(name, heading, text):
        return True
    return name in EXCUSED_BY and load_lexicon(EXCUSED_BY[name]).is_benign_title(f"{heading}|{text}")


def _holds(name: str, heading: str, text: str) -> bool:
    """Whether it holds the least that its kind is told by: names of units and departments stand on every screen."""
    match name:
        case "ranking_persons" | "ranking_units":
            return _SAID.in_order.search(text) is not None
        case "metric_assessment":
            return _SAID.of_metric.search(text) is not None
        case "assessment":
            return _SAID.of_assessment.search(text) is not None
        case "usage_rate":
            return _SAID.of_users.search(f"{heading}|{text}") is not None
        case _:
            return True


def _rows_and_sentences(view: ScreenView) -> Iterator[tuple[Sequence[Piece], str]]:
    if view.is_reading and not view.is_circular:
        return
    whole = [(row, "|".join(piece.text for piece in row)) for row in view.rows]
    for pieces, text in (*whole, *(((one,), one.text) for one in view.wrapped(WRAPPED_LINES))):
        lifted = is_lifted(text) or _CIRCULAR.news.search(text) or _TOLD_OF.search(text)
        if view.is_news_front and han_count(text) >= HEADLINE_HAN:
            continue
        if len(text) <= MOST_CHARACTERS and han_count(text) >= LEAST_HAN and not lifted:
            yield pieces, text


def _surely(probabilities: Mapping[str, float]) -> Iterable[str]:
    sure = {name: value for name, value in probabilities.items() if value >= LEAST_PROBABILITY and name in MEANT}
    for pair in _RIVALS:
        if all(name in sure for name in pair):
            del sure[min(pair, key=lambda name: sure[name])]
    return sure
