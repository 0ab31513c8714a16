"""PDQ hashes: the same picture differs in at most 44 of 256 bits, another one in about 128 (104 at the least)."""

import cv2
import numpy as np
import pdqhash  # type: ignore[import-untyped]
from numpy.typing import NDArray

from harness.detect.traffic.picture.pixels import Grey, sized

SAME_BITS = 44
LIKELY_BITS = 72  # worth laying over each other: turning and mirroring alone change up to 32 bits
LEAST_QUALITY = 50
_SIDE_PX = 256
Bits = NDArray[np.bool_]

# How the k-th of pdqhash's eight pictures lies over the one that was hashed: (x, y) in shares of its width and height,
# as rows of a matrix over (x, y, 1).
_TURNS: tuple[tuple[tuple[int, int, int], tuple[int, int, int]], ...] = (
    ((1, 0, 0), (0, 1, 0)),
    ((0, -1, 1), (1, 0, 0)),
    ((-1, 0, 1), (0, -1, 1)),
    ((0, 1, 0), (-1, 0, 1)),
    ((1, 0, 0), (0, -1, 1)),
    ((-1, 0, 1), (0, 1, 0)),
    ((0, 1, 0), (1, 0, 0)),
    ((0, -1, 1), (-1, 0, 1)),
)


def pdq(grey: Grey) -> tuple[Bits, int]:
    """256 bits and their quality (0 to 100; below LEAST_QUALITY a picture is too flat to tell)."""
    bits, quality = pdqhash.compute(_prepared(grey))
    return np.asarray(bits, np.bool_), int(quality)


def pdq_turned(grey: Grey) -> tuple[NDArray[np.bool_], int]:
    """8 x 256 bits: the hashes of the picture turned and mirrored in eight ways, and the quality."""
    bits, quality = pdqhash.compute_dihedral(_prepared(grey))
    return np.asarray(bits, np.bool_), int(quality)


def turn_matrix(turn: int, original: tuple[int, int], sent: tuple[int, int]) -> NDArray[np.float64]:
    """3 x 3, from pixels of the original (width, height) to those of the picture whose `turn`-th hash it matched."""
    rows = np.array([*_TURNS[turn], (0, 0, 1)], np.float64)
    to_shares = np.diag([1 / original[0], 1 / original[1], 1.0])
    return np.asarray(np.diag([*sent, 1.0]) @ rows @ to_shares, np.float64)


def _prepared(grey: Grey) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(sized(grey, _SIDE_PX), cv2.COLOR_GRAY2RGB), np.uint8)
