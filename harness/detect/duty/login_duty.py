"""Duties to log in: login streaks and points, reminders for not logging in; session expiry and passwords are none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("login_duty")

SENTENCE_CHARACTERS, LEAST_SENTENCE, LEAST_LISTED = 60, 9, 2
LABEL_CHARACTERS = 20
BELOW_DP, BESIDE_DP = 48.0, 40.0
_WATCHED = re.compile(r"从未登录|最近登录|未登录")
_GAINED = re.compile(r"(今日|每日|每天|首次|连续).{0,2}登录.{0,10}(\+|得|奖励?|加)\d")
_STREAK = (
    "连续登录",
    "登录天数",
    "累计登录",
    "每日登录",
    "每天登录",
    "登录积分",
    "登录得分",
    "本月登录",
    "登录系统",
    "天未登录",
    "未登录人员",
)


@EachRole
def detect_login_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """LOGIN_DUTY, one per role."""
    for found in labelled(load_lexicon("login_duty"), view):
        text = found.piece.text
        if of_public(text) or is_lifted(text) or _SAID.otherwise.search(text):
            continue
        row = "".join(piece.text for piece in view.row(found.piece))
        streak = any(word in row for word in _STREAK) and any(char.isdigit() for char in row)
        confidence = 0.85 if streak and not view.is_reading else found.confidence
        beside = view.row(found.piece)
        shown = beside if len(beside) == 2 else [found.piece]  # its figure, and no other column's
        yield sighting(Kind.LOGIN_DUTY, view, shown, masker, confidence=confidence)
    for line in task_rows(view, "login"):
        yield sighting(Kind.LOGIN_DUTY, view, line, masker, confidence=0.65)
    yield from _counted(view, masker)
    yield from _scored(view, masker)
    for piece in demanded(view, "login"):
        if not _SAID.otherwise.search(piece.text):
            yield sighting(Kind.LOGIN_DUTY, view, [piece], masker, confidence=0.65)
    for piece in view.pieces:
        task = len(piece.text) <= LABEL_CHARACTERS and _SAID.task.search(view.near(piece))
        kept = _SAID.streak.fullmatch(piece.text) and _SAID.days.search(view.section(piece))
        if not view.is_reading and (task or kept) and not _SAID.otherwise.search(view.near(piece)):
            yield sighting(Kind.LOGIN_DUTY, view, view.row(piece), masker, confidence=0.7)
        if (
            (_SAID.demanded.search(piece.text) or _asks_for_logins(piece.text))
            and not of_public(piece.text)
            and not is_lifted(piece.text)
            and not _SAID.otherwise.search(piece.text)
            and not view.is_article
        ):
            yield sighting(Kind.LOGIN_DUTY, view, [piece], masker, confidence=0.8)


def _counted(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A column or a tile that counts how often somebody logs in, and who never does."""
    if view.is_reading:
        return
    listed = len(people_rows(view)) >= LEAST_LISTED
    for piece in view.pieces:
        row = view.near(piece)
        benign = load_lexicon("login_duty").is_benign_title(f"{view.title_over(piece)}|{row}")
        if benign or _SAID.otherwise.search(row) or of_public(row):
            continue
        column = _SAID.times_column.fullmatch(piece.text) and (
            any(char.isdigit() for char in f"{row}{_below(view, piece)}")
            or (listed and ("天数" in piece.text or _WATCHED.search(view.section(piece))))
        )
        if column or _GAINED.search(row) or _SAID.never.search(row):
            yield sighting(Kind.LOGIN_DUTY, view, view.row(piece), masker, confidence=0.65)


def _scored(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """To log in as a row of the table that says what each act is worth."""
    if view.is_reading or not _SAID.score_table.search(view.text):
        return
    for row in view.rows:
        if _SAID.scored.search("|".join(piece.text for piece in row)):
            yield sighting(Kind.LOGIN_DUTY, view, row, masker, confidence=0.65)


def _below(view: ScreenView, label: Piece) -> str:
    """What stands right below a label that names what it counts of an app."""
    if not _SAID.of_app.match(label.text):
        return ""
    return "".join(
        other.text
        for other in view.pieces
        if 0 < other.box.y_dp - label.box.y_dp <= BELOW_DP and abs(other.box.x_dp - label.box.x_dp) <= BESIDE_DP
    )


def _asks_for_logins(text: str) -> bool:
    """How often, or what follows else: who only asks to log in before a service demands no visits."""
    demand = demand_in(text)
    repeated = demand.period and (demand.modal or demand.quantity or demand.whole)
    return (
        LEAST_SENTENCE <= len(text) <= SENTENCE_CHARACTERS
        and bool(_SAID.act.search(text))
        and (repeated or demand.consequence)
    )
