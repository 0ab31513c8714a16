"""A street that nobody has seen: sky, hills, houses with windows, a road, trees and the noise of a small sensor.

Synthetic, yet busy enough that an app's recompression treats it as it treats a photograph.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
WIDTH_PX, HEIGHT_PX = 1600, 1200
HORIZON_PX, KERB_PX = 620, 880


def street(seed: int) -> Image:
    """A scene of HEIGHT_PX x WIDTH_PX x 3 (BGR, 8 bit). The same seed gives the same pixels."""
    chance = np.random.Generator(np.random.PCG64(seed))
    image = _sky(chance)
    _hills(image, chance)
    _houses(image, chance)
    _road(image, chance)
    _trees(image, chance)
    return _as_taken(image, chance)


def _sky(chance: np.random.Generator) -> Image:
    top, low = chance.integers((150, 110, 60), (230, 170, 110)), chance.integers((200, 190, 180), (250, 240, 235))
    share = np.linspace(0, 1, HEIGHT_PX)[:, None, None]
    rows = top * (1 - share) + low * share
    return np.ascontiguousarray(np.broadcast_to(rows, (HEIGHT_PX, WIDTH_PX, 3)), dtype=np.uint8)


def _colour(chance: np.random.Generator, low: int, high: int) -> tuple[int, ...]:
    return tuple(int(value) for value in chance.integers(low, high, 3))


def _hills(image: Image, chance: np.random.Generator) -> None:
    x = np.arange(0, WIDTH_PX + 1, 40)
    for layer in range(3):
        height = HORIZON_PX - 160 + 60 * layer
        y = (
            height
            + 45 * np.sin(x / chance.integers(140, 320) + chance.uniform(0, 6))
            + chance.integers(-12, 12, x.size)
        )
        outline = np.column_stack([x, y]).astype(np.int32)
        corners = np.array([[WIDTH_PX, HEIGHT_PX], [0, HEIGHT_PX]], np.int32)
        shade = 150 - 30 * layer
        cv2.fillPoly(image, [np.vstack([outline, corners])], (shade, shade + 5, shade - 25), cv2.LINE_AA)


def _houses(image: Image, chance: np.random.Generator) -> None:
    left = 0
    while left < WIDTH_PX:
        width, top = int(chance.integers(120, 260)), int(chance.integers(220, HORIZON_PX - 60))
        cv2.rectangle(image, (left, top), (left + width, KERB_PX), _colour(chance, 110, 215), -1)
        glass = _colour(chance, 40, 110)
        for y in range(top + 24, KERB_PX - 60, 56):
            for x in range(left + 16, left + width - 34, 46):
                lit = chance.random() < 0.2
                cv2.rectangle(image, (x, y), (x + 26, y + 34), (120, 200, 235) if lit else glass, -1)
        left += width + int(chance.integers(0, 30))


def _road(image: Image, chance: np.random.Generator) -> None:
    cv2.rectangle(image, (0, KERB_PX), (WIDTH_PX, HEIGHT_PX), (82, 80, 78), -1)
    cv2.rectangle(image, (0, KERB_PX), (WIDTH_PX, KERB_PX + 44), (150, 152, 155), -1)
    for x in range(int(chance.integers(0, 120)), WIDTH_PX, 220):
        cv2.rectangle(image, (x, 1040), (x + 120, 1056), (215, 220, 222), -1)


def _trees(image: Image, chance: np.random.Generator) -> None:
    for x in chance.integers(0, WIDTH_PX, 7):
        foot = (int(x), KERB_PX + 20)
        cv2.rectangle(image, (foot[0] - 8, foot[1] - 190), (foot[0] + 8, foot[1]), (40, 60, 85), -1)
        for dx, dy in chance.integers(-80, 80, (26, 2)):
            green = (int(chance.integers(20, 70)), int(chance.integers(80, 150)), int(chance.integers(30, 90)))
            centre = (foot[0] + int(dx), foot[1] - 230 + int(dy))
            cv2.circle(image, centre, int(chance.integers(14, 40)), green, -1, cv2.LINE_AA)


def _as_taken(image: Image, chance: np.random.Generator) -> Image:
    """A soft lens, darker corners, grain."""
    soft: Any = cv2.GaussianBlur(image, (3, 3), 0)
    x, y = np.linspace(-1, 1, WIDTH_PX), np.linspace(-1, 1, HEIGHT_PX)
    light = 1 - 0.22 * (x[None, :] ** 2 + y[:, None] ** 2)
    grain = chance.integers(-9, 10, soft.shape, dtype=np.int16)
    return np.asarray(np.clip(soft * light[:, :, None] + grain, 0, 255), dtype=np.uint8)
