"""Ways in which an opened picture is like a planted photograph, each laid over it to see whether the likeness holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.agreement import Agreement, agreement
from harness.detect.traffic.picture.image_header import Header
from harness.detect.traffic.picture.local_features import Corners, corners_of, placed
from harness.detect.traffic.picture.original import Drawn, Original
from harness.detect.traffic.picture.perceptual_hash import (
    LEAST_QUALITY,
    LIKELY_BITS,
    SAME_BITS,
    pdq_turned,
    turn_matrix,
)
from harness.detect.traffic.picture.pixels import Grey
from harness.detect.traffic.picture.recognition import Sent
from harness.detect.traffic.picture.tag_placement import tag_placements
from harness.detect.traffic.picture.tag_reader import TagsSeen

# Shares of textured blocks that must show the same before likeness counts.
SAME_SHARE = 0.5
# Where the original has tags, the same street with other tags is another photograph: it agrees in up to 0.92.
SAME_SHARE_TAGGED = 0.93
LEAST_BLOCKS = 12
_SURE, _LIKELY, _TAGGED = 0.95, 0.9, 0.99
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sight:
    """An opened picture: `grey` is its shrunk self, `scale` its size over the stored one, `tags` those read in it."""

    sent: Sent
    header: Header
    grey: Grey
    scale: float
    tags: TagsSeen


@dataclass(frozen=True, slots=True)
class Likeness:
    """`matrix` (3 x 3) leads from the original's stored pixels to the sent ones; `measure` is bits, corners or tags."""

    original: Original
    matrix: Matrix
    agreement: Agreement
    mirrored: bool
    method: str
    confidence: float
    measure: float

    @property
    def holds(self) -> bool:
        needed = SAME_SHARE_TAGGED if self.original.tag_ids else SAME_SHARE
        return self.agreement.blocks >= LEAST_BLOCKS and self.agreement.same >= needed

    @property
    def fit(self) -> float:
        """How well one of several places of the same original explains the picture: much in common, little left."""
        return self.agreement.same * self.agreement.blocks * (1 - self.agreement.marked)


def by_tags(sight: Sight, original: Original) -> Iterator[Likeness]:
    """Every place that the tags allow; none where the original's file is not at hand."""
    drawn = original.drawn
    if drawn is None:
        return
    count, mirrored = float(len(sight.tags.ids)), sight.tags.mirrored
    for matrix in tag_placements(drawn.tags, sight.tags):
        yield _likeness(sight, original, drawn, matrix, _Way("aruco", mirrored, _TAGGED, count))


def by_hash(sight: Sight, originals: Sequence[Original]) -> Iterator[Likeness]:
    """The whole picture, turned by quarters or mirrored, with at most LIKELY_BITS of its hash changed."""
    hashed = [(one, one.drawn, one.drawn.hash) for one in originals if one.drawn and one.drawn.hash is not None]
    if not hashed:
        return
    turned, quality = pdq_turned(sight.grey)
    if quality < LEAST_QUALITY:
        return
    for original, drawn, own in hashed:
        apart = (turned != own).sum(axis=1)
        for turn in np.flatnonzero(apart <= LIKELY_BITS):
            bits = int(apart[turn])
            matrix = turn_matrix(int(turn), _size(drawn.grey), _size(sight.grey))
            way = _Way("pdq", bool(turn >= 4), _SURE if bits <= SAME_BITS else _LIKELY, bits)
            yield _likeness(sight, original, drawn, matrix, way)


def by_corners(sight: Sight, originals: Sequence[Original]) -> Iterator[Likeness]:
    """Any part of the picture, moved, turned, scaled, with a frame around it; mirrored, if nothing holds otherwise."""
    drawn = [(one, one.drawn) for one in originals if one.drawn]
    if not drawn:
        return
    corners = corners_of(sight.grey)
    for mirrored in (False, True):
        found = [one for original, known in drawn if (one := _laid(sight, original, known, corners, mirrored))]
        yield from found
        if any(one.holds for one in found):
            return


def _laid(sight: Sight, original: Original, known: Drawn, corners: Corners, mirrored: bool) -> Likeness | None:
    place = placed(known.mirrored if mirrored else known.corners, corners)
    if place is None:
        return None
    matrix = place.matrix @ _mirror(known.grey.shape[1]) if mirrored else place.matrix
    return _likeness(sight, original, known, matrix, _Way("features", mirrored, _LIKELY, place.found))


@dataclass(frozen=True, slots=True)
class _Way:
    method: str
    mirrored: bool
    confidence: float
    measure: float


def _likeness(sight: Sight, original: Original, drawn: Drawn, matrix: Matrix, way: _Way) -> Likeness:
    """`matrix` is between the shrunk pictures."""
    seen = agreement(drawn.grey, sight.grey, matrix)
    stored = np.diag([1 / sight.scale, 1 / sight.scale, 1.0]) @ matrix @ np.diag([drawn.scale, drawn.scale, 1.0])
    kept = np.asarray(stored, np.float64)
    return Likeness(original, kept, seen, way.mirrored, way.method, way.confidence, float(way.measure))


def _mirror(width: int) -> Matrix:
    return np.array([[-1, 0, width - 1], [0, 1, 0], [0, 0, 1]], np.float64)


def _size(grey: Grey) -> tuple[int, int]:
    return grey.shape[1], grey.shape[0]
