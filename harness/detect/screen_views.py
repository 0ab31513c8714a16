"""Builds the ScreenViews of a recording: page source first, OCR only where that cannot tell, and for few screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

import numpy as np

from harness.detect.ocr import TextLine, TextReader, open_picture
from harness.detect.piece import Piece, tree_pieces
from harness.detect.screen_view import ScreenView
from harness.detect.session_state import SessionState
from harness.detect.wording import normalise
from harness.model.event import Event, EventKind
from harness.model.screen import UiNode, UiTree

OCR_SCREENS = 2
PICTURE_SHARE = 0.15  # of the screen: from here on images, canvas and video may hold text that matters
MAX_PNG_BYTES = 20_000_000
OCR_CHARACTERS = 2  # a single character is mostly an icon misread
SAME_LINE = 0.8  # likeness from which an OCR line is what the tree told already
_PICTURES = ("image", "canvas", "video")


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
            ocr_left -= seen[screen].ocr_text is not None
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
        ocr_text=seen.ocr_text,
        why=str(event.data.get("why", "")),
        after_submit=state.submitted,
    )


def _look(source: ScreenSource, event: Event, reader: TextReader | None, *, first: bool) -> _Seen:
    screen = str(event.data.get("screen", ""))
    tree = source.tree(screen)
    pieces = tree_pieces(tree)
    wants_ocr = reader is not None and (first or picture_share(tree) > PICTURE_SHARE)
    if pieces and not wants_ocr:
        return _Seen(tree, pieces, None)
    png = source.bytes_of(str(event.data.get("png") or f"screens/{screen}.png"), MAX_PNG_BYTES)
    flat = None if pieces else one_colour_share(png)
    if reader is None or not wants_ocr:
        return _Seen(tree, pieces, flat)
    lines = reader.read(png, px_per_dp(png, tree))
    return _Seen(tree, pieces + ocr_pieces(lines, pieces), flat, "".join(line.text for line in lines))


def picture_share(tree: UiTree) -> float:
    """Which share of the screen pictures cover, 0..1 (overlaps are counted twice, so at most 1)."""
    area = sum(
        node.box.width_dp * node.box.height_dp for node in tree.nodes if node.kind in _PICTURES and node.in_viewport
    )
    return min(1.0, area / max(tree.width_dp * tree.height_dp, 1.0))


def ocr_pieces(lines: Sequence[TextLine], known: Sequence[Piece]) -> tuple[Piece, ...]:
    """The lines that the tree did not tell. Their font is the height of the line, their colour unknown."""
    whole = "".join(piece.text for piece in known)
    fresh = [
        line for line in lines if len(line.text) >= OCR_CHARACTERS and line.text not in whole and not _told(line, known)
    ]
    return tuple(_ocr_piece(line) for line in fresh)


def px_per_dp(png: bytes, tree: UiTree) -> float:
    picture = open_picture(png)
    return picture.width / tree.width_dp if picture is not None and tree.width_dp > 0 else 1.0


def one_colour_share(png: bytes) -> float | None:
    """The share of the commonest colour, 0..1, colours rounded to 32 steps a channel; None for a broken picture."""
    picture = open_picture(png)
    if picture is None:
        return None
    coarse = np.asarray(picture.resize((120, 240)), dtype=np.uint32) >> 3
    keys = (coarse[:, :, 0] << 10) | (coarse[:, :, 1] << 5) | coarse[:, :, 2]
    return float(np.unique(keys, return_counts=True)[1].max() / keys.size)


def _told(line: TextLine, known: Sequence[Piece]) -> bool:
    return any(SequenceMatcher(None, line.text, piece.text).ratio() >= SAME_LINE for piece in known)


def _ocr_piece(line: TextLine) -> Piece:
    node = UiNode("text", line.text, line.box, font_dp=0.75 * line.box.height_dp)
    return Piece(normalise(line.text), line.text, node, clickable=False, seen_by="ocr", score=line.score)
