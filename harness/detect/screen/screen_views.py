"""Builds the ScreenViews of a recording: page source first, OCR where the picture shows writing it does not tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.doubtful_text import doubtful_places, settled
from harness.detect.drawn.mingled_line import MINGLED
from harness.detect.drawn.ocr import FONT_SHARE, TextLine, TextReader, open_picture
from harness.detect.drawn.strips import Pixels
from harness.detect.drawn.untold import untold_places
from harness.detect.screen.mute_tree import read_pieces, told_by_picture
from harness.detect.screen.piece import Piece, tree_pieces
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.session_state import SessionState
from harness.detect.words.wording import normalise
from harness.model.event import Event, EventKind
from harness.model.screen import Box, UiNode, UiTree

OCR_SCREENS = 80
STATUS_BAR_SHARE, GESTURE_BAR_SHARE = 0.045, 0.03  # of the height
DARK_LEVEL = 48  # of a channel's 255
MAX_PNG_BYTES = 20_000_000
OCR_CHARACTERS = 2  # a single character is mostly an icon misread
_DOTS = ".…·⋯"  # in place of the rest of a text that the tree tells whole
THING_CELLS, MOST_CELLS = 5, 60  # of 120 across: an icon or a wheel that turns, no bar
LEAST_TOLD = 0.75  # of a line that is made of texts which the tree told
SAME_LINE = 0.8  # likeness from which an OCR line is what the tree told already


class ScreenSource(Protocol):
    """What is needed of a recording (harness.recording.reader.Recording fits)."""

    @property
    def events(self) -> Sequence[Event]: ...
    def tree(self, screen_id: str) -> UiTree: ...
    def bytes_of(self, relative: str, limit: int) -> bytes: ...


@dataclass(slots=True)
class _Seen:
    """What one distinct screen gave; the same screen again costs nothing."""

    tree: UiTree
    pieces: tuple[Piece, ...]
    one_colour: float | None
    ocr_text: str | None = None
    was_read: bool = False
    dark: bool = False


def screen_views(
    source: ScreenSource, reader: TextReader | None = None, ocr_screens: int = OCR_SCREENS
) -> list[ScreenView]:
    """One view per SCREEN event, in time order. `ocr_screens` is the most distinct screens that are read by OCR.

    Raises EvidenceBroken when a screen's tree or picture is not there.
    """
    state, seen, views, ocr_left = SessionState(), dict[str, _Seen](), list[ScreenView](), ocr_screens
    for event in source.events:
        if event.kind is not EventKind.SCREEN:
            state.take(event)
            continue
        state.arrive(event)
        screen = str(event.data.get("screen", ""))
        if screen not in seen:
            use = reader if ocr_left > 0 else None
            seen[screen] = _look(source, event, use, first=state.first_of_launch())
            ocr_left -= seen[screen].was_read
        views.append(_view(event, seen[screen], state))
        state.take(event)
    return views


def _view(event: Event, seen: _Seen, state: SessionState) -> ScreenView:
    screen = str(event.data.get("screen", ""))
    return ScreenView(
        seq=event.seq,
        t=event.t,
        phase=event.phase,
        scenario=event.scenario,
        role=str(event.data.get("role") or state.role),
        session=state.session,
        screen=screen,
        png=str(event.data.get("png") or f"screens/{screen}.png"),
        tree=seen.tree,
        pieces=seen.pieces,
        logged_in=state.is_inside(str(event.data.get("role") or "")),
        taps=state.taps,
        one_colour=seen.one_colour,
        dark=seen.dark,
        ocr_text=seen.ocr_text,
        why=str(event.data.get("why", "")),
        after_submit=state.submitted,
    )


def _look(source: ScreenSource, event: Event, reader: TextReader | None, *, first: bool) -> _Seen:
    screen = str(event.data.get("screen", ""))
    tree = source.tree(screen)
    pieces = tree_pieces(tree)
    if pieces and reader is None:
        return _Seen(tree, pieces, None)
    pixels = open_picture(source.bytes_of(str(event.data.get("png") or f"screens/{screen}.png"), MAX_PNG_BYTES))
    if pixels is None:
        return _Seen(tree, pieces, None)
    flat = None if pieces else one_colour_share(pixels)
    scale = px_per_dp(pixels, tree)
    within = None if first else (*untold_places(pixels, tree), *doubtful_places(tree, pixels, scale))
    if reader is None or (within is not None and not within):
        return _Seen(tree, pieces, flat, dark=darkness(pixels))
    lines = reader.read(pixels, scale, within)
    if not pieces:
        tree = told_by_picture(tree, pixels, lines, scale)
        whole, dark = _whole(lines, first=first), darkness(pixels)
        return _Seen(tree, read_pieces(tree, lines), flat, whole, was_read=True, dark=dark)
    tree = settled(tree, lines, pixels, scale)
    pieces = tree_pieces(tree)
    whole, dark = _whole(lines, first=first), darkness(pixels)
    return _Seen(tree, pieces + ocr_pieces(lines, pieces), flat, whole, was_read=True, dark=dark)


def _whole(lines: Sequence[TextLine], *, first: bool) -> str | None:
    return "".join(line.text for line in lines) if first else None


def ocr_pieces(lines: Sequence[TextLine], known: Sequence[Piece]) -> tuple[Piece, ...]:
    """The lines that the tree did not tell. Their font is the height of the line, their colour unknown."""
    whole = "".join(piece.text for piece in known)
    fresh = [
        line
        for line in lines
        if len(line.text) >= OCR_CHARACTERS
        and line.text.rstrip(_DOTS) not in whole
        and not _told(line, known)
        and not (line.score > MINGLED and _is_row_of(line, known))
    ]
    return tuple(_ocr_piece(line) for line in fresh)


def px_per_dp(pixels: Pixels, tree: UiTree) -> float:
    return float(pixels.shape[1] / tree.width_dp) if tree.width_dp > 0 else 1.0


def one_colour_share(pixels: Pixels) -> float:
    """The share of the commonest colour, 0..1, colours rounded to 32 steps a channel; the phone's own bars left out."""
    keys = _coarse_colours(pixels)
    return float(np.unique(keys, return_counts=True)[1].max() / keys.size)


