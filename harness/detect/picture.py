"""Pictures from strangers: opened only when their header promises a bearable size, compared with an original."""

from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

LARGEST_PIXELS = 60_000_000
_COMPARED_PX = 256
# Recompression to quality 40 changes a grey value by less than this nearly everywhere.
_MARK_STEP = 56
_MARK_SHARE = (0.002, 0.35)
_SAME_SHAPE = 0.03


def size_of(content: bytes) -> tuple[int, int]:
    """(width, height) in px that the header states; (0, 0) when it cannot be read."""
    try:
        with Image.open(BytesIO(content)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0


def decoded(content: bytes, mode: int) -> NDArray[np.uint8] | None:
    """The pixels (grey or BGR by OpenCV's `mode`); None when broken, not a picture or larger than LARGEST_PIXELS."""
    width, height = size_of(content)
    if not 0 < width * height <= LARGEST_PIXELS:
        return None
    try:
        pixels = cv2.imdecode(np.frombuffer(content, np.uint8), mode)
    except cv2.error:
        return None
    return None if pixels is None else np.asarray(pixels, np.uint8)


def watermarked(original: bytes, sent: bytes) -> bool | None:
    """Whether something was drawn over part of a picture; None when the two cannot be laid over each other."""
    before, after = decoded(original, cv2.IMREAD_GRAYSCALE), decoded(sent, cv2.IMREAD_GRAYSCALE)
    if before is None or after is None or not _same_shape(before, after):
        return None
    square = (_COMPARED_PX, _COMPARED_PX)
    pair = (cv2.resize(one, square, interpolation=cv2.INTER_AREA) for one in (before, after))
    share = float(np.mean(cv2.absdiff(*pair) > _MARK_STEP))
    return _MARK_SHARE[0] <= share <= _MARK_SHARE[1]


def _same_shape(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    return bool(abs(one.shape[0] * other.shape[1] / (one.shape[1] * other.shape[0]) - 1) <= _SAME_SHAPE)
