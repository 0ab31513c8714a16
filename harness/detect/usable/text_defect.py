"""Text that cannot be read as it is drawn: cut by the screen's or its line's edge, overlapping, or garbled."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from harness.detect.drawn.crossing_texts import may_lie_over
from harness.detect.drawn.mingled_line import MINGLED
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.garbled_text import is_garbled, is_of_rare_characters
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

LEAST_CUT, LEAST_FIGURES = 3, 6  # characters of a text, figures of a number, that a fixed edge cuts
LEAST_SHARED = 0.4  # of the shorter text's characters
TYPE_OF_LINE, TIGHT = 0.69, (0.85, 1.15)  # type's share of a line's height; a text's width, of its box
FILLS = 0.75  # of its box, a text drawn in one line; what is wider is padding or a row to tap
_TILL_EDGE_DP = 1.5
_BEYOND_DP = 4.0
# A line as read scores above 0.9 where it can be read (2,400 lines of drawn screens).
HARDLY_READ, BADLY_READ, LEAST_UNREAD = 0.82, 0.9, 3
TALL_LINE_DP = 26.0
SLANTING, LEVEL = 1.45, 0.2  # of a character's width; of a line's height
NOT_READ, LEAST_NOT_READ = 0.7, 4  # words upon words score below this; poor contrast alone stays above
SHORT_TITLE = 14  # characters of a card's
LOW_LINE_DP, HALF_LINE_SHARE = 13.5, 0.85  # a line of 12 dp type is read higher; of the room a character has
LOW_LINE_SHARE = 0.75  # of the room a character has: Chinese type is as high as it is wide


def detect_text_defect(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """TEXT_DEFECT by subject (cut, overlap, garbled), one each per role."""
    yield from strongest(
        one
        for view in views
        for one in (*_garbled(view, masker), *_cut(view, masker), *_over(view, masker), *_unread(view, masker))
    )


def _garbled(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        badly = piece.seen_by == "ocr" and piece.score < BADLY_READ and not _is_slanting(piece)  # so are two lines
        misread = badly and is_of_rare_characters(piece.text)
        if misread or is_garbled(piece.text, piece.spaced):
            yield sighting(Kind.TEXT_DEFECT, view, [piece], masker, confidence=0.85, subject="garbled")


def _cut(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A text that begins left of the screen or goes on beyond its right edge; a row that is swiped goes on too."""
    width = view.tree.width_dp
    for piece in view.pieces:
        box = piece.box
        if piece.node.clip == "fixed" and _is_told(piece.text) and not piece.node.covered:
            yield sighting(Kind.TEXT_DEFECT, view, [piece], masker, confidence=0.9, subject="cut")
        if piece.node.clip:
            continue  # the page itself says what cuts it
        if not piece.node.in_viewport and not _partly_seen(box, view):
            continue
        # A picture ends where the text does; an element's box goes on, and one that ends at the edge has its padding.
        edge = _TILL_EDGE_DP if piece.seen_by == "ocr" else -_BEYOND_DP
        beyond = box.x_dp <= edge or box.x_dp + box.width_dp >= width - edge
        if beyond and _could_be_cut(piece, view):
            yield sighting(Kind.TEXT_DEFECT, view, [piece], masker, confidence=0.75, subject="cut")


def _partly_seen(box: Box, view: ScreenView) -> bool:
    return 0 <= box.centre[1] <= view.tree.height_dp and box.x_dp < view.tree.width_dp and box.x_dp + box.width_dp > 0


def _could_be_cut(piece: Piece, view: ScreenView) -> bool:
    """One line of words whose drawn width is what its type needs; blocks that merely reach the edge have room left."""
    if han_count(piece.text) < 3 or piece.node.kind not in ("text", "link", "button") or piece.node.in_nav:
        return False
    swiped = [other for other in view.row(piece) if other is not piece]
    if piece.seen_by == "ocr" and any(_of_one_type(other, piece) for other in swiped):
        return False  # cards side by side: the next one looks in
    font = piece.node.font_dp or piece.box.height_dp
    needed = font * _ems(piece.text)
    return len(swiped) < 2 and piece.box.height_dp < 2.2 * font and needed >= 0.75 * piece.box.width_dp


def _of_one_type(other: Piece, piece: Piece) -> bool:
    first, second = (one.node.font_dp or one.box.height_dp for one in (other, piece))
    told = han_count(other.text) >= LEAST_CUT and han_count(piece.text) <= SHORT_TITLE
    return told and abs(first - second) <= 0.2 * max(first, second)