def shows_a_thing(pixels: Pixels) -> bool:
    """Whether something as large as an icon stands on the ground: a wheel that turns says that a page loads."""
    keys = _coarse_colours(pixels)
    values, counts = np.unique(keys, return_counts=True)
    drawn = (keys != values[counts.argmax()]).astype(np.uint8)
    whole = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    sides = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    return bool(((sides >= THING_CELLS) & (sides <= MOST_CELLS)).all(axis=1).any())


def _coarse_colours(pixels: Pixels) -> NDArray[np.uint32]:
    """120 x 240 cells of the picture without the phone's own bars, each as one number."""
    top, bottom = round(STATUS_BAR_SHARE * pixels.shape[0]), round((1 - GESTURE_BAR_SHARE) * pixels.shape[0])
    coarse = cv2.resize(pixels[top : max(bottom, top + 1)], (120, 240), interpolation=cv2.INTER_AREA) >> 3
    coarse = coarse.astype(np.uint32)
    return np.asarray((coarse[:, :, 0] << 10) | (coarse[:, :, 1] << 5) | coarse[:, :, 2])


def darkness(pixels: Pixels) -> bool:
    """Whether the screen is nearly black all over."""
    return float(np.median(pixels[::16, ::16])) < DARK_LEVEL


def _told(line: TextLine, known: Sequence[Piece]) -> bool:
    return any(SequenceMatcher(None, line.text, piece.text).ratio() >= SAME_LINE for piece in known)


def _is_row_of(line: TextLine, known: Sequence[Piece]) -> bool:
    """Texts or their parts that stand side by side where it was read, read in one."""
    there = "|".join(piece.text for piece in known if _meet(piece.box, line.box))
    at = told = 0
    while there and at < len(line.text):
        size = next((size for size in range(len(line.text) - at, 1, -1) if line.text[at : at + size] in there), 0)
        at, told = at + max(size, 1), told + size
    return told >= LEAST_TOLD * len(line.text)


def _meet(first: Box, second: Box) -> bool:
    across = min(first.x_dp + first.width_dp, second.x_dp + second.width_dp) - max(first.x_dp, second.x_dp)
    down = min(first.y_dp + first.height_dp, second.y_dp + second.height_dp) - max(first.y_dp, second.y_dp)
    return across > 0 and down > 0


def _ocr_piece(line: TextLine) -> Piece:
    node = UiNode("text", line.text, line.box, font_dp=FONT_SHARE * line.box.height_dp)
    return Piece(normalise(line.text), line.text, node, clickable=False, seen_by="ocr", score=line.score)
