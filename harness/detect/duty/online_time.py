"""Time counted per user: in the user's own view (shown), or per person in a superior's view (returned)."""

import re
from collections.abc import Iterable

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("online_time")

DEMAND_CHARACTERS = 60
BELOW_DP = 76.0
LEAST_ENTRIES, ENTRY_CHARACTERS = 3, 6
_ARROWS = (">", "›", "»", "〉")
_TIME = re.compile(r"时长|时间|学时|用时|活跃")
_LEARNT = re.compile(r"^.{0,4}(学习|在线|研修|培训)(时长)?(排行|排名|榜|统计|情况|明细)")


@EachRole
def detect_online_time(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """ONLINE_TIME by subject (shown, returned), one each per role."""
    yield from _told(view, masker)
    yield from _entries(view, masker)
    timed = _time_words(view)
    words = timed or _heads_of_learning(view)
    if not words or view.is_reading:
        return
    rows = [row for row in people_rows(view) if _SAID.span.search(row.text) or row.figures]
    of_time = any(_TIME.search(one.text) for one in timed)  # 已学 over a list counts heads
    spans = [row for row in rows if _SAID.span.search(row.text)] or (rows if of_time and len(rows) >= 3 else [])
    if len(spans) >= 2 or (view.role == "superior" and spans):
        pieces = [words[0], *(piece for row in spans for piece in row.pieces)]
        yield sighting(Kind.ONLINE_TIME, view, pieces, masker, confidence=0.9, subject="returned")
        return
    for piece in words:
        span = _span_by(view, piece)
        if span is not None:
            yield sighting(Kind.ONLINE_TIME, view, [piece, span], masker, confidence=0.9, subject="shown")
    for found in labelled(load_lexicon("online_time"), view):
        if found.piece.is_control and any(_SAID.time_word.search(hit.word) for hit in found.hits):
            yield sighting(Kind.ONLINE_TIME, view, [found.piece], masker, confidence=0.55, subject="shown")


def _entries(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Entries that lead to one's time; what heads the page tells by its rows."""
    for piece in () if view.is_reading else view.pieces:
        leads = all(one is piece or one.text in _ARROWS for one in view.row(piece)) and len(view.row(piece)) > 1
        named = _SAID.entry.fullmatch(piece.text) or (leads and _SAID.spent.fullmatch(piece.text))
        row = view.row(piece)
        menu = len(row) >= LEAST_ENTRIES and all(
            one.text.isalpha() and len(one.text) <= ENTRY_CHARACTERS for one in row
        )
        if menu and _SAID.menu.fullmatch(piece.text):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.6, subject="shown")
            continue
        entry = bool(named) and not view.is_heading(piece)
        if entry and not _SAID.served.search(view.title_over(piece)):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.6, subject="shown")


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What runs, was learnt so far, is demanded or is set as a task."""
    for piece in view.pieces:
        if view.only_reads(piece) or is_lifted(piece.text) or of_public(piece.text):
            continue
        short = len(piece.text) <= DEMAND_CHARACTERS
        so_far = _counts(view, piece)
        if _SAID.guard.search(piece.text) or (_SAID.running.search(piece.text) and short):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.8, subject="shown")
        elif short and (_SAID.demanded.search(piece.text) or so_far):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.7, subject="shown")
    for piece in demanded(view, "online_time"):
        innocent = _SAID.visit.search(piece.text) or _SAID.clock.search(piece.text)
        if not innocent and not load_lexicon("online_time").is_benign_title(f"{view.title_over(piece)}|{piece.text}"):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.65, subject="shown")
    for row in task_rows(view, "online_time"):
        yield sighting(Kind.ONLINE_TIME, view, row, masker, confidence=0.65, subject="shown")


def _counts(view: ScreenView, piece: Piece) -> bool:
    """A row that tells how long somebody learnt or was there; how long others read a book is none."""
    near = view.near(piece)
    other = (
        "《" in near or _SAID.served.search(near) or load_lexicon("online_time").is_benign_title(view.title_over(piece))
    )
    return bool(_SAID.so_far.search(near)) and not other


def _heads_of_learning(view: ScreenView) -> list[Piece]:
    """Headings under which spans of time are each person's: 学习排行 over names and hours."""
    return [piece for piece in view.pieces if view.is_heading(piece) and _LEARNT.search(piece.text)]


def _is_of_course(view: ScreenView, piece: Piece) -> bool:
    """Whether a span in the label itself is how long a lesson lasts, not what somebody has learnt."""
    around = "|".join(one.text for one in view.pieces if abs(one.box.centre[1] - piece.box.centre[1]) <= BELOW_DP)
    return bool(_SAID.span.search(piece.text) and _SAID.lesson.search(around) and not _SAID.own_time.search(around))


def _time_words(view: ScreenView) -> list[Piece]:
    lexicon = load_lexicon("online_time")
    found = []
    for piece in view.pieces:
        if view.part(piece) not in (Part.CONTROL, Part.LABEL):
            continue
        near, title = view.near(piece), view.title_over(piece)
        if "《" in near or _SAID.clock.search(piece.text):
            continue  # how long others read a book, and when one came on
        spent = _SAID.spent.fullmatch(piece.text) and not _SAID.served.search(near)
        benign = lexicon.is_benign_title(near) or lexicon.is_benign_title(title)
        hits = lexicon.spot(piece.text, near=near, title=title)
        if (any(_SAID.time_word.search(hit.word) for hit in hits) or (spent and not benign)) and not _is_of_course(
            view, piece
        ):
            found.append(piece)
    return found


def _span_by(view: ScreenView, piece: Piece) -> Piece | None:
    """A span of time in the label, in its row, or right above or below it."""
    for other in (piece, *view.row(piece), *view.pieces):
        column = abs(other.box.centre[0] - piece.box.centre[0]) < 80
        near = other in view.row(piece) or (column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP)
        bare = other.text.replace(".", "").isdecimal() and not re.search(r"学时|时长", piece.text)
        if near and not bare and _SAID.span.search(other.text) and view.part(other) is not Part.PROSE:
            return other
    return None
