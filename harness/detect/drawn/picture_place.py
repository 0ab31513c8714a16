"""Where a screen shows pictures: large areas that are neither of the page's two commonest colours."""

from collections.abc import Iterator

import cv2
import numpy as np

from harness.detect.drawn.drawn_colour import grounds_of
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode

PICTURE_DP = (110.0, 56.0)  # no button is as high
PICTURE_LEVELS = 14
MOST_PICTURES = 200


def pictures_of(pixels: Pixels, px_per_dp: float) -> Iterator[UiNode]:
    """Banners, photographs, posters, with their places in dp."""
    small = cv2.resize(pixels, None, fx=0.5 / px_per_dp, fy=0.5 / px_per_dp, interpolation=cv2.INTER_AREA)
    levels = small.astype(np.int16)
    apart = [np.abs(levels - np.array(ground)).max(axis=2) > PICTURE_LEVELS for ground in grounds_of(pixels)]
    drawn = np.logical_and.reduce(apart).astype(np.uint8)
    whole = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=4)
    for left, top, width, height, area in stats[1 : min(count, MOST_PICTURES + 1)]:
        box = Box(2.0 * left, 2.0 * top, 2.0 * width, 2.0 * height)
        if box.width_dp >= PICTURE_DP[0] and box.height_dp >= PICTURE_DP[1] and area >= 0.5 * width * height:
            yield UiNode("image", "", box)
