"""The colours of a screen as drawn: of its page and cards, of a text and of the ground that the text stands on."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

Colour = tuple[int, int, int]
GREYISH = 28  # levels between the channels of a card's ground


def grounds_of(pixels: Pixels) -> tuple[Colour, ...]:
    """The two commonest colours of the screen: its page and its cards."""
    part = pixels[::8, ::8].reshape(-1, 3)
    first = commonest(part)
    rest = part[np.abs(part.astype(np.int16) - np.array(first)).max(axis=1) > 8]
    second = commonest(rest)
    return (first, second) if len(rest) > 0.2 * len(part) and max(second) - min(second) < GREYISH else (first,)


def colours_of(pixels: Pixels, box: Box, px_per_dp: float) -> tuple[Colour, Colour] | None:
    """(text, ground) of a text: the commonest colour of its box, and the mean of what differs most from it."""
    left, top, right, bottom = in_px(box, px_per_dp, pixels)
    part = pixels[top:bottom, left:right].reshape(-1, 3)
    if len(part) < 9:
        return None
    ground = commonest(part)
    apart = np.abs(part.astype(np.int16) - np.array(ground)).sum(axis=1)
    ink = part[apart >= max(24.0, 0.75 * float(apart.max()))]
    if len(ink) == 0:
        return None
    red, green, blue = (int(value) for value in ink.mean(axis=0))
    return (red, green, blue), ground


def coloured(tree: UiTree, pixels: Pixels, px_per_dp: float) -> UiTree:
    """The tree with the colours of its texts as drawn, where its source does not tell them (native screens)."""
    return replace(tree, nodes=tuple(_coloured(node, pixels, px_per_dp) for node in tree.nodes))


def _coloured(node: UiNode, pixels: Pixels, px_per_dp: float) -> UiNode:
    known = node.colour is not None or not node.text or not node.in_viewport
    colours = None if known else colours_of(pixels, node.box, px_per_dp)
    return replace(node, colour=colours[0], background=colours[1]) if colours else node


def commonest(part: NDArray[np.uint8]) -> Colour:
    if len(part) == 0:
        return 255, 255, 255
    coarse = (part >> 3).astype(np.uint32)
    keys = (coarse[:, 0] << 10) | (coarse[:, 1] << 5) | coarse[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    red, green, blue = (int(value) for value in np.median(part[keys == values[counts.argmax()]], axis=0))
    return red, green, blue


def in_px(box: Box, scale: float, pixels: Pixels) -> tuple[int, int, int, int]:
    left, top = max(0, int(box.x_dp * scale)), max(0, int(box.y_dp * scale))
    right, bottom = int((box.x_dp + box.width_dp) * scale), int((box.y_dp + box.height_dp) * scale)
    return left, top, min(pixels.shape[1], max(right, left)), min(pixels.shape[0], max(bottom, top))
