"""Where a picture shows writing that the page source does not tell: canvas, images, video, watermarks, drawn text."""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

CELL_DP = 10
STROKE_LEVELS = 28  # a change of brightness from one dp to the next
LEAST_STROKES = 10  # of a cell's 100 dp², in each direction: a border has them in one direction only
LEAST_WIDTH_DP = 22.0  # two characters
MARGIN_DP = 3.0
MOST_PLACES = 120


def untold_places(pixels: Pixels, tree: UiTree) -> tuple[Box, ...]:
    """Boxes in dp of what looks like writing outside the texts, fields and ticks of the tree; MOST_PLACES at most."""
    if tree.width_dp < CELL_DP or tree.height_dp < CELL_DP:
        return ()
    size = int(min(tree.width_dp, 2000)), int(min(tree.height_dp, 4000))
    grey = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY).astype(np.int16)
    across, down = np.zeros(grey.shape, np.uint8), np.zeros(grey.shape, np.uint8)
    across[:, 1:] = np.abs(np.diff(grey, axis=1)) > STROKE_LEVELS
    down[1:] = np.abs(np.diff(grey, axis=0)) > STROKE_LEVELS
    for node in _told(tree.nodes):
        left, top, right, bottom = _rows_and_columns(node.box)
        across[top:bottom, left:right] = 0
        down[top:bottom, left:right] = 0
    marked = (_in_cells(across) >= LEAST_STROKES) & (_in_cells(down) >= LEAST_STROKES)
    return tuple(_places(marked))


def _told(nodes: Iterable[UiNode]) -> Iterable[UiNode]:
    """Nodes whose look is explained by what they say: text, controls, fields; a picture explains nothing."""
    for node in nodes:
        drawn = node.kind in ("image", "canvas", "video", "dialog", "nav", "box")
        if not drawn and (node.text or node.kind in ("input", "checkbox")):
            yield node


def _rows_and_columns(box: Box) -> tuple[int, int, int, int]:
    left, top = max(0, int(box.x_dp - MARGIN_DP)), max(0, int(box.y_dp - MARGIN_DP))
    right, bottom = int(box.x_dp + box.width_dp + MARGIN_DP), int(box.y_dp + box.height_dp + MARGIN_DP)
    return left, top, max(right, left), max(bottom, top)


def _in_cells(ink: NDArray[np.uint8]) -> NDArray[np.int64]:
    rows, columns = ink.shape[0] // CELL_DP, ink.shape[1] // CELL_DP
    whole = ink[: rows * CELL_DP, : columns * CELL_DP].astype(np.int64)
    return np.asarray(whole.reshape(rows, CELL_DP, columns, CELL_DP).sum(axis=(1, 3)))


def _places(marked: NDArray[np.bool_]) -> Iterable[Box]:
    """Neighbouring cells together; a single one is an icon's part."""
    wide = cv2.dilate(marked.astype(np.uint8), np.ones((1, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(wide, connectivity=8)
    for left, top, width, height, _ in stats[1 : min(count, MOST_PLACES + 1)]:
        if (width - 2) * CELL_DP >= LEAST_WIDTH_DP:
            yield Box(*(float(side * CELL_DP) for side in (left, top, width, height)))
