"""Rows of a screen that resemble the examples of a kind: seen where no listed phrase says so, with less weight.

What resembles is a hint and no evidence: `harness look` says it, marked `alike` and with the sequences of characters
that spoke for it. A recording's verdicts rest on what can be quoted and never ask here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harness.detect.duty.media_duty import is_another_thing
from harness.detect.duty.repeated_field import may_repeat
from harness.detect.likeness.learnt import Likeness
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.spreading import is_of_the_app
from harness.detect.words.wording import han_count
from harness.model.observation import Kind, Observation

_CIRCULAR = Phrases("circular")
_NAMES = Phrases("likeness_names")
_STATES = Phrases("negative_state")
_DUTIES = Phrases("duty_text")
_COMPLAINTS = Phrases("complaint")
_DEDUCTED = re.compile(r"[加扣]分(项|标准|规则|细则)|(评分|积分|考核)(标准|细则|规则|办法)")  # what would befall one
# What a row must name something of to be told at all.
_NAMED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "points": _NAMES.points,
        "ranking_persons": _NAMES.ranking,
        "ranking_units": _NAMES.ranking,
        "assessment": _NAMES.assessment,
        "usage_rate": _NAMES.usage_rate,
        "online_time": _NAMES.online_time,
        "login_duty": _NAMES.login_duty,
        "share_duty": _NAMES.share_duty,
        "invitation": _NAMES.invitation,
        "install_duty": _NAMES.install_duty,
        "metric_assessment": _NAMES.metric_assessment,
        "form_duty": _NAMES.form_duty,
        "photo_duty": _NAMES.photo_duty,
        "video_duty": _NAMES.video_duty,
        "watermark": _NAMES.watermark,
        "trail": _NAMES.trail,
        "sponsor": _NAMES.sponsor,
        "complaint_entry": _NAMES.complaint_entry,
        "advertisement": _NAMES.advertisement,
        "dead_end": _NAMES.dead_end,
    }
)
_SPREADING = MappingProxyType({"share_duty": "share", "invitation": "invite", "install_duty": "download"})
_NAMED_ABOVE = ("points", "usage_rate")  # or its heading does
_OF_STAFF = re.compile(r"考评|考核|绩效|测评|述职")  # a mark at work is the assessment's
# The stars of a shop; a letter to a teacher or a doctor, and the answer to a task.
_TOLD_OTHERWISE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "assessment": re.compile(r"评分\|?[1-5]\.\d|人均\|?\d+元|量化等级|明厨亮灶"),
        "complaint_entry": _COMPLAINTS.no_entry,
    }
)
_EARNS = re.compile(r"[+＋]\d+(积分|分)")  # what it earns makes no duty
# What a meeting said is told of, and asks nobody.
_TOLD_OF = re.compile(r"(会议|讲话|全会|座谈会)(强调|指出|认为|要求)")

CONFIDENCE = 0.6
LEAST_LOG_ODDS = -6.0  # of a kind that a row resembles at all
LEAST_HAN, MOST_CHARACTERS = 2, 60
WRAPPED_LINES, SIGN_CHARACTERS, HEADLINE_HAN = 2, 6, 11
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
        "complaint_entry": "complaint",
    }
)


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """A row or short sentence with its heading; `log_odds` by label kind, of what no list of look-alikes excuses."""

    pieces: tuple[Piece, ...]
    heading: str
    text: str
    log_odds: Mapping[str, float]


def likely_rows(view: ScreenView, likeness: Likeness) -> Iterator[LikelyRow]:
    """Every row or short sentence and what it resembles; of reading matter only a notice that orders work."""
    for pieces, text in _rows_and_sentences(view):
        heading = view.title_over(pieces[0]).replace("|", " / ")
        told = {
            name: value
            for name, value in likeness.log_odds(heading, text).items()
            if value >= LEAST_LOG_ODDS and not (_is_excused(name, heading, text) or _is_innocent(name, view, pieces))
        }
        yield LikelyRow(tuple(pieces), heading, text, MappingProxyType(told))


def alike(row: LikelyRow, name: str, likeness: Likeness, view: ScreenView, masker: Masks) -> Observation:
    """A row as an observation of the label kind that it resembles, with what spoke for it."""
    kind, subject = MEANT[name]
    told = {"alike": True, "label": name, "because": " ".join(likeness.why(row.heading, row.text, name))}
    return sighting(kind, view, row.pieces, masker, confidence=CONFIDENCE, subject=subject, data=told)


def _is_innocent(name: str, view: ScreenView, pieces: Sequence[Piece]) -> bool:
    """A datum that the page names only once, and pictures that prove no work."""
    if name == "repeated_field":
        return not may_repeat(view, pieces)
    return name in ("photo_duty", "video_duty") and is_another_thing(view, pieces)


def _is_excused(name: str, heading: str, text: str) -> bool:
    """What a list of look-alikes names is none, nor what asks nobody, befell nobody or names nothing of its kind."""
    if name == "duty_text" and _asks_nobody(text):
        return True
    if name == "negative_state" and _befell_nobody(heading, text):
        return True
    if name in _NAMED and not _NAMED[name].search(f"{heading}|{text}" if name in _NAMED_ABOVE else text):
        return True
    if name in _SPREADING and not is_of_the_app(_SPREADING[name], f"{heading}|{text}"):
        return True
    if name in _TOLD_OTHERWISE and _TOLD_OTHERWISE[name].search(f"{heading}|{text}"):
        return True
    at_work = name == "points" and _OF_STAFF.search(text) and "积分" not in text
    listed = name in EXCUSED_BY and load_lexicon(EXCUSED_BY[name]).is_benign_title(f"{heading}|{text}")
    return bool(at_work) or listed


def _asks_nobody(text: str) -> bool:
    """A sentence without a part of a demand, how often something runs, a hint at a field, a gate before a service."""
    demand = demand_in(text)
    runs = demand.parts == 1 and demand.period
    gate = _DUTIES.gate.search(text) and not demand.consequence
    told = _DUTIES.named.search(text) or _DUTIES.of_public.search(text) or _EARNS.search(text)
    return not demand.parts or runs or bool(gate) or bool(told)


def _befell_nobody(heading: str, text: str) -> bool:
    """A rule, what would be deducted, a book that is due; a tab or a sign, which the phrases tell by its place."""
    sign = len(text) <= SIGN_CHARACTERS and not any(map(str.isdigit, text))
    told = f"{heading}|{text}"
    return sign or bool(_STATES.rule.search(text) or _STATES.of_others.search(told) or _DEDUCTED.search(told))


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
