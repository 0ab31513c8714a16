"""What a page demands of hands, eyes and time: puzzles, gestures of many fingers, timed pages, windows over the page.

The sizes and words are those of the 适老化通用设计规范 (1.5, 2.x) and T/TAF 114 (standards.md, section 11).
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_SAID = Phrases("hurdle")

LEAST_CLOSE_DP = 44.0
INSTRUCTION_CHARACTERS = 40
WINDOW_SHARE = (0.02, 0.85)


def detect_hurdle(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PICTURE_PUZZLE, MANY_FINGERS, TIMED_PAGE and FLOATING_WINDOW, one each per role, the worst of each kind."""
    found = [one for view in views for one in _on(view, masker)]
    yield from strongest(sorted(found, key=_mildness))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (*_puzzles(view, masker), *_gestures(view, masker), *_timed(view, masker), *_windows(view, masker))


def _mildness(one: Observation) -> bool:
    """`strongest` keeps the first of equals: what leaves no way out stands before what does."""
    return bool(one.data.get("other_way") or one.data.get("stoppable") or one.data.get("close"))


def _puzzles(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    shown = [piece for piece in view.pieces if _says(_SAID.puzzle, piece, view)]
    if shown:
        other = any(_SAID.other_way.search(piece.text) for piece in view.pieces if piece not in shown)
        yield sighting(Kind.PICTURE_PUZZLE, view, shown[:1], masker, confidence=0.85, data={"other_way": other})


def _gestures(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    manual = bool(_SAID.manual.search(view.title))
    for piece in view.pieces:
        if _says(_SAID.fingers, piece, view, manual=manual):
            yield sighting(Kind.MANY_FINGERS, view, [piece], masker, confidence=0.8)


def _timed(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if not _says(_SAID.timed, piece, view) or _SAID.code.search(view.near(piece)):
            continue
        ways = [other for other in view.pieces if other.is_control and _SAID.stop.search(other.text)]
        stays = any(word in other.text for other in ways for word in ("跳过", "停留", "取消", "暂停", "不跳转", "延长"))
        told = _SAID.timed.search(piece.text)
        seconds = int(told[1]) if told and told[1] else 0
        data = {"seconds": seconds, "stoppable": stays}
        yield sighting(Kind.TIMED_PAGE, view, [piece], masker, confidence=0.8, data=data)


def _windows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A window over the page that tells or offers something; what asks for consent or for an answer is none."""
    for window in (node for node in view.tree.nodes if node.kind == "dialog"):
        inside = [piece for piece in view.pieces if piece.node.in_dialog and _holds(window.box, piece.box)]
        share = window.box.width_dp * window.box.height_dp / max(1.0, view.tree.width_dp * view.tree.height_dp)
        told = any(_SAID.window.search(piece.text) for piece in inside)
        asks = any(piece.node.kind == "input" or "隐私" in piece.text or "同意" in piece.text for piece in inside)
        if not told or asks or not WINDOW_SHARE[0] <= share <= WINDOW_SHARE[1]:
            continue
        closing = [piece for piece in inside if piece.is_control and _SAID.close.search(piece.text)]
        yield sighting(Kind.FLOATING_WINDOW, view, closing or inside[:1], masker, confidence=0.8, data=_size(closing))


def _size(closing: Sequence[Piece]) -> dict[str, object]:
    if not closing:
        return {"close": False, "width_dp": 0.0, "height_dp": 0.0}
    box = max(closing, key=lambda piece: min(piece.box.width_dp, piece.box.height_dp)).box
    large = min(box.width_dp, box.height_dp) >= LEAST_CLOSE_DP
    return {"close": large, "width_dp": round(box.width_dp, 1), "height_dp": round(box.height_dp, 1)}


def _says(wanted: re.Pattern[str], piece: Piece, view: ScreenView, *, manual: bool = False) -> bool:
    told = manual or not view.reads(piece)
    return told and len(piece.text) <= INSTRUCTION_CHARACTERS and bool(wanted.search(piece.text))


def _holds(outer: Box, inner: Box) -> bool:
    across, down = inner.centre
    within = outer.x_dp <= across <= outer.x_dp + outer.width_dp
    return within and outer.y_dp <= down <= outer.y_dp + outer.height_dp
