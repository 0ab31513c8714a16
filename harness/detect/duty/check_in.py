"""Check-in functions (打卡签到): controls, gates and states of them; notes of a meeting and 打卡地 are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("check_in")

_DAY = re.compile(r"第?\d{1,2}天|D\d|周[一二三四五六日]")
LEAST_DAYS, TOLD_CHARACTERS = 5, 40
_MONTH = re.compile(r"[<‹]?\|?(20\d\d年)?\d{1,2}月\|?[>›]?")
_FIGURE = re.compile(r"\d{1,4}(天|次)?")
FIGURE_DP = 60.0
LEAST_ENTRIES, ENTRY_CHARACTERS = 3, 6
LEAST_HEADS, WEEKDAYS_DP, DAYS_OF_WEEK = 2, 90.0, 7


@EachRole
def detect_check_in(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """CHECK_IN, one per role."""
    for found in labelled(load_lexicon("check_in"), view):
        words = [hit.word for hit in found.hits]
        confidence = found.confidence
        yield sighting(Kind.CHECK_IN, view, [found.piece], masker, confidence=confidence, data={"words": words})
    if not view.is_reading:
        yield from _told(view, masker)
    for piece in () if view.is_reading else view.pieces:
        if _is_habit(view, piece):
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.65, data={"words": [piece.text[:12]]})
    for piece in demanded(view, "check_in"):
        if _SAID.named_and_shamed.search(piece.text) and not _SAID.other_check_in.search(piece.text):
            continue
        if not load_lexicon("check_in").is_benign_title(f"{view.title_over(piece)}|{piece.text}"):
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.65, data={"words": [piece.text[:12]]})


def _is_habit(view: ScreenView, piece: Piece) -> bool:
    """What an app of walks or books keeps of its user: so many days signed in, or the button for today."""
    if _SAID.spots.search(f"{view.title_over(piece)}|{view.near(piece)}"):
        return False
    if _SAID.habit_told.search(piece.text) or _SAID.work_check_in.fullmatch(piece.text):
        return len(piece.text) <= TOLD_CHARACTERS
    if piece.is_control:
        return bool(_SAID.habit_button.fullmatch(piece.text))
    return bool(_SAID.habit_count.fullmatch(piece.text)) and any(
        _FIGURE.fullmatch(other.text) and abs(other.box.centre[1] - piece.box.centre[1]) <= FIGURE_DP
        for other in view.pieces
        if other in view.row(piece) or abs(other.box.centre[0] - piece.box.centre[0]) <= FIGURE_DP
    )


def _attendance(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Attendance counted or listed of persons, a month of days in a calendar, and what one has not signed yet."""
    lexicon = load_lexicon("check_in")
    for row in view.rows:
        title, near = view.title_over(row[0]), "|".join(piece.text for piece in row)
        if lexicon.is_benign_title(title) or lexicon.is_benign_title(near) or of_public(near) or is_lifted(near):
            continue
        heads = [piece for piece in row if _SAID.attendance.fullmatch(piece.text)]
        kept = _MONTH.fullmatch(near) and lexicon.spot(title) and _weekdays_under(view, row[0])
        counted = len(near) <= TOLD_CHARACTERS and _SAID.counted_days.search(near)
        if (
            (len(heads) >= LEAST_HEADS and not all(_SAID.amiss.match(one.text) for one in heads))
            or kept
            or counted
            or _SAID.not_signed.search(near)
            or (_SAID.state_row.search(near) and _SAID.attended.search(title))
        ):
            days = _weekdays_under(view, row[0]) if kept else ()
            shown = [*heads, *days] if heads or days else row
            yield sighting(Kind.CHECK_IN, view, shown, masker, confidence=0.7, data={"words": [row[0].text[:12]]})
    for line in task_rows(view, "check_in"):
        if not lexicon.is_benign_title(view.title_over(line[0])):
            yield sighting(Kind.CHECK_IN, view, line, masker, confidence=0.65, data={"words": [line[0].text[:12]]})
    for row in view.rows:
        entries = len(row) >= LEAST_ENTRIES and all(len(piece.text) <= ENTRY_CHARACTERS for piece in row)
        for piece in row if entries and not lexicon.is_benign_title(view.title_over(row[0])) else ():
            if _SAID.entry.fullmatch(piece.text):
                yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.6, data={"words": [piece.text]})
    for piece in view.pieces:
        if (
            piece.is_control
            and _SAID.signs.fullmatch(piece.text)
            and not lexicon.is_benign_title(view.title_over(piece))
        ):
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.65, data={"words": [piece.text[:12]]})


def _weekdays_under(view: ScreenView, month: Piece) -> Sequence[Piece]:
    """The row of weekdays of a calendar whose month this is."""
    below = (row for row in view.rows if 0 < row[0].box.y_dp - month.box.y_dp <= WEEKDAYS_DP)
    return next((row for row in below if len(row) >= DAYS_OF_WEEK and all(len(one.text) <= 2 for one in row)), ())


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("check_in")
    for piece in view.pieces:
        title, section = view.title_over(piece), view.section(piece)
        if lexicon.is_benign_title(title) or lexicon.is_benign_title(view.near(piece)):
            continue
        if len(piece.text) > TOLD_CHARACTERS or is_lifted(piece.text) or of_public(section):
            continue
        clocked = _SAID.clocked.search(piece.text) and any(hit for hit in lexicon.spot(title))
        told = _SAID.told.search(piece.text) and ("签" in section or lexicon.spot(section))
        if told or clocked:
            yield sighting(Kind.CHECK_IN, view, [piece], masker, confidence=0.7, data={"words": [piece.text[:12]]})
    yield from _attendance(view, masker)
    for row in view.rows:
        days = [piece for piece in row if _DAY.fullmatch(piece.text)]
        if len(days) >= LEAST_DAYS and "签到" in view.section(row[0]) and not lexicon.is_benign_title(view.title):
            yield sighting(Kind.CHECK_IN, view, days, masker, confidence=0.7, data={"words": ["签到"]})
