"""Forms demanded from the grass roots: periodic reports, issued tasks, overdue ones; 办事 forms are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.act import ACTS, demanded, is_demanded
from harness.detect.duty.work_form import is_newspaper, work_forms
from harness.detect.screen.function_label import Labelled, labelled
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("form_duty")

_SHOULD_AND_DID = (
    re.compile(r"应(报|填|摸排|采集|上报|填报)(数|户数|人数)?"),
    re.compile(r"(已|未)(报|填|摸排|采集|上报|填报)(数|户数|人数)?"),
)
_STATE = re.compile(r"(未|待)(填报|报送|上报)|逾期未报")
_TAB = re.compile(r"(待|未|已)(填报|报送|上报|填|报)|退回(重报|修改)?|被退回")
ASKED_CHARACTERS, LEAST_TABS = 48, 3
SHEET_CHARACTERS, BELOW_DP, ALIGNED_DP = 20, 44.0, 24.0
LEAST_NAME = 4  # 登记表 alone says nothing of whose
HEAD_DP = 132.0  # what stands above may be the title
_PERIODICAL, _YEARLY = re.compile(r"[日周旬月]报"), re.compile(r"[季年]报|年鉴|公报")
_BRACKET = re.compile(r"\(.{1,8}\)$")
_TIMES = re.compile(r"(\d{1,3})(户|次|条|篇|份|件|人)")
# Working days in a period; a month's 21 is the usual average.
_WORKING_DAYS = {"工作日": 1, "日": 1, "天": 1, "日报": 1, "零报告": 1, "周": 5, "周报": 5, "月": 21, "月报": 21}


@EachRole
def detect_form_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """FORM_DUTY by form, one each per role; `basis` tells whether its page cites the document that orders it."""
    yield from _asked_for(view, masker)
    for piece in _handed_in(view):
        yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.65, subject="report")
    yield from _due(view, masker)
    for pieces, way in work_forms(view):
        sure = 0.7 if way == "form" else 0.6
        yield sighting(Kind.FORM_DUTY, view, pieces, masker, confidence=sure, subject="report")
    for piece in demanded(view, "form"):
        benign = load_lexicon("form").is_benign_title(f"{view.title_over(piece)}|{piece.text}")
        if not benign and not _SAID.basis.search(piece.text):
            yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.65, subject="report")
    for piece in _ordered(view):
        yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.65, subject="report")
    for found in labelled(load_lexicon("form"), view):
        office = _SAID.in_office.search(view.section(found.piece)) and not view.has_fields()
        own_life = view.is_heading(found.piece) and load_lexicon("form").is_benign_title(view.title)
        read = is_newspaper(found.piece.text) or _is_of_statistics(view, found.piece)
        if office or own_life or read or _SAID.incident.fullmatch(found.piece.text):
            continue
        confidence = _confidence(found, view)
        subject = "".join(dict.fromkeys(hit.word for hit in found.hits))[:20]
        fields = [node.field for node in view.tree.nodes if node.kind == "input"]
        data: dict[str, object] = {"fields": len(fields), "basis": bool(_SAID.basis.search(view.text))}
        data["required_fields"] = sum("required" in field for field in fields)
        if fields and (per_day := _per_working_day(view)):
            data["per_working_day"] = per_day
        yield sighting(Kind.FORM_DUTY, view, [found.piece], masker, confidence=confidence, subject=subject, data=data)


def _handed_in(view: ScreenView) -> Iterable[Piece]:
    """Controls that hand in a report or a sheet by its name, drawn as they may be: alone in their row, or in a pair."""
    if view.is_reading or load_lexicon("form").is_benign_title(view.title):
        return
    for piece in view.pieces:
        alone = len(view.row(piece)) < LEAST_TABS and not (view.is_heading(piece) and piece.box.y_dp <= HEAD_DP)
        if len(piece.text) > SHEET_CHARACTERS or not (alone or piece.node.kind == "button"):
            continue
        if _SAID.hands_sheet.fullmatch(piece.text) and not _SAID.own_paper.search(piece.text):
            yield piece


def _ordered(view: ScreenView) -> Iterable[Piece]:
    """Sentences that demand a sheet in a paper to the units below, which reads like an article."""
    if not view.is_reading or not any(_SAID.to_units.search(text) for text in (view.title, *view.text.split("\n"))):
        return
    yield from (piece for piece in view.pieces if ACTS["form"].search(piece.text) and is_demanded(piece.text))


def _due(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A report or table by its name, with when it is due, how far it is or who sent it, beside or right below."""
    lexicon = load_lexicon("form")
    for piece in () if view.is_reading else view.pieces:
        if (
            (view.is_heading(piece) and len(view.row(piece)) == 1)
            or not _SAID.sheet.search(_BRACKET.sub("", piece.text))
            or not LEAST_NAME <= len(piece.text) <= SHEET_CHARACTERS
            or piece.node.kind == "input"
        ):
            continue
        below = [
            other.text
            for other in view.pieces
            if 0 < other.box.y_dp - piece.box.y_dp <= BELOW_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
        ]
        near = f"{view.near(piece)}|{below[0] if below else ''}"
        title = view.title_over(piece)
        if _SAID.due.search(near) and not (
            lexicon.is_benign_title(f"{title}|{near}") or of_public(near) or is_lifted(near)
        ):
            yield sighting(Kind.FORM_DUTY, view, view.row(piece), masker, confidence=0.65, subject="report")


