"""Whether two pictures laid over each other show the same: block by block, blind to brightness and contrast."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.pixels import Grey

FRAME_PX = 288  # longer side of the original when compared
BLOCK_PX = 16
_SAME = 0.6  # correlation of a block
_MARK_STEP = 18.0  # grey values by which a patch differs that was drawn upon, after fitting brightness and contrast
_PLATE_STEP = 48.0  # the same for clipped pixels: brightening alone misses the expected value by up to 20
_PATCH_PX = 7
_CLIPPED = (4, 250)
_TEXTURE = 4.0  # standard deviation in grey values, below which a block says nothing


@dataclass(frozen=True, slots=True)
class Agreement:
    """`blocks` with texture lay inside both pictures; `same` is the share of them that show the same.

    `marked` is the share of the common area that was drawn upon, `inside` the share of the original that is seen.
    """

    blocks: int
    same: float
    marked: float
    inside: float


def agreement(original: Grey, sent: Grey, matrix: NDArray[np.float64]) -> Agreement:
    """`matrix` (3 x 3) leads from the original's pixels to those of the picture that was sent."""
    scale = FRAME_PX / max(original.shape)
    size = (max(BLOCK_PX, round(original.shape[1] * scale)), max(BLOCK_PX, round(original.shape[0] * scale)))
    first = cv2.resize(original, size, interpolation=cv2.INTER_AREA)
    to_frame = np.diag([size[0] / original.shape[1], size[1] / original.shape[0], 1.0])
    step = matrix @ np.linalg.inv(to_frame)  # frame -> sent
    smoothed = _smoothed(sent, float(np.sqrt(abs(np.linalg.det(step[:2, :2])))))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    second = cv2.warpPerspective(smoothed, step, size, flags=flags)
    inside = cv2.warpPerspective(np.full(sent.shape, 255, np.uint8), step, size, flags=flags)
    return _compared(first, second, inside)


def _smoothed(sent: Grey, shrinking: float) -> Grey:
    """Shrinking by more than about one and a half needs smoothing first, or lines turn into noise."""
    if shrinking <= 1.5:
        return sent
    return np.asarray(cv2.GaussianBlur(sent, (0, 0), 0.4 * shrinking), np.uint8)


def _compared(first: Any, second: Any, inside: Any) -> Agreement:
    one, other, mask = (_blocks(image) for image in (first, second, inside))
    whole = mask.min(axis=1) > 250
    one, other = one - one.mean(axis=1, keepdims=True), other - other.mean(axis=1, keepdims=True)
    spread_one, spread_other = one.std(axis=1), other.std(axis=1)
    told = whole & ((spread_one >= _TEXTURE) | (spread_other >= 2 * _TEXTURE))
    count = int(told.sum())
    covered = float((np.asarray(inside) > 127).mean())
    if not count:
        return Agreement(0, 0.0, 0.0, covered)
    both = np.maximum(spread_one * spread_other, 1.0)
    alike = ((one * other).mean(axis=1) / both)[told]
    return Agreement(count, float((alike >= _SAME).mean()), _marked(first, second, inside), covered)


def _marked(first: Any, second: Any, inside: Any) -> float:
    """The share of patches that differ in more than brightness and contrast; edges that are off by a pixel even out.

    Clipped pixels say nothing of brightness and count only where it cannot have clipped them: on a plate of pure white.
    """
    seen, told = np.asarray(inside) > 250, (second > _CLIPPED[0]) & (second < _CLIPPED[1])
    mask = _eroded(seen & told)
    if mask.sum() < BLOCK_PX * BLOCK_PX:
        return 0.0
    one, other = first[mask].astype(np.float32), second[mask].astype(np.float32)
    gain, lift = _fitted(one, other)
    close = np.abs(other - gain * one - lift)
    usual = close <= 2 * np.median(close) + 1
    gain, lift = _fitted(one[usual], other[usual])
    apart = second.astype(np.float32) - np.clip(gain * first.astype(np.float32) + lift, 0, 255)
    mask |= _eroded(seen & ~told & (np.abs(apart) > _PLATE_STEP))
    patches = cv2.blur(np.where(mask, apart, 0).astype(np.float32), (_PATCH_PX, _PATCH_PX))
    return float((np.abs(patches)[mask] > _MARK_STEP).mean())


def _eroded(mask: Any) -> NDArray[np.bool_]:
    return np.asarray(cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)


def _fitted(one: NDArray[np.float32], other: NDArray[np.float32]) -> tuple[float, float]:
    spread = float(one.var())
    gain = float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread > 1 else 1.0
    return gain, float(other.mean()) - gain * float(one.mean())


def _blocks(image: Any) -> NDArray[np.float32]:
    rows, columns = image.shape[0] // BLOCK_PX, image.shape[1] // BLOCK_PX
    cut = np.asarray(image[: rows * BLOCK_PX, : columns * BLOCK_PX], np.float32)
    blocks = cut.reshape(rows, BLOCK_PX, columns, BLOCK_PX).transpose(0, 2, 1, 3)
    return np.asarray(blocks.reshape(rows * columns, BLOCK_PX * BLOCK_PX), np.float32)
