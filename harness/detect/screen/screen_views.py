"""Builds the ScreenViews of a recording: page source first, OCR where the picture shows writing it does not tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from harness.detect.drawn.doubtful_text import doubtful_places, settled
from harness.detect.drawn.mingled_line import MINGLED
from harness.detect.drawn.ocr import FONT_SHARE, TextLine, TextReader, open_picture
from harness.detect.drawn.plain_ground import darkness, one_colour_share
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
MAX_PNG_BYTES = 20_000_000
OCR_CHARACTERS = 2  # a single character is mostly an icon misread
_DOTS = ".…·⋯"  # in place of the rest of a text that the tree tells whole
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
