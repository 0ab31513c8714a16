"""Which planted photograph an opened picture shows, and what was done to it: from tags to likeness by corners.

Tags that name another run or slot prove that it is none of ours, whatever else is alike.
"""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from harness.detect.traffic.picture.alteration import changes, form_of
from harness.detect.traffic.picture.likeness import Likeness, Sight, by_corners, by_hash, by_tags
from harness.detect.traffic.picture.original import Original, may_be_lossless
from harness.detect.traffic.picture.pixels import Opened, pixel_digest
from harness.detect.traffic.picture.recognition import Recognition, Sent
from harness.detect.traffic.picture.tag_reader import TagsSeen, tags_in
from harness.model import photo_tag

_TAG_READINGS = 2
_WELL_LAID = 0.95  # share of blocks alike, below which a turn by a few degrees may explain more
_NEARLY = 3.0  # mean difference in grey values of the shrunk pictures, up to which every pixel is compared


def recognised_pixels(sent: Sent, picture: Opened, originals: Sequence[Original]) -> Recognition | None:
    """The planted photograph that the opened picture shows; None where it shows none, or that cannot be told."""
    if picture.grey is None or sent.header is None or not originals:
        return None
    sight = Sight(sent, sent.header, picture.grey, picture.scale, tags_in(picture.grey))
    tag = sight.tags.tag
    if tag is not None:
        return _tagged(sight, originals, photo_tag.tag_ids(tag))
    possible = [original for original in originals if not _denied(sight.tags, original)]
    same = next((original for original in possible if _same_pixels(sight, original)), None)
    if same is not None:
        return _lossless(sight, same)
    best = _best(by_hash(sight, possible))
    if best is None:
        best = _best(by_corners(sight, possible))
    elif best.agreement.same < _WELL_LAID:
        best = _best((best, *by_corners(sight, [best.original])))
    return _named(sight, best) if best is not None else None


def _denied(tags: TagsSeen, original: Original) -> bool:
    """Whether the tags that were read, too few to make out a number, are mostly another photograph's."""
    others = sum(one not in original.tag_ids for one in tags.ids)
    return bool(original.tag_ids) and others >= _TAG_READINGS and 2 * others > len(tags.ids)


def _tagged(sight: Sight, originals: Sequence[Original], ids: tuple[int, ...]) -> Recognition | None:
    original = next((one for one in originals if one.tag_ids == ids), None)
    if original is None:
        return None
    best = max(by_tags(sight, original), key=lambda one: one.fit, default=None)
    if best is not None:
        return _named(sight, best)
    turned = (*(("rotated",) if _turned(sight.tags) else ()), *(("mirrored",) if sight.tags.mirrored else ()))
    form = form_of(turned, original.kind or "image/jpeg", sight.sent.kind)
    return Recognition(original, form, 0.99, "aruco", float(len(sight.tags.ids)))


def _turned(tags: TagsSeen) -> bool:
    """Whether the tags stand otherwise than upright, told by their own upper edges."""
    if tags.corners is None:
        return False
    right, down = np.median(tags.corners[:, 1] - tags.corners[:, 0], axis=0)
    return bool(abs(down) > 0.03 * abs(right) or (right < 0) != tags.mirrored)


def _best(found: Iterable[Likeness]) -> Likeness | None:
    """The likeness that holds in the largest share of blocks, if it holds in enough of them."""
    held = [one for one in found if one.holds]
    return max(held, key=lambda one: (one.agreement.same, -one.original.number), default=None)


def _same_pixels(sight: Sight, original: Original) -> bool:
    """Pictures that are too flat for a hash are known in this way only."""
    if original.drawn is None or not may_be_lossless(sight.sent.content, sight.sent.kind, original, sight.header):
        return False
    own = original.drawn.grey
    if own.shape != sight.grey.shape or float(np.mean(cv2.absdiff(own, sight.grey))) > _NEARLY:
        return False
    return pixel_digest(sight.sent.content, sight.sent.kind, sight.header) == original.pixels


def _lossless(sight: Sight, original: Original) -> Recognition:
    same_kind = original.kind == sight.sent.kind
    form = "stripped" if same_kind else form_of((), original.kind, sight.sent.kind)
    return Recognition(original, form, 1.0, "pixels")


def _named(sight: Sight, best: Likeness) -> Recognition:
    original = best.original
    made = changes(original.header, sight.header, best) if original.header else ()
    if not made and _same_pixels(sight, original):
        return _lossless(sight, original)
    form = form_of(made, original.kind, sight.sent.kind)
    return Recognition(original, form, best.confidence, best.method, best.measure)