def _over(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    texts = [piece for piece in view.pieces if _is_drawn_text(piece)][:400]
    for number, piece in enumerate(texts):
        for other in texts[number + 1 :]:
            if piece.node.in_dialog == other.node.in_dialog and _lie_over(piece, other):
                seen = [replace(one, score=1.0) for one in (piece, other)]  # badly read, as such texts are
                yield sighting(Kind.TEXT_DEFECT, view, seen, masker, confidence=0.8, subject="overlap")
                return


def _unread(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What a picture shows so that it can hardly be read: lines over each other are tall, a line cut lengthwise low."""
    for piece in view.pieces:
        if piece.seen_by != "ocr" or piece.node.clip == "fixed":
            continue  # its strokes say that it is cut
        subject = "overlap" if piece.score == MINGLED else _hardly_read(piece)
        if subject:
            seen = [replace(piece, score=1.0)]
            yield sighting(Kind.TEXT_DEFECT, view, seen, masker, confidence=0.6, subject=subject)


def _hardly_read(piece: Piece) -> str:
    if han_count(piece.text) < LEAST_UNREAD or piece.node.kind != "text":
        return ""
    height, each = piece.box.height_dp, piece.box.width_dp / len(piece.text)
    if piece.score < NOT_READ and height < min(LOW_LINE_DP, HALF_LINE_SHARE * each):
        return "cut"
    mingled = piece.score < NOT_READ and han_count(piece.text) >= LEAST_NOT_READ
    tall = height >= TALL_LINE_DP and _is_one_line(piece)  # wrapped text is tall without any fault
    if mingled or (piece.score < HARDLY_READ and tall):
        return "overlap"
    low = piece.score < BADLY_READ and han_count(piece.text) > LEAST_UNREAD and height < LOW_LINE_SHARE * each
    return "cut" if low else ""


def _lie_over(piece: Piece, other: Piece) -> bool:
    """A text that stands twice is one that both a row and its label tell; a row or card holds its texts."""
    if not may_lie_over(piece.box, other.box) or piece.text in other.text or other.text in piece.text:
        return False
    if piece.seen_by == other.seen_by == "ocr":
        # Lines as read stand in places of their own; even a character read in another's says so.
        return not (_is_slanting(piece) or _is_slanting(other) or _stand_level(piece.box, other.box))
    if piece.seen_by != other.seen_by and _share_words(piece.text, other.text):
        return False  # a part of what the source tells, read with its neighbour
    plain = all(one.node.kind == "text" and han_count(one.text) >= LEAST_CUT for one in (piece, other))
    return plain or (_fills(piece) and _fills(other) and not _holds(piece.box, other.box))


def _is_slanting(piece: Piece) -> bool:
    """Whether the upright box is higher than its characters are wide: a watermark's line, or two in one."""
    return piece.box.height_dp > SLANTING * piece.box.width_dp / _ems(piece.text)


def _stand_level(first: Box, second: Box) -> bool:
    """One after the other in one row: as read, boxes are wider than their words."""
    low = min(first.height_dp, second.height_dp)
    across = min(first.x_dp + first.width_dp, second.x_dp + second.width_dp) - max(first.x_dp, second.x_dp)
    return abs(first.centre[1] - second.centre[1]) < LEVEL * low and across < low


def _share_words(first: str, second: str) -> bool:
    alike = (Counter(first) & Counter(second)).total()
    return alike >= LEAST_SHARED * min(len(first), len(second))


def _fills(piece: Piece) -> bool:
    font = piece.node.font_dp or piece.box.height_dp
    return FILLS * piece.box.width_dp <= font * _ems(piece.text) <= 1.3 * piece.box.width_dp


def _holds(first: Box, second: Box) -> bool:
    """Whether one lies within the other's width."""
    inner, outer = sorted((first, second), key=lambda box: box.width_dp)
    return outer.x_dp - 2 <= inner.x_dp and inner.x_dp + inner.width_dp <= outer.x_dp + outer.width_dp + 2


def _ems(text: str) -> float:
    """How many times its type's size a text is wide."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.5 for char in text)


def _is_told(text: str) -> bool:
    """Words or a number; a sign or two are neither."""
    return han_count(text) >= LEAST_CUT or sum(char.isdecimal() for char in text) >= LEAST_FIGURES


def _is_drawn_text(piece: Piece) -> bool:
    plain = (
        piece.node.kind in ("text", "link")
        and not piece.node.covered
        and piece.node.in_viewport
        and not piece.node.in_nav
    )
    told = han_count(piece.text) > 0 if piece.seen_by == "ocr" else _is_told(piece.text)
    return plain and told and _is_one_line(piece)


def _is_one_line(piece: Piece) -> bool:
    """Low for its type, or so wide as one line of its height is."""
    wide = TYPE_OF_LINE * piece.box.height_dp * _ems(piece.text)
    as_wide = TIGHT[0] * piece.box.width_dp <= wide <= TIGHT[1] * piece.box.width_dp
    return as_wide or piece.box.height_dp <= 2.2 * max(piece.node.font_dp, 8.0)
