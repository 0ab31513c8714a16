"""Reads every ArUco tag in a grey picture in one sweep, also tags that are mirrored.

OpenCV finds outlines; which of the 1,000 tags each square is, is told here for all squares at once. OpenCV 5's own
detector tries one square against the dictionary in about 1.6 ms, which for the 170 squares of a street is a quarter of
a second; the matrix products here take about two milliseconds for all of them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.pixels import WORK_SIDE_PX, Grey, sized
from harness.model import photo_tag
from harness.model.photo_tag import PhotoTag

Floats = NDArray[np.float32]

CELLS = 7  # 5 x 5 bits within a black border
_BITS = 25
_WRONG_BITS = 1  # the dictionary's tags differ in at least 5
_WRONG_BORDER_CELLS = 3
_LEAST_STEP = 24.0  # grey values between black and white, below which a square is no tag
_WINDOW_PX, _DARKER_BY = 15, 7
_SHORTEST_PX, _LONGEST_PX = 40, 3000  # length of a square's outline
_BENT = 0.04  # of the outline's length: how far an outline may be from its four corners' straight lines
_LONGEST_SIDE = 3.0  # times the shortest
_OUTLINES_LIMIT = 6000
_SAMPLES = (-0.22, 0.0, 0.22)  # where a cell is sampled, in cells from its centre


@dataclass(frozen=True, slots=True)
class TagsSeen:
    """`ids` and `corners` of the tags: n x 4 x 2 px, the tag's own top left, top right, low right, low left, wherever
    these stand in the picture. `mirrored` tells that they were read in a mirror."""

    ids: tuple[int, ...] = ()
    corners: Floats | None = None
    mirrored: bool = False

    @property
    def tag(self) -> PhotoTag | None:
        return photo_tag.decode(self.ids)


def tags_in(grey: Grey) -> TagsSeen:
    """The tags of a picture, as they are or, where these do not make out a number, as the mirror shows them."""
    readable = sized(grey, WORK_SIDE_PX) if max(grey.shape) < WORK_SIDE_PX else grey
    squares = _squares(readable)
    if not len(squares):
        return TagsSeen()
    bits, fit = _bits(readable, squares)
    squares *= max(grey.shape) / max(readable.shape)
    plain = _identified(bits, squares, fit, mirrored=False)
    if plain.tag is not None:
        return plain
    mirrored = _identified(bits, squares, fit, mirrored=True)
    return mirrored if mirrored.tag is not None else plain


def _dictionary() -> Any:
    return cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, photo_tag.DICTIONARY))


@cache
def _codes(mirrored: bool) -> Floats:
    """25 x 4,000: the bits of each tag as -1 and 1, turned by 0, 90, 180 and 270 degrees; column = turn * 1000 + id."""
    whole = _dictionary()
    tags = [cv2.aruco.Dictionary.getBitsFromByteList(whole.bytesList[one : one + 1], 5) for one in range(1000)]
    bits = np.stack(tags).reshape(-1, 5, 5)
    if mirrored:
        bits = bits[:, :, ::-1]
    turned = [np.rot90(bits, -turn, axes=(1, 2)).reshape(-1, _BITS) for turn in range(4)]
    return np.asarray(np.concatenate(turned).T, np.float32) * 2 - 1


def _squares(grey: Grey) -> Floats:
    """n x 4 x 2 px: corners of dark squares, clockwise."""
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW_PX, _DARKER_BY)
    outlines, _ = cv2.findContours(dark, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    likely = [outline for outline in outlines if _SHORTEST_PX <= len(outline) <= _LONGEST_PX][:_OUTLINES_LIMIT]
    cornered = (cv2.approxPolyDP(outline, _BENT * len(outline), True) for outline in likely)
    found = [corners for corners in cornered if len(corners) == 4 and cv2.isContourConvex(corners)]
    squares = np.array(found, np.float32).reshape(-1, 4, 2)
    right, down = squares[:, 1] - squares[:, 0], squares[:, 3] - squares[:, 0]
    other_way = right[:, 0] * down[:, 1] < right[:, 1] * down[:, 0]
    squares[other_way] = squares[other_way][:, ::-1]
    sides = np.linalg.norm(squares - np.roll(squares, -1, axis=1), axis=2)
    return np.asarray(squares[sides.max(axis=1) < _LONGEST_SIDE * sides.min(axis=1)], np.float32)


def _bits(grey: Grey, squares: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """n x 25 of -1 (black) and 1, and which squares have the black border and the contrast of a tag."""
    shades = _sampled(grey, squares)
    low, high = shades.min(axis=(1, 2)), np.partition(shades.reshape(len(shades), -1), -4, axis=1)[:, -4]
    white = shades > ((low + high) / 2)[:, None, None]
    border = white.sum(axis=(1, 2)) - white[:, 1:-1, 1:-1].sum(axis=(1, 2))
    fit = (border <= _WRONG_BORDER_CELLS) & (high - low >= _LEAST_STEP)
    return white[:, 1:-1, 1:-1].reshape(-1, _BITS).astype(np.float32) * 2 - 1, fit


def _sampled(grey: Grey, squares: Floats) -> Floats:
    """n x 7 x 7: the mean shade of each cell, with the perspective that the four corners tell."""
    steps = (np.arange(CELLS)[:, None] + 0.5 + np.array(_SAMPLES)[None, :]).reshape(-1) / CELLS
    v, u = (axis.reshape(-1).astype(np.float32) for axis in np.meshgrid(steps, steps, indexing="ij"))
    points = _projected(squares, u, v)
    shades = cv2.remap(grey, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    side = len(_SAMPLES)
    cells = np.asarray(shades, np.float32).reshape(-1, CELLS, side, CELLS, side)
    return np.asarray(cells.mean(axis=(2, 4)), np.float32)


def _projected(squares: Floats, u: Floats, v: Floats) -> Floats:
    """Points of the unit square in each quadrilateral (Heckbert's closed form): n x len(u) x 2."""
    a, b, c, d = (squares[:, corner, :, None] for corner in range(4))
    total, right, low = a - b + c - d, b - c, d - c
    divisor = right[:, 0] * low[:, 1] - right[:, 1] * low[:, 0]
    divisor = np.where(np.abs(divisor) < 1e-6, 1e-6, divisor)
    g = (total[:, 0] * low[:, 1] - total[:, 1] * low[:, 0]) / divisor
    h = (right[:, 0] * total[:, 1] - right[:, 1] * total[:, 0]) / divisor
    weight = g * u + h * v + 1
    weight = np.where(np.abs(weight) < 1e-6, 1e-6, weight)
    x, y = (
        ((b - a + g[:, None] * b)[:, axis] * u + (d - a + h[:, None] * d)[:, axis] * v + a[:, axis]) / weight
        for axis in range(2)
    )
    return np.stack([x, y], axis=-1).astype(np.float32)


def _identified(bits: Floats, squares: Floats, fit: NDArray[np.bool_], *, mirrored: bool) -> TagsSeen:
    fitting = np.flatnonzero(fit)
    agreeing = bits[fitting] @ _codes(mirrored)
    best = agreeing.argmax(axis=1)
    certain = agreeing.max(axis=1) >= _BITS - 2 * _WRONG_BITS
    if not certain.any():
        return TagsSeen()
    sure = fitting[certain]
    turns, ids = np.divmod(best[certain], 1000)
    # A tag turned clockwise by n quarters has its own top left corner n places further on.
    order = (np.arange(4)[None, :] + turns[:, None]) % 4
    corners = np.take_along_axis(squares[sure], order[:, :, None], axis=1)
    if mirrored:
        corners = corners[:, [1, 0, 3, 2]]
    return TagsSeen(tuple(int(one) for one in ids), np.ascontiguousarray(corners, np.float32), mirrored)
