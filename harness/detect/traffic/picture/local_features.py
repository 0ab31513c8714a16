"""Corners of a picture and how they are found again in another one: survives crops, turns, scales and frames.

ORB on 480 pixels: on pictures of our own it finds at least 20 corners again after every change that
`tests/bench/bench_pictures.py` lists, where SIFT on 400 pixels finds at least 10, in a quarter of the time.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.pixels import Grey, sized

SIDE_PX = 480
KEPT = 800
LEAST_MATCHES = 10
_RATIO = 0.8  # to the second best
_NEAR_PX = 4.0
_TRIALS = 600
_SCALES = (0.08, 12.0)
# Two more axes explain more by chance: only where a turn and a scale leave many of the corners unexplained.
_MOST_OF_THEM, _MORE, _LEAST_SQUEEZED, _SQUEEZED_AT_MOST = 0.6, 1.3, 14, 2.0
# Of the reach of the original's corners, along each axis: those of one tag or one sign are in other pictures too.
_LEAST_REACH = 0.2


@dataclass(frozen=True, slots=True)
class Corners:
    """`points` (n x 2, px of the picture itself) and their 32-byte descriptions, strongest first."""

    points: NDArray[np.float32]
    descriptions: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Placement:
    """`matrix` (3 x 3) leads from the first picture's pixels to the second's; `found` corners agree with it."""

    matrix: NDArray[np.float64]
    found: int


def corners_of(grey: Grey) -> Corners:
    small = sized(grey, SIDE_PX) if max(grey.shape) > SIDE_PX else grey
    found, descriptions = _finder().detectAndCompute(small, None)
    if descriptions is None or not len(found):
        return Corners(np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8))
    order = np.argsort([-corner.response for corner in found], kind="stable")
    points = np.array([corner.pt for corner in found], np.float32)[order] * (max(grey.shape) / max(small.shape))
    return Corners(points, np.asarray(descriptions, np.uint8)[order])


def placed(original: Corners, sent: Corners) -> Placement | None:
    """How the original lies in the picture that was sent (moved, turned, scaled); None where too few corners agree."""
    if min(len(original.points), len(sent.points)) < LEAST_MATCHES:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(sent.descriptions, original.descriptions, 2)
    kept = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance]
    if len(kept) < LEAST_MATCHES:
        return None
    start = original.points[[match.trainIdx for match in kept]]
    end = sent.points[[match.queryIdx for match in kept]]
    placement, chosen = _fitted(start, end) or (None, start)
    reach = np.ptp(chosen, axis=0) / np.maximum(np.ptp(original.points, axis=0), 1.0)
    return placement if float(reach.min()) >= _LEAST_REACH else None


def _fitted(start: NDArray[np.float32], end: NDArray[np.float32]) -> tuple[Placement, NDArray[np.float32]] | None:
    near = _NEAR_PX * max(1.0, float(np.ptp(end, axis=0).max()) / SIDE_PX)
    found, mask = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=near, maxIters=_TRIALS)
    agreeing = int(mask.sum()) if found is not None else 0
    if agreeing < _MOST_OF_THEM * len(start):
        # Squeezed to another shape, as squares for a list are made: more of them must say so.
        squeezed, chosen_so = cv2.estimateAffine2D(start, end, ransacReprojThreshold=near, maxIters=_TRIALS)
        if squeezed is not None and _is_squeeze(squeezed) and chosen_so.sum() >= max(_MORE * agreeing, _LEAST_SQUEEZED):
            found, mask, agreeing = squeezed, chosen_so, int(chosen_so.sum())
    if found is None or agreeing < LEAST_MATCHES:
        return None
    matrix = np.vstack([found, (0.0, 0.0, 1.0)]).astype(np.float64)
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    chosen = start[mask.ravel() == 1]
    spread = float(np.ptp(chosen, axis=0).min())
    if not _SCALES[0] <= scale <= _SCALES[1] or spread < 8:
        return None
    return Placement(matrix, len(chosen)), chosen


def _is_squeeze(matrix: NDArray[np.float64]) -> bool:
    """Whether one axis was made shorter than the other by a half at most."""
    wide, narrow = (float(size) for size in np.linalg.svd(matrix[:, :2], compute_uv=False))
    return narrow > 0 and wide / narrow <= _SQUEEZED_AT_MOST


@cache
def _finder() -> Any:
    return cv2.ORB.create(KEPT, fastThreshold=10)
