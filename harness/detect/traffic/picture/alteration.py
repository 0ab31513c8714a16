"""What was done to a photograph on its way, named from how the two lie over each other."""

import numpy as np

from harness.detect.traffic.picture.image_header import Header
from harness.detect.traffic.picture.likeness import Likeness

_WHOLE = 0.985  # share of the original that is inside, above which nothing was cropped
_FRAME = 0.9  # share of the picture that the original fills, below which it stands in a frame
_SAME_SCALE = 0.012
_UPRIGHT_DEGREES = 1.5
_MARKED = (0.006, 0.4)  # share of the common area that was drawn upon


def changes(original: Header, sent: Header, laid: Likeness) -> tuple[str, ...]:
    """`resized`, `cropped`, `rotated`, `mirrored`, `framed` (a screenshot) and `watermarked`, as far as they hold."""
    linear = laid.matrix[:2, :2]
    degrees = abs(float(np.degrees(np.arctan2(linear[1, 0] - linear[0, 1], linear[0, 0] + linear[1, 1]))))
    if laid.mirrored:
        degrees = abs(float(np.degrees(np.arctan2(linear[1, 0] + linear[0, 1], linear[1, 1] - linear[0, 0]))))
    scale = float(np.sqrt(abs(np.linalg.det(linear))))
    rotated = degrees > _UPRIGHT_DEGREES
    filled = laid.agreement.inside * original.pixels * scale**2 / sent.pixels
    oblique = rotated and min(degrees % 90, 90 - degrees % 90) > _UPRIGHT_DEGREES
    told = {
        "resized": abs(scale - 1) > _SAME_SCALE,
        "cropped": laid.agreement.inside < _WHOLE and not oblique,
        "rotated": rotated,
        "mirrored": laid.mirrored,
        "framed": filled < _FRAME and not oblique,
        "watermarked": _MARKED[0] <= laid.agreement.marked <= _MARKED[1],
    }
    return tuple(name for name, holds in told.items() if holds)


def form_of(made: tuple[str, ...], original_kind: str, sent_kind: str) -> str:
    """The changes joined by "+", with the new format's name; "recompressed" where nothing else can be told."""
    converted = (sent_kind.partition("/")[2],) if sent_kind != original_kind and original_kind else ()
    return "+".join(made + converted) or "recompressed"
