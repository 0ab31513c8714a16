"""Finds a dialog by its look: one bright patch in the middle or at the bottom of a page that was dimmed for it."""

import cv2
import numpy as np

from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

WIDTH_PX = 180  # the picture is looked at this small
UPRIGHT = 0.65  # width over height: a phone held upright is below
DIMMED_LEVELS = 205  # hardly anything outside is brighter
BRIGHTER_LEVELS = 14
LEAST_FILL = 0.5
COMMON_SHARE = 0.012  # of the picture: an alert on a tablet covers little of it
DARK_LEVEL, DARK_DIMMED = 110, 125  # a dark card among others is a dialog only where the words around it are dim, too
SAME_LEVELS = 10
LEAST_HEIGHT = 0.055  # of the screen's: an alert of one line on a tablet


def dialog_place(pixels: Pixels, px_per_dp: float) -> Box | None:
    """The dialog in dp, or None. Its ground has one colour that the rest of the screen does not reach."""
    height_px, width_px = pixels.shape[:2]
    size = WIDTH_PX, max(8, round(height_px * WIDTH_PX / width_px))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    for level in _grounds(grey):
        place = _patch_of(grey, level)
        if place is not None and _is_dialog(grey, place, level):
            left, top, width, height = (side * width_px / WIDTH_PX / px_per_dp for side in place)
            return Box(left, top, width, height)
    return None


def _grounds(grey: Pixels) -> list[int]:
    """The brightest of the common levels of brightness, three at most."""
    counts = np.bincount(grey.ravel(), minlength=256)
    common = [int(level) for level in np.argsort(counts)[::-1][:8] if counts[level] > COMMON_SHARE * grey.size]
    return sorted(common, reverse=True)[:3]


def _patch_of(grey: Pixels, level: int) -> tuple[int, int, int, int] | None:
    alike = (np.abs(grey.astype(np.int16) - level) <= SAME_LEVELS).astype(np.uint8)
    closed = cv2.morphologyEx(alike, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=4)
    if count < 2:
        return None
    left, top, width, height, area = max((tuple(int(one) for one in row) for row in stats[1:]), key=lambda row: row[4])
    return (left, top, width, height) if area >= LEAST_FILL * width * height else None


def _is_dialog(grey: Pixels, place: tuple[int, int, int, int], level: int) -> bool:
    left, top, width, height = place
    rows, columns = grey.shape
    outside = np.ones(grey.shape, bool)
    outside[max(0, top - 2) : top + height + 2, max(0, left - 2) : left + width + 2] = False
    if not LEAST_HEIGHT * rows <= height <= 0.9 * rows or outside.sum() < 0.1 * grey.size:
        return False
    rest = grey[outside]
    dimmed = float(np.percentile(rest, 97)) <= min(DIMMED_LEVELS, level + 60)
    quiet = level > DARK_LEVEL or float(np.percentile(rest, 99.7)) <= DARK_DIMMED
    placed = _is_centred(place, rows, columns) or _is_low(place, rows, columns)
    return placed and dimmed and quiet and level >= float(np.median(rest)) + BRIGHTER_LEVELS


def _is_centred(place: tuple[int, int, int, int], rows: int, columns: int) -> bool:
    """In the middle of the screen; on a phone held upright it takes most of the width, elsewhere less."""
    left, top, width, height = place
    least = 0.55 if columns < UPRIGHT * rows else 0.3
    amid = abs(left + width / 2 - columns / 2) <= 0.06 * columns
    return amid and 0.28 * rows <= top + height / 2 <= 0.8 * rows and least * columns <= width <= 0.97 * columns


def _is_low(place: tuple[int, int, int, int], rows: int, columns: int) -> bool:
    """A sheet that stands on the lower edge, or a card that floats right above it."""
    left, top, width, height = place
    amid = abs(left + width / 2 - columns / 2) <= 0.03 * columns
    least = 0.8 if columns < UPRIGHT * rows else 0.35
    return amid and width >= least * columns and top + height >= 0.94 * rows and top >= 0.2 * rows
