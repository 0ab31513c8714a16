"""The watermark of time, place and person on pictures of work: what a screen says of it, and the stamp itself.

Marks against leaks of a page or a paper, and a publisher's own name on a picture, are none.
"""

import re
from collections.abc import Iterable

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_prose
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import is_person
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_SAID = Phrases("watermark")
_WORK = Phrases("media_duty")
_RULED = Phrases("duty_text")

# White space between the day and the moment is gone: 2026-03-1209:31:22.
_MOMENT = re.compile(r"(?<![-—~至到])([01]\d|2[0-3]):[0-5]\d(?!\d?[-—~至到])")
_SENTENCE = re.compile(r"[,。;!?]")
_DAY = re.compile(
    r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|(?<![\d:])\d{1,2}[-/.月]\d{1,2}日?(?=([01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
)
_SHORT_DAY = re.compile(
    r"(20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?([01]\d|2[0-3]):[0-5]\d|([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(星期|周)[一二三四五六日天]"
)
_BARE = re.compile(r"(20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
LEAST_PARTS = 3
LEAST_STAMPS, NEXT_LINE_DP, ALIGNED_DP = 2, 10.0, 16.0
INSIDE_DP = 96.0  # large type leaves a stamp inside a picture more room
STAMP_DP = 62.0  # two lines of a stamp above and below
PICTURE_DP, LABEL_CHARACTERS = 160.0, 24  # how far a picture reaches under the label that asks for it
TOLD_CHARACTERS = 80


def watermarks(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """WATERMARK (subject screen), at every place."""
    yield from _named(view, masker)
    yield from _stamped(view, masker)
    yield from _noted(view, masker)


def _named(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("watermark")
    for piece in view.pieces:
        if _SAID.negated.search(piece.text) or view.only_reads(piece) or len(piece.text) > TOLD_CHARACTERS:
            continue
        benign = lexicon.is_benign_title(piece.text) or lexicon.is_benign_title(view.title_over(piece))
        if not benign and _says(view, piece) and view.part(piece) is not Part.HEADLINE:
            yield sighting(Kind.WATERMARK, view, [piece], masker, confidence=0.8, subject="screen")


def _says(view: ScreenView, piece: Piece) -> bool:
    """It names the mark beside what belongs to a picture of work, or says that time and place are laid on one."""
    if _SAID.laid_on.search(piece.text):
        return True
    if "水印" not in piece.text:
        return False
    section = view.section(piece)
    return bool(_SAID.picture.search(piece.text) or _SAID.camera.search(section) or _SAID.fixed.search(section))


def _stamped(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A picture that bears a moment to the minute, and where or by whom it was taken: the watermark itself."""
    pictures = [node.box for node in view.tree.nodes if node.kind in ("image", "canvas")]
    taken = any(_SAID.takes.search(piece.text) for piece in view.pieces)
    for piece in view.pieces:
        if not _MOMENT.search(piece.text) or _SENTENCE.search(piece.text) or _is_filled_in(view, piece):
            continue
        inside = next((box for box in pictures if _lies_in(piece.box, box)), None)
        if inside is None and view.only_reads(piece):
            continue
        for reach in (STAMP_DP, INSIDE_DP) if inside is not None else (STAMP_DP,) if taken else ():
            stamp = [piece, *_around(view, piece, reach, inside)]
            if _tells_where("".join(other.text for other in stamp)):
                sure = 0.75 if inside is not None else 0.6
                yield sighting(Kind.WATERMARK, view, stamp, masker, confidence=sure, subject="screen")
                break


def _around(view: ScreenView, piece: Piece, reach_dp: float, picture: Box | None) -> list[Piece]:
    """What stands close above and below, in the same picture where the piece lies in one."""
    return [
        other
        for other in view.pieces
        if other is not piece
        and abs(other.box.centre[1] - piece.box.centre[1]) <= reach_dp
        and (picture is None or _lies_in(other.box, picture))
    ]


def _noted(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """On a page of work, moments with a place or a name written into pictures, whether or not with the day."""
    pictures = [node.box for node in view.tree.nodes if node.kind in ("image", "canvas")]
    if view.is_reading or _SAID.shown_to_public.search(view.title):
        return
    # A reply to a citizen names the offices that it went to; labels name those who work there.
    labels = "\n".join(piece.text for piece in view.pieces if not is_prose(piece.text))
    at_work = bool(_WORK.at_work.search(view.title) or _RULED.staff_page.search(labels))
    for row in view.rows:
        stamps = [
            piece
            for piece in row
            if (any(_lies_in(piece.box, box) for box in pictures) or _hangs_under_label(view, piece))
            and _is_stamp(view, piece)
        ]
        dated = [piece for piece in stamps if _SHORT_DAY.search(piece.text) or _names_taker(piece)]
        enough = dated or len(stamps) >= LEAST_STAMPS or any(_hangs_under_label(view, piece) for piece in stamps)
        near = "|".join((view.near(row[0]), *(_with_next(view, piece) for piece in stamps)))
        if enough and (at_work or _WORK.at_work.search(view.text)) and not _SAID.shown_to_public.search(near):
            yield sighting(Kind.WATERMARK, view, stamps, masker, confidence=0.65, subject="screen")


def _is_stamp(view: ScreenView, piece: Piece) -> bool:
    """A moment with a place or a name behind or under it; under a label for pictures the day and moment alone."""
    if any(other is not piece and _SAID.labels_moment.search(other.text) for other in view.row(piece)):
        return False
    # 办理中 | 2026-03-12 09:31 is a state with its time.
    beside = any(han_count(other.text) for other in view.row(piece) if other is not piece)
    bare = _BARE.fullmatch(piece.text) and not beside and _hangs_under_label(view, piece)
    first = _SAID.place_first.fullmatch(piece.text)
    return bool(bare or first or _SAID.stamp.match(piece.text) or _SAID.stamp.match(_with_next(view, piece)))


def _names_taker(piece: Piece) -> bool:
    """A moment with a place that ends with a person's name: 23:18 北门岗 乙班 庞勇."""
    return is_person(piece.spaced.rsplit(" ", maxsplit=1)[-1]) and len(piece.spaced.split(" ")) >= LEAST_PARTS


def _hangs_under_label(view: ScreenView, piece: Piece) -> bool:
    """Whether a label that asks for pictures stands above, as the nearest text that is no stamp nor part of one."""
    above = [
        other
        for other in view.pieces
        if 0 < piece.box.y_dp - other.box.y_dp <= PICTURE_DP
        and len(view.row(other)) == 1
        and not _MOMENT.search(other.text)
    ]
    nearest = max(above, key=lambda other: other.box.y_dp, default=None)
    return (
        nearest is not None and len(nearest.text) <= LABEL_CHARACTERS and bool(_SAID.asks_picture.search(nearest.text))
    )


def _is_filled_in(view: ScreenView, piece: Piece) -> bool:
    """The moment in a form or a record: 走访时间 | 2026-03-12 09:31."""
    return any(other is not piece and _SAID.labels_moment.search(other.text) for other in view.row(piece)) or bool(
        _SAID.labels_moment.match(piece.text)
    )


def _with_next(view: ScreenView, piece: Piece) -> str:
    """A stamp's first line with the one that stands right below."""
    top = piece.box.y_dp + piece.box.height_dp
    below = [
        other.text
        for other in view.pieces
        if -6 <= other.box.y_dp - top <= NEXT_LINE_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
    ]
    return piece.text + (below[0] if below else "")


def _tells_where(text: str) -> bool:
    told = _SAID.where.search(text) or _SAID.who.search(text)
    return bool(_DAY.search(text) and told and not _SAID.shown_to_public.search(text))


def _lies_in(inner: Box, outer: Box) -> bool:
    x, y = inner.centre
    return outer.x_dp <= x <= outer.x_dp + outer.width_dp and outer.y_dp <= y <= outer.y_dp + outer.height_dp