def _asked_for(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A short sentence that asks for a report by a time, and tabs that sort what is to be handed in."""
    for piece in view.pieces:
        row = view.near(piece)
        back = _SAID.sent_back.search(row) and len(row) <= ASKED_CHARACTERS
        demanded = _SAID.hands_up.search(piece.text) and demand_in(piece.text).holds
        asked = back or ((_SAID.report_by.search(piece.text) or demanded) and len(piece.text) <= ASKED_CHARACTERS)
        innocent = view.only_reads(piece) or _SAID.basis.search(piece.text) or is_lifted(piece.text)
        if asked and not innocent:
            yield sighting(Kind.FORM_DUTY, view, [piece], masker, confidence=0.7, subject="report")
        goes = piece.is_control or piece.text.startswith("去")
        hands = goes and _SAID.fills.fullmatch(piece.text) and _SAID.collects.search(view.title_over(piece))
        if hands and not view.is_reading and not load_lexicon("form").is_benign_title(view.title):
            yield sighting(Kind.FORM_DUTY, view, view.row(piece), masker, confidence=0.65, subject="report")
    for line in view.rows:
        both = all(any(wanted.fullmatch(piece.text) for piece in line) for wanted in _SHOULD_AND_DID)
        counted = len("|".join(piece.text for piece in line)) <= ASKED_CHARACTERS and _counts_forms(view, line)
        if (both or counted) and not view.is_reading and not load_lexicon("form").is_benign_title(view.title):
            yield sighting(Kind.FORM_DUTY, view, line, masker, confidence=0.65, subject="progress")
        state = any(_STATE.fullmatch(piece.text) for piece in line) and _SAID.fills_in.search(view.title_over(line[0]))
        if state and not view.is_reading and not load_lexicon("form").is_benign_title(view.title):
            yield sighting(Kind.FORM_DUTY, view, line, masker, confidence=0.65, subject="progress")
    tabs = [piece for piece in view.pieces if _TAB.fullmatch(piece.text)]
    if len({piece.text for piece in tabs}) >= LEAST_TABS and not load_lexicon("form").is_benign_title(view.title):
        yield sighting(Kind.FORM_DUTY, view, tabs, masker, confidence=0.65, subject="tabs")


def _counts_forms(view: ScreenView, line: Sequence[Piece]) -> bool:
    """How many were sent down, filled or sent back, where the page or another such count speaks of forms."""
    near = "|".join(piece.text for piece in line)
    if not _SAID.progress.search(near) or is_lifted(near) or of_public(near):
        return False
    return len(_SAID.progress.findall(near)) > 1 or bool(_SAID.of_forms.search(view.title_over(line[0])))


def _is_of_statistics(view: ScreenView, piece: Piece) -> bool:
    """月报 beside 季报 or 年报, which an office publishes, or beside other tabs; a periodical of figures only."""
    others = [other for other in view.row(piece) if other is not piece]
    beside = any(_YEARLY.search(other.text) or _SAID.tabs.fullmatch(other.text) for other in others)
    told = view.is_heading(piece) and not _SAID.to_write.search(view.text)
    read = (told or _SAID.of_usage.search(piece.text)) and not view.has_form()
    return bool(_PERIODICAL.fullmatch(piece.text) and beside) or bool(_PERIODICAL.search(piece.text) and read)


def _confidence(found: Labelled, view: ScreenView) -> float:
    asked = _SAID.demanded.search(view.near(found.piece)) and not view.reads(found.piece)
    if found.confidence < 0.5:
        return 0.6 if asked and not _SAID.in_office.search(view.section(found.piece)) else found.confidence
    if _SAID.demanded.search(found.piece.text):
        return 0.85
    if not _SAID.deadline.search(view.text):
        return 0.6 if _SAID.collected.search(view.title) or _SAID.sends_up.search(view.text) else 0.45
    return 0.75 if any(node.kind == "input" for node in view.tree.nodes) else 0.7


def _per_working_day(view: ScreenView) -> float:
    """How many a working day the form's own page asks for, by the most demanding of its sentences; 0 for no word of it.

    每周须走访不少于5户 is five a week, one a working day; 每日 without a number is one.
    """
    asked = [0.0]
    for sentence in (piece.text for piece in view.wrapped() if _SAID.about.search(piece.text)):
        period = _SAID.period.search(sentence)
        if period is not None:
            times = _TIMES.search(sentence, period.end())
            days = _WORKING_DAYS[period[2] or period[0]]
            asked.append((int(times[1]) if times else 1) / days)
    return round(max(asked), 2)
