"""Whether a picture shows nothing but its ground: the phone's own bars and a wheel that turns are not the app's.

The ground may run from one shade to a near one from top to bottom; what stands on it may not.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.strips import Pixels

STATUS_BAR_SHARE, GESTURE_BAR_SHARE = 0.045, 0.03  # of the height
DARK_LEVEL = 48  # of a channel's 255
CELLS = (120, 240)  # across and down
SAME_LEVELS, NEAR_LEVELS = 6, 24  # from its row's shade; of a row's shade from the whole picture's
STEP_LEVELS, MOST_STEPS = 2, 4  # from row to row: a bar above and one below, their edges blended
THING_CELLS, MOST_CELLS = 5, 60  # of 120 across: an icon, no bar
BUTTONS_SHARE, BUTTON_CELLS = 0.1, 10  # the height of the system's own buttons, and the size of one
WHEEL_CELLS, SQUARE = 24, 0.75  # its largest size (72 dp), and its shorter side of the longer
WHEEL_INK, WHEEL_LEVELS = 0.5, 8  # it is a ring or spokes: so much of its square at most, and nothing amid it
BLENDED = 0.25  # of its strength: less is the edge of a spoke, which is much of a small wheel
WHEEL_HOLE, WHEEL_CORNERS = 0.25, 2  # of its side; of its square's four

Cells = NDArray[np.int16]


def one_colour_share(pixels: Pixels) -> float:
    """The share, 0..1, of the picture that is plain ground; the phone's own bars left out."""
    return float(_plain(_cells(pixels)).mean())


def shows_a_thing(pixels: Pixels) -> bool:
    """Whether something as large as an icon stands on the ground; a wheel that turns is nothing to look at."""
    cells = _cells(pixels)
    drawn = (~_plain(cells)).astype(np.uint8)
    whole = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    return any(
        _is_a_thing(width, height)
        and not _is_a_system_button(top, width, height)
        and not _is_a_wheel(cells[top : top + height, left : left + width], cells)
        for left, top, width, height, _ in stats[1:].tolist()
    )


def darkness(pixels: Pixels) -> bool:
    """Whether the screen is nearly black all over."""
    return float(np.median(pixels[::16, ::16])) < DARK_LEVEL


def _cells(pixels: Pixels) -> Cells:
    """120 x 240 cells of the picture without the phone's own bars."""
    top, bottom = round(STATUS_BAR_SHARE * pixels.shape[0]), round((1 - GESTURE_BAR_SHARE) * pixels.shape[0])
    cells = cv2.resize(pixels[top : max(bottom, top + 1)], CELLS, interpolation=cv2.INTER_AREA)
    return np.asarray(cells, np.int16)


def _plain(cells: Cells) -> NDArray[np.bool_]:
    """Cells of their row's shade, in rows that are about as bright as most; many cards are no ground."""
    rows = np.median(cells, axis=1)
    usual = np.percentile(rows, 50, axis=0, method="lower")
    even = np.abs(cells - rows[:, None]).max(axis=2) <= SAME_LEVELS
    steps = int((np.abs(np.diff(rows, axis=0)).max(axis=1) > STEP_LEVELS).sum())
    near = np.abs(rows - usual).max(axis=1) <= (NEAR_LEVELS if steps <= MOST_STEPS else SAME_LEVELS)
    return np.asarray(even & near[:, None], np.bool_)


def _is_a_thing(width: int, height: int) -> bool:
    return THING_CELLS <= width <= MOST_CELLS and THING_CELLS <= height <= MOST_CELLS


def _is_a_system_button(top: int, width: int, height: int) -> bool:
    return top >= (1 - BUTTONS_SHARE) * CELLS[1] and max(width, height) <= BUTTON_CELLS


def _is_a_wheel(part: Cells, cells: Cells) -> bool:
    """A small ring, or spokes in a ring: about square, mostly ground, with nothing in its middle."""
    height, width = part.shape[:2]
    if max(width, height) > WHEEL_CELLS or min(width, height) < SQUARE * max(width, height):
        return False
    away = np.abs(part - np.median(cells, axis=(0, 1))).max(axis=2)
    inked, strong = away > WHEEL_LEVELS, away > max(WHEEL_LEVELS, BLENDED * float(away.max()))
    hole = slice(round((0.5 - WHEEL_HOLE / 2) * height), max(round((0.5 + WHEEL_HOLE / 2) * height), height // 2 + 1))
    amid = slice(round((0.5 - WHEEL_HOLE / 2) * width), max(round((0.5 + WHEEL_HOLE / 2) * width), width // 2 + 1))
    corners = inked[:: height - 1, :: width - 1]  # the ends of an arc may lie in two
    return bool(strong.mean() <= WHEEL_INK and not strong[hole, amid].any() and corners.sum() <= WHEEL_CORNERS)
