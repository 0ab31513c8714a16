"""Opens pictures from strangers: grey, no larger than comparing needs, only where the header promises bearable work.

The bounds count work, not time, so that the same picture always has the same result.
"""

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.decoding import DECODED_KINDS, EXACT_KINDS, decoded_colours, decoded_grey
from harness.detect.traffic.picture.image_header import Header

Grey = NDArray[np.uint8]

WORK_SIDE_PX = 800
LARGEST_PIXELS = 64_000_000
LARGEST_SIDE_PX = 30_000
# A progressive JPEG of 64 megapixels with ten scans, its usual number.
LARGEST_WORK = 640_000_000
_EXACT_PIXELS = 16_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """`grey`'s longer side is WORK_SIDE_PX or shorter; `scale` is its size over the stored size. `why` tells why there
    is none: `too_large`, `too_much_work`, `broken`,
    `no_header`, `other_format`."""

    grey: Grey | None
    scale: float = 1.0
    why: str = ""


def opened(content: bytes, kind: str, header: Header | None) -> Opened:
    """A picture's grey values, of a cut file as far as it goes."""
    if header is None:
        return Opened(None, why="no_header")
    if header.pixels > LARGEST_PIXELS or max(header.width, header.height) > LARGEST_SIDE_PX:
        return Opened(None, why="too_large")
    if header.pixels * header.scans > LARGEST_WORK:
        return Opened(None, why="too_much_work")
    if kind not in DECODED_KINDS:
        return Opened(None, why="other_format")
    grey = decoded_grey(content, kind, _shrinking(header))
    if grey is None or min(grey.shape[:2]) < 2:
        return Opened(None, why="broken")
    longest = max(header.width, header.height)
    small = _shrunk(grey)
    return Opened(small, max(small.shape) / max(longest, 1))


def pixel_digest(content: bytes, kind: str, header: Header | None) -> bytes:
    """A digest of the colours of every pixel at the stored size; b"" where that is too much work or cannot be told."""
    if header is None or header.pixels > _EXACT_PIXELS or header.pixels * header.scans > LARGEST_WORK // 4:
        return b""
    if kind not in EXACT_KINDS:
        return b""
    pixels = decoded_colours(content, kind)
    return hashlib.sha256(np.ascontiguousarray(pixels).data).digest() if pixels is not None else b""


def _shrinking(header: Header) -> int:
    """By how much the longer side may be divided and still be of the working size: 1, 2, 4 or 8."""
    longest = max(header.width, header.height)
    return next((factor for factor in (8, 4, 2) if longest >= factor * WORK_SIDE_PX), 1)


def _shrunk(grey: Grey) -> Grey:
    longest = max(grey.shape)
    if longest <= WORK_SIDE_PX:
        return grey
    return sized(grey, WORK_SIDE_PX)


def sized(grey: Grey, longest_px: int) -> Grey:
    """The picture with its longer side at `longest_px`, shrunk or enlarged."""
    scale = longest_px / max(grey.shape)
    width, height = (max(2, round(side * scale)) for side in (grey.shape[1], grey.shape[0]))
    smoothing = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, (width, height), interpolation=smoothing), np.uint8)
