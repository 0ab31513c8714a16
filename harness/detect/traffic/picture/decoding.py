"""Decodes pictures in silence: what is broken gives None and writes nothing to stderr.

By Pillow's readers, each for its own kind, and pillow_heif; still WebP by OpenCV, which takes less than half
the time: Pillow's reader draws every picture as an animation. OpenCV and the libraries inside it write about broken
files to stderr, so it is muted. The caller has looked at the size in the header before.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Callable

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from harness.detect.traffic.picture.essence import drawing_only, grey_passes
from harness.detect.traffic.picture.muted import muted

Pixels = NDArray[np.uint8]
LOSSLESS = frozenset({"image/png", "image/bmp", "image/webp", "image/gif"})
EXACT_KINDS = LOSSLESS | {"image/jpeg"}
_LARGEST_PIXELS = 64_000_000
_READERS: dict[str, Callable[[io.BytesIO], ImageFile]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/webp": WebPImageFile,
    "image/gif": GifImageFile,
    "image/bmp": BmpImageFile,
    "image/avif": AvifImageFile,
    "image/tiff": TiffImageFile,
    "image/jp2": Jpeg2KImageFile,
}
DECODED_KINDS = frozenset((*_READERS, "image/heic"))
# What Pillow's readers are known to raise on files that somebody broke on purpose.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, EOFError, OverflowError, AttributeError),
    *(RuntimeError, AssertionError, MemoryError, struct.error, zlib.error, Image.DecompressionBombError),
)
_AVERAGED = frozenset({"RGB", "L"})
_END = b"\xff\xd9"
_ANIMATION = 0x02  # of the flags of VP8X


def decoded_grey(content: bytes, kind: str, shrinking: int = 1) -> Pixels | None:
    """Grey values; the sides are divided by `shrinking` (1, 2, 4, 8): of a JPEG and a JPEG 2000 while decoding, which
    saves most work, of others before anything is made of their colours, which saves the rest. WebP stays as large.

    A JPEG that was cut off is decoded as far as it goes. None also for kinds that are not in DECODED_KINDS.
    """
    if kind == "image/heic":
        return _quietly(lambda: _heif(content, shrinking))
    if kind == "image/jpeg":
        content = grey_passes(content, shrinking)
    if kind == "image/webp" and not _is_animated(content) and (drawn := _still_webp(content)) is not None:
        return drawn
    if kind == "image/tiff":
        with muted():
            return _quietly(lambda: _grey(_picture(content, kind), shrinking))
    return _quietly(lambda: _grey(_picture(content, kind), shrinking)) if kind in _READERS else None


def decoded_colours(content: bytes, kind: str) -> Pixels | None:
    """Height x width x 3, red first, of the kinds in EXACT_KINDS."""
    if kind not in EXACT_KINDS:
        return None
    return _quietly(lambda: np.asarray(_picture(content, kind).convert("RGB")))


def _picture(content: bytes, kind: str) -> ImageFile:
    bare = drawing_only(content, kind)
    if kind == "image/jpeg" and not bare.endswith(_END):
        bare += _END
    return _READERS[kind](io.BytesIO(bare))


def _quietly(read: Callable[[], Pixels]) -> Pixels | None:
    try:
        with warnings.catch_warnings(action="ignore"):
            pixels = read()
    except _BROKEN:
        return None
    return np.ascontiguousarray(pixels, np.uint8) if pixels.size else None


def _grey(picture: ImageFile, shrinking: int) -> Pixels:
    if isinstance(picture, JpegImageFile):
        picture.draft("L", (picture.width // shrinking, picture.height // shrinking))
    elif isinstance(picture, Jpeg2KImageFile):
        # The attribute that stands for the decoder's own shrinking hides a method of the class of all images.
        setattr(picture, "reduce", shrinking.bit_length() - 1)  # noqa: B010
    elif shrinking > 1 and not picture.mode.startswith("I;16"):
        # Of colours alone a mean is what it looks like: palettes and what shines through are turned grey first.
        averaged = picture if picture.mode in _AVERAGED else picture.convert("L")
        return np.asarray(averaged.reduce(shrinking).convert("L"))
    if picture.mode.startswith("I;16"):
        return np.asarray(np.asarray(picture) >> 8, np.uint8)
    whole: Image.Image = picture if picture.mode == "L" else picture.convert("L")
    return np.asarray(whole)


def _is_animated(content: bytes) -> bool:
    return content[12:16] == b"VP8X" and bool(content[20:21]) and bool(content[20] & _ANIMATION)


def _still_webp(content: bytes) -> Pixels | None:
    flat = np.frombuffer(drawing_only(content, "image/webp"), np.uint8)
    try:
        with muted():
            pixels = cv2.imdecode(flat, cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error:
        return None
    return None if pixels is None else np.asarray(pixels, np.uint8)


def _heif(content: bytes, shrinking: int) -> Pixels:
    picture = pillow_heif.open_heif(content, convert_hdr_to_8bit=True)
    if picture.size[0] * picture.size[1] > _LARGEST_PIXELS:
        raise ValueError("larger than its header said")
    pixels = np.asarray(picture)
    if pixels.ndim == 2:
        return pixels
    colours = np.ascontiguousarray(pixels[:, :, :3])
    height, width = (-(-side // shrinking) for side in colours.shape[:2])
    small = cv2.resize(colours, (width, height), interpolation=cv2.INTER_AREA) if shrinking > 1 else colours
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
