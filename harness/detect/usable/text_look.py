"""How text is set: contrast against its ground, the pitch of lines and of paragraphs (适老化 1.2 and 1.3).

Only the page source tells colours; what is disabled, covered, a logo or a picture's own writing is left out.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from harness.detect.drawn.contrast import contrast
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

LARGE_DP = 18.0
LEAST_CONTRAST, LEAST_CONTRAST_LARGE = 4.5, 3.0
LEAST_PITCH = 1.3
LEAST_LINES = 3  # fewer do not tell the pitch from padding
LATIN_WIDTH = 0.55  # of the font size, on average
LEAST_APART = 1.3  # from the last line of a paragraph to the first of the next, over the pitch of lines
FARTHEST_LINES = 3.0  # [default] what stands farther below is not the next paragraph
SAME_EDGE_DP = 2.0


def detect_text_look(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """LOW_CONTRAST, TIGHT_LINES, TIGHT_PARAGRAPHS: the worst of a screen with how many there are, one each per role.

    TEXT_MEASURED once, where the page source told colours or paragraphs at all: without it nothing else was to be seen.
    """
    yield from strongest(one for view in views for one in _of_a_screen(view, masker))
    coloured = [(view, piece) for view in views for piece in view.pieces if _is_measured(piece)]
    paragraphs = sum(line_pitch(piece) is not None for view in views for piece in view.pieces)
    if coloured:
        view, piece = coloured[0]
        data = {"coloured": len(coloured), "paragraphs": paragraphs}
        yield sighting(Kind.TEXT_MEASURED, view, [piece], masker, confidence=0.9, data=data)


def _of_a_screen(view: ScreenView, masker: Masks) -> Iterator[Observation]:
    yield from _faint(view, masker)
    yield from _tight(view, masker)
    yield from _close(view, masker)


def _faint(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    measured = [(_ratio(piece), piece) for piece in view.pieces if _is_measured(piece)]
    faint = [(ratio, piece) for ratio, piece in measured if ratio < _limit(piece)]
    if faint:
        ratio, piece = min(faint, key=lambda one: one[0])
        large = piece.node.font_dp > LARGE_DP
        data = {"ratio": round(ratio, 2), "count": len(faint), "large": large}
        yield sighting(Kind.LOW_CONTRAST, view, [piece], masker, confidence=0.8, data=data)


def _is_measured(piece: Piece) -> bool:
    node = piece.node
    told = piece.seen_by == "tree" and node.colour is not None and node.background is not None
    plain = node.kind not in ("input", "image", "canvas", "video") and node.enabled and not node.covered
    return told and plain and node.in_viewport and han_count(piece.text) >= 2


def _ratio(piece: Piece) -> float:
    if piece.node.colour is None or piece.node.background is None:
        return 21.0
    return contrast(piece.node.colour, piece.node.background)


def _limit(piece: Piece) -> float:
    return LEAST_CONTRAST_LARGE if piece.node.font_dp > LARGE_DP else LEAST_CONTRAST


def _tight(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    paragraphs = [(pitch, piece) for piece in view.pieces if (pitch := line_pitch(piece)) is not None]
    tight = [(pitch, piece) for pitch, piece in paragraphs if pitch < LEAST_PITCH]
    if tight:
        pitch, piece = min(tight, key=lambda one: one[0])
        data = {"spacing": round(pitch, 2), "count": len(tight)}
        yield sighting(Kind.TIGHT_LINES, view, [piece], masker, confidence=0.75, data=data)


def _close(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    gaps = [(gap, below) for above, below in pairwise(view.pieces) if (gap := paragraph_gap(above, below)) is not None]
    close = [(gap, piece) for gap, piece in gaps if gap < LEAST_APART]
    if close:
        gap, piece = min(close, key=lambda one: one[0])
        data = {"gap": round(gap, 2), "count": len(close)}
        yield sighting(Kind.TIGHT_PARAGRAPHS, view, [piece], masker, confidence=0.75, data=data)


def paragraph_gap(above: Piece, below: Piece) -> float | None:
    """From line to line across the gap of two paragraphs over the pitch of lines; None where they are not two such.

    Both are told from line to line, as the rule sets one beside the other. Where the lines can be counted in two ways
    the narrower pitch is taken, which leaves the wider gap.
    """
    if line_pitch(above) is None or line_pitch(below) is None:
        return None
    one, two = above.node, below.node
    set_alike = one.font_dp == two.font_dp and abs(one.box.x_dp - two.box.x_dp) <= SAME_EDGE_DP
    pitch_dp = one.box.height_dp / (math.floor(_lines(above)) + 1)
    apart_dp = two.box.y_dp - (one.box.y_dp + one.box.height_dp)
    if not set_alike or not 0 <= apart_dp <= FARTHEST_LINES * pitch_dp:
        return None
    return (pitch_dp + apart_dp) / pitch_dp


def line_pitch(piece: Piece) -> float | None:
    """Line pitch over font size of a paragraph, None where its lines cannot be counted.

    Lines are counted from the width of the text; a word moved to the next line makes one more, so the count that gives
    the wider pitch is taken.
    """
    node = piece.node
    if piece.seen_by != "tree" or node.kind != "text" or node.font_dp <= 0 or node.box.width_dp <= 0:
        return None
    lines = math.floor(_lines(piece))
    if lines < LEAST_LINES:
        return None
    return node.box.height_dp / lines / node.font_dp


def _lines(piece: Piece) -> float:
    """How many lines its letters fill where no word is moved to the next; the box must have a width."""
    wide = sum(1.0 if ord(letter) > 0x2E80 else LATIN_WIDTH for letter in piece.spaced) * piece.node.font_dp
    return wide / piece.node.box.width_dp
