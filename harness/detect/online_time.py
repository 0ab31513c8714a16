"""Time counted per user: in the user's own view (shown), or per person in a superior's view (returned)."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import people_rows
from harness.detect.piece import Piece
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SPAN = re.compile(r"\d[\d,]*(\.\d+)?(个)?(小时|分钟|学时|秒|min|h|时\d+分)|^\d{1,4}(\.\d)?$|^\d{1,3}:\d{2}(:\d{2})?$")
_TIME_WORD = re.compile(r"时长|时间|学时|在线|学习|已学|活跃")
_GUARD = re.compile(r"防挂机|学时不足|挂机检测")
_DEMANDED = re.compile(
    r"(学习|在线|阅读|登录)(时长|时间).{0,6}(不得?少于|不低于|至少|须达)\d"
    r"|(学习|在线|阅读).{0,8}(不得?少于|不低于|至少|须达)\d+(\.\d+)?(个)?(分钟|小时|学时)"
)
DEMAND_CHARACTERS = 60
BELOW_DP = 76.0


def detect_online_time(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """ONLINE_TIME by subject (shown, returned), one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if _GUARD.search(piece.text) and not view.reads(piece):
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.8, subject="shown")
        elif _DEMANDED.search(piece.text) and not view.reads(piece) and len(piece.text) <= DEMAND_CHARACTERS:
            yield sighting(Kind.ONLINE_TIME, view, [piece], masker, confidence=0.7, subject="shown")
    words = _time_words(view)
    if not words or view.is_reading:
        return
    rows = [row for row in people_rows(view) if _SPAN.search(row.text) or row.figures]
    spans = [row for row in rows if _SPAN.search(row.text)] or (rows if len(rows) >= 3 else [])
    if len(spans) >= 2 or (view.role == "superior" and spans):
        pieces = [words[0], *(piece for row in spans for piece in row.pieces)]
        yield sighting(Kind.ONLINE_TIME, view, pieces, masker, confidence=0.9, subject="returned")
        return
    for piece in words:
        span = _span_by(view, piece)
        if span is not None:
            yield sighting(Kind.ONLINE_TIME, view, [piece, span], masker, confidence=0.9, subject="shown")
    for found in labelled(load_lexicon("online_time"), view):
        if found.piece.is_control and any(_TIME_WORD.search(hit.word) for hit in found.hits):
            yield sighting(Kind.ONLINE_TIME, view, [found.piece], masker, confidence=0.55, subject="shown")


def _time_words(view: ScreenView) -> list[Piece]:
    lexicon = load_lexicon("online_time")
    return [
        piece
        for piece in view.pieces
        if view.part(piece) in (Part.CONTROL, Part.LABEL)
        and any(
            _TIME_WORD.search(hit.word) for hit in lexicon.spot(piece.text, near=view.near(piece), title=view.title)
        )
    ]


def _span_by(view: ScreenView, piece: Piece) -> Piece | None:
    """A span of time in the label, in its row, or right above or below it."""
    for other in (piece, *view.row(piece), *view.pieces):
        column = abs(other.box.centre[0] - piece.box.centre[0]) < 80
        near = other in view.row(piece) or (column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP)
        bare = other.text.replace(".", "").isdecimal() and not re.search(r"学时|时长", piece.text)
        if near and not bare and _SPAN.search(other.text) and view.part(other) is not Part.PROSE:
            return other
    return None
