"""Photographs after what apps do to them before they send them, and pictures that only look like the planted ones."""

import io
import random
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import pillow_heif
from PIL import Image as Pillow

from harness.canary.corpus.case import Tier
from harness.canary.corpus.chatter import moment
from harness.canary.photo import jpeg
from harness.canary.scene import Image, street
from harness.model.photo_tag import PhotoTag, tag_ids

Change = Callable[[random.Random, bytes], bytes]
MEDIA = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "heic": "image/heic",
    "jp2": "image/jp2",
    "tif": "image/tiff",
}


@lru_cache(maxsize=6)
def pixels(file: bytes) -> Any:
    """BGR, as stored (not turned by EXIF)."""
    return cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)


def encoded(image: Any, kind: str, quality: int) -> bytes:
    flag = {"jpg": cv2.IMWRITE_JPEG_QUALITY, "webp": cv2.IMWRITE_WEBP_QUALITY, "png": cv2.IMWRITE_PNG_COMPRESSION}[kind]
    _, content = cv2.imencode(f".{kind}", image, [flag, 1 if kind == "png" else quality])
    return bytes(content.tobytes())


def smaller(image: Any, longest: int) -> Any:
    factor = longest / max(image.shape[:2])
    return cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def exact(_: random.Random, file: bytes) -> bytes:
    return file


def stripped(_: random.Random, file: bytes) -> bytes:
    """The same scan without any APP1 segment (EXIF): the pixels stay bit for bit."""
    out, at = bytearray(file[:2]), 2
    while file[at] == 0xFF and file[at + 1] != 0xDA:
        size = 2 + int.from_bytes(file[at + 2 : at + 4])
        if file[at + 1] != 0xE1:
            out += file[at : at + size]
        at += size
    return bytes(out + file[at:])


def quality40(_: random.Random, file: bytes) -> bytes:
    return encoded(pixels(file), "jpg", 40)


def resized(draw: random.Random, file: bytes) -> bytes:
    return encoded(smaller(pixels(file), draw.choice((1280, 1080, 960, 720))), "jpg", draw.randrange(60, 93))


def thumbnail(draw: random.Random, file: bytes) -> bytes:
    return encoded(smaller(pixels(file), draw.choice((640, 480, 400, 360))), "jpg", draw.randrange(60, 90))


def cropped(draw: random.Random, file: bytes) -> bytes:
    """10 to 25 % of each side's length is lost, anywhere."""
    image = pixels(file)
    lost = draw.uniform(0.10, 0.25)
    height, width = (round(side * (1 - lost)) for side in image.shape[:2])
    top, left = draw.randrange(image.shape[0] - height + 1), draw.randrange(image.shape[1] - width + 1)
    return encoded(image[top : top + height, left : left + width], "jpg", draw.randrange(70, 93))


def squeezed(draw: random.Random, file: bytes) -> bytes:
    """To a square, as lists of pictures have them, whatever its shape was."""
    side = draw.choice((540, 640, 720))
    return encoded(cv2.resize(pixels(file), (side, side), interpolation=cv2.INTER_AREA), "jpg", 75)


def rotated(draw: random.Random, file: bytes) -> bytes:
    turn = draw.choice((cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE))
    return encoded(cv2.rotate(pixels(file), turn), "jpg", 85)


def watermarked(draw: random.Random, file: bytes) -> bytes:
    """Time and place over a dark strip, as check-in cameras write them, or letters all over."""
    image = pixels(file).copy()
    height, width = image.shape[:2]
    if draw.random() < 0.5:
        image[int(height * 0.86) :] //= 3
        cv2.putText(image, "2026-11-22 09:14 LINCHENG", (30, height - 60), 0, 2.2, (255, 255, 255), 5, cv2.LINE_AA)
    else:
        layer = image.copy()
        for y in range(60, height, 190):
            cv2.putText(layer, "INTERNAL  lihua 0815", (y % 170, y), 0, 1.6, (235, 235, 235), 4, cv2.LINE_AA)
        image = cv2.addWeighted(layer, 0.45, image, 0.55, 0)
    return encoded(smaller(image, draw.choice((width, 1280))), "jpg", 80)


