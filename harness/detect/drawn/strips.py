"""Cuts a picture into strips: what stands between empty rows, each known again by its content wherever it scrolls to.

Two screens of one app share most of their strips, so only new ones need to be read.
"""

import hashlib
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]  # height x width x 3, RGB

STEP_LEVELS = 24  # a change of brightness along a row that may be the edge of a stroke
QUIET_EDGES = 4  # so many a row has from the borders of a card alone
LEAST_GAP_SHARE = 1 / 260  # of the width: closer strips are one
LEAST_ROWS = 4
MARGIN_ROWS = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows [top, bottom) of a picture; `key` is the digest of their pixels."""

    top: int
    bottom: int
    key: str


def strips_of(pixels: Pixels) -> tuple[Strip, ...]:
    """All strips with something on them, from top to bottom; an empty picture has none."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.int16)
    edges = (np.abs(np.diff(grey, axis=1)) > STEP_LEVELS).sum(axis=1)
    spans = _merged(_busy_spans(edges > QUIET_EDGES), max(3, round(pixels.shape[1] * LEAST_GAP_SHARE)))
    return tuple(_strip(pixels, top, bottom) for top, bottom in _with_margins(spans, pixels.shape[0]))


def blocks_of(strips: tuple[Strip, ...], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """The row ranges that hold the wanted strips; neighbours stay together with the empty rows between them."""
    blocks: list[tuple[int, int]] = []
    before = False
    for strip in strips:
        now = strip.key in wanted
        if now and before:
            blocks[-1] = (blocks[-1][0], strip.bottom)
        elif now:
            blocks.append((strip.top, strip.bottom))
        before = now
    return blocks


def _busy_spans(busy: NDArray[np.bool_]) -> list[tuple[int, int]]:
    marked = np.concatenate(([0], busy.astype(np.int8), [0]))
    changes = np.flatnonzero(np.diff(marked))
    return [(int(top), int(bottom)) for top, bottom in zip(changes[::2], changes[1::2], strict=True)]


def _merged(spans: list[tuple[int, int]], least_gap: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for top, bottom in spans:
        if merged and top - merged[-1][1] < least_gap:
            merged[-1] = (merged[-1][0], bottom)
        else:
            merged.append((top, bottom))
    return [(top, bottom) for top, bottom in merged if bottom - top >= LEAST_ROWS]


def _with_margins(spans: list[tuple[int, int]], height: int) -> list[tuple[int, int]]:
    """A few empty rows round each, never those of a neighbour."""
    cuts = [0, *((first[1] + second[0]) // 2 for first, second in pairwise(spans)), height]
    return [
        (max(low, top - MARGIN_ROWS), min(high, bottom + MARGIN_ROWS))
        for (top, bottom), low, high in zip(spans, cuts, cuts[1:], strict=False)
    ]


def _strip(pixels: Pixels, top: int, bottom: int) -> Strip:
    content = np.ascontiguousarray(pixels[top:bottom])
    digest = hashlib.blake2b(content, digest_size=16)
    digest.update(str(content.shape[1]).encode())
    return Strip(top, bottom, digest.hexdigest())
