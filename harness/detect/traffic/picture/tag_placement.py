"""How a planted photograph lies in another picture, by the places of its tags.

The tags repeat in a grid, so a shift by two cells fits nearly as well: all shifts that fit best are given.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.tag_reader import TagsSeen

_NEAR = 0.45  # of a tag's side: how far off a tag may lie from where a first guess puts it
_GUESSES = 64
Matrix = NDArray[np.float64]


def tag_placements(original: TagsSeen, sent: TagsSeen) -> tuple[Matrix, ...]:
    """3 x 3 matrices from the original's pixels to the sent picture's, at most five; none where no tag is in both."""
    if original.corners is None or sent.corners is None:
        return ()
    guesses = _guesses(original, sent)
    ranked = sorted(guesses, key=lambda guess: -guess[0])[:5]
    most = ranked[0][0] if ranked else 0
    return tuple(matrix for found, matrix in ranked if found == most)


def _guesses(original: TagsSeen, sent: TagsSeen) -> list[tuple[int, Matrix]]:
    """(number of tags that fit, matrix), one for each tag of the original that one tag of the sent picture may be."""
    assert original.corners is not None and sent.corners is not None
    middle = sent.corners.mean(axis=(0, 1))
    known = set(original.ids)
    near = sorted(
        (n for n, one in enumerate(sent.ids) if one in known),
        key=lambda n: float(np.linalg.norm(sent.corners[n].mean(axis=0) - middle)),  # type: ignore[index]
    )
    if not near:
        return []
    first = near[0]
    twins = [n for n, one in enumerate(original.ids) if one == sent.ids[first]][:_GUESSES]
    guesses = (_guess(original, sent, first, twin) for twin in twins)
    return [guess for guess in guesses if guess is not None]


def _guess(original: TagsSeen, sent: TagsSeen, first: int, twin: int) -> tuple[int, Matrix] | None:
    assert original.corners is not None and sent.corners is not None
    start, _ = cv2.estimateAffine2D(original.corners[twin], sent.corners[first], ransacReprojThreshold=50.0)
    if start is None:
        return None
    side = float(np.linalg.norm(sent.corners[first][0] - sent.corners[first][1]))
    pairs = _pairs(original, sent, np.vstack([start, (0.0, 0.0, 1.0)]), 2 * side)
    if not pairs:
        return None
    from_points = original.corners[[one for one, _ in pairs]].reshape(-1, 2)
    to_points = sent.corners[[other for _, other in pairs]].reshape(-1, 2)
    better, _ = cv2.estimateAffine2D(from_points, to_points, ransacReprojThreshold=max(2.0, side * 0.1))
    if better is None:
        return None
    matrix = np.vstack([better, (0.0, 0.0, 1.0)]).astype(np.float64)
    return len(_pairs(original, sent, matrix, _NEAR * side)), matrix


def _pairs(original: TagsSeen, sent: TagsSeen, matrix: Matrix, near_px: float) -> list[tuple[int, int]]:
    """(tag of the original, tag of the sent picture): the same number, at the place where `matrix` puts it."""
    assert original.corners is not None and sent.corners is not None
    centres = original.corners.mean(axis=1)
    expected = centres @ matrix[:2, :2].T + matrix[:2, 2]
    seen = sent.corners.mean(axis=1)
    apart = np.linalg.norm(expected[:, None] - seen[None], axis=2)
    apart[np.array(original.ids)[:, None] != np.array(sent.ids)[None]] = np.inf
    nearest = apart.argmin(axis=0)
    return [(int(one), other) for other, one in enumerate(nearest) if apart[one, other] <= near_px]