def as_png(_: random.Random, file: bytes) -> bytes:
    return encoded(smaller(pixels(file), 720), "png", 0)


def as_webp(draw: random.Random, file: bytes) -> bytes:
    return encoded(smaller(pixels(file), draw.choice((1600, 1080))), "webp", 75)


def as_heic(_: random.Random, file: bytes) -> bytes:
    out = io.BytesIO()
    image = Pillow.fromarray(cv2.cvtColor(smaller(pixels(file), 1080), cv2.COLOR_BGR2RGB))
    pillow_heif.from_pillow(image).save(out, quality=60)
    return out.getvalue()


def as_jpeg_2000(draw: random.Random, file: bytes) -> bytes:
    return _by_pillow(
        smaller(pixels(file), 1080), "JPEG2000", quality_mode="rates", quality_layers=[draw.choice((15, 30))]
    )


def as_tiff(draw: random.Random, file: bytes) -> bytes:
    """Packed, as scanners and archives keep them."""
    return _by_pillow(smaller(pixels(file), 720), "TIFF", compression=draw.choice(("tiff_lzw", "tiff_deflate", "jpeg")))


def _by_pillow(image: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Pillow.fromarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB)).save(out, kind, **options)
    return out.getvalue()


def chained(*changes: Change) -> Change:
    """One after the other."""

    def change(draw: random.Random, file: bytes) -> bytes:
        for one in changes:
            file = one(draw, file)
        return file

    return change


CHANGES: dict[str, tuple[Tier, str, Change]] = {
    "exact": (Tier.PLAIN, "jpg", exact),
    "stripped": (Tier.COMPOSED, "jpg", stripped),
    "quality40": (Tier.COMPOSED, "jpg", quality40),
    "resized": (Tier.COMPOSED, "jpg", resized),
    "png": (Tier.COMPOSED, "png", as_png),
    "webp": (Tier.COMPOSED, "webp", as_webp),
    "heic": (Tier.COMPOSED, "heic", as_heic),
    "jp2": (Tier.COMPOSED, "jp2", as_jpeg_2000),
    "tiff": (Tier.COMPOSED, "tif", as_tiff),
    "thumbnail": (Tier.SEARCH, "jpg", thumbnail),
    "cropped": (Tier.SEARCH, "jpg", cropped),
    "rotated": (Tier.SEARCH, "jpg", rotated),
    "watermarked": (Tier.SEARCH, "jpg", watermarked),
    "cropped, squeezed": (Tier.SEARCH, "jpg", chained(cropped, squeezed)),
    "cropped, resized": (Tier.SEARCH, "jpg", chained(cropped, resized)),
    "rotated, quality40": (Tier.SEARCH, "jpg", chained(rotated, quality40)),
    "watermarked, thumbnail": (Tier.SEARCH, "jpg", chained(watermarked, thumbnail)),
}


def look_alike(draw: random.Random, original: bytes) -> bytes:
    """Not planted: a street of the same make, the same tags for another run, or a drawing in the original's colours."""
    way = draw.randrange(4)
    if way == 0:
        return encoded(street(draw.getrandbits(63)), "jpg", 88)
    if way == 1:
        ids = tag_ids(PhotoTag(draw.randrange(4), draw.randrange(1 << 20)))
        place = (draw.uniform(20, 40), draw.uniform(100, 120))
        return jpeg(draw.getrandbits(63), ids, place, moment(draw))
    if way == 2:
        return encoded(_blurred_colours(original), "jpg", 85)
    return encoded(_icon(draw), "png", 0)


def _blurred_colours(original: bytes) -> Any:
    """The original's large areas only, mirrored: like in colour and layout, yet nobody's photograph."""
    tiny = cv2.resize(pixels(original), (8, 6), interpolation=cv2.INTER_AREA)
    return cv2.resize(cv2.flip(tiny, -1), (1280, 960), interpolation=cv2.INTER_CUBIC)


def _icon(draw: random.Random) -> Image:
    image = np.full((96, 96, 3), draw.randrange(200, 256), np.uint8)
    colour = [draw.randrange(256) for _ in range(3)]
    cv2.circle(image, (48, 48), draw.randrange(15, 45), colour, -1)
    return image
