"""Photographs that nobody took, and what senders do to photographs. Every seed gives the same picture."""

import io
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
SIDES = (1280, 960)


def natural(seed: int, width: int = SIDES[0], height: int = SIDES[1]) -> Pixels:
    """Clouds of noise in several sizes, edges and blobs: the spectrum of a photograph."""
    chance = np.random.Generator(np.random.PCG64(seed))
    image = np.zeros((height, width, 3), np.float32)
    for step in range(2, 9):
        grid = chance.normal(size=(2**step * 3 // 4 + 1, 2**step + 1, 3)).astype(np.float32)
        grid = grid * 0.35 + grid.mean(axis=2, keepdims=True) * 0.65
        image += np.asarray(cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)) * 2.0 ** (-0.75 * step)
    image = (image - image.min()) / (image.max() - image.min()) * 255
    for _ in range(int(chance.integers(12, 40))):
        _thing(image, chance)
    grain = chance.normal(0, 3, image.shape)
    return np.asarray(np.clip(image + grain, 0, 255), np.uint8)


def _thing(image: NDArray[np.float32], chance: np.random.Generator) -> None:
    """Something with edges: a box, an ellipse, a leaf of triangles."""
    height, width = image.shape[:2]
    x, y = int(chance.integers(0, width)), int(chance.integers(0, height))
    size = int(chance.integers(width // 60, width // 6))
    colour = tuple(float(value) for value in chance.integers(10, 245, 3))
    match int(chance.integers(0, 3)):
        case 0:
            cv2.rectangle(image, (x, y), (x + size, y + size // 2), colour, -1)
        case 1:
            angle = float(chance.integers(0, 180))
            cv2.ellipse(image, (x, y), (size // 2, size // 4 + 1), angle, 0, 360, colour, -1, cv2.LINE_AA)
        case _:
            corners = np.array([x, y]) + chance.integers(-size, size, (5, 2))
            cv2.fillPoly(image, [corners.astype(np.int32)], colour, cv2.LINE_AA)


def document(seed: int, width: int = 960, height: int = SIDES[0]) -> Pixels:
    """A scanned page: lines of strokes on paper, the same margins on each."""
    chance = np.random.Generator(np.random.PCG64(seed))
    image = np.full((height, width, 3), 236, np.uint8)
    for y in range(110, height - 110, 38):
        x = 90
        while x < width - 110:
            for _ in range(4):
                one, other = chance.integers(0, 24, (2, 2))
                start, end = (x + int(one[0]), y + int(one[1])), (x + int(other[0]), y + int(other[1]))
                cv2.line(image, start, end, (50, 45, 45), 2, cv2.LINE_AA)
            x += 30
        if chance.random() < 0.2:
            continue
    return image


def gradient(seed: int, width: int = SIDES[0], height: int = SIDES[1]) -> Pixels:
    """Two colours and nothing else."""
    chance = np.random.Generator(np.random.PCG64(seed))
    one, other = chance.integers(0, 255, (2, 3))
    share = np.linspace(0, 1, height)[:, None, None]
    return np.ascontiguousarray(np.broadcast_to(one * (1 - share) + other * share, (height, width, 3)), np.uint8)


def noise(seed: int, width: int = 640, height: int = 480) -> Pixels:
    chance = np.random.Generator(np.random.PCG64(seed))
    return chance.integers(0, 256, (height, width, 3), dtype=np.uint8)


def encoded(pixels: Pixels, kind: str = "jpg", quality: int = 90) -> bytes:
    if kind == "heic":
        buffer = io.BytesIO()
        picture = Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))
        pillow_heif.from_pillow(picture).save(buffer, quality=quality)
        return buffer.getvalue()
    if kind in ("jp2", "tiff_lzw", "tiff_deflate"):
        buffer = io.BytesIO()
        picture, packing = Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)), {"compression": kind}
        picture.save(buffer, "JPEG2000" if kind == "jp2" else "TIFF", **({} if kind == "jp2" else packing))
        return buffer.getvalue()
    options = {"jpg": [cv2.IMWRITE_JPEG_QUALITY, quality], "webp": [cv2.IMWRITE_WEBP_QUALITY, quality]}
    _, content = cv2.imencode(f".{kind}", pixels, options.get(kind, []))
    return content.tobytes()


def pixels_of(content: bytes) -> Pixels:
    return np.asarray(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def resized(pixels: Pixels, width: int) -> Pixels:
    scale = width / pixels.shape[1]
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def cropped(pixels: Pixels, left: float, top: float, right: float, low: float) -> Pixels:
    """Shares of the width and height that are cut off at each side."""
    height, width = pixels.shape[:2]
    return np.ascontiguousarray(
        pixels[round(height * top) : round(height * (1 - low)), round(width * left) : round(width * (1 - right))]
    )


def turned(pixels: Pixels, degrees: float) -> Pixels:
    """Quarter turns exactly; other angles about the middle, the corners filled with black."""
    if degrees % 90 == 0:
        return np.ascontiguousarray(np.rot90(pixels, -int(degrees // 90)))
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(pixels, matrix, (width, height)), np.uint8)


def mirrored(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, ::-1])


def watermarked(pixels: Pixels) -> Pixels:
    """Time and place in two lines at the foot, as attendance cameras write them, and a half-clear plate behind."""
    image: Any = pixels.copy()
    height, width = image.shape[:2]
    foot = image[int(height * 0.82) :, : int(width * 0.6)]
    foot[:] = (foot * 0.55).astype(np.uint8)
    for line, text in enumerate(("2026-03-02 09:41:07", "Lincheng, North Road 18")):
        at = (int(width * 0.03), int(height * (0.89 + 0.07 * line)))
        cv2.putText(image, text, at, cv2.FONT_HERSHEY_SIMPLEX, width / 900, (255, 255, 255), 2, cv2.LINE_AA)
    return np.asarray(image, np.uint8)


def brightened(pixels: Pixels, factor: float = 1.25, lift: float = 12) -> Pixels:
    return np.asarray(np.clip(pixels.astype(np.float32) * factor + lift, 0, 255), np.uint8)


def greyed(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR), np.uint8)


def screenshot(pixels: Pixels) -> Pixels:
    """The picture as a page of a phone's screen shows it: bars and text above and below."""
    image: Any = np.full((2340, 1080, 3), 245, np.uint8)
    shown = resized(pixels, 1000)
    cv2.rectangle(image, (0, 0), (1080, 200), (180, 90, 30), -1)
    cv2.putText(image, "Photo of today", (60, 140), cv2.FONT_HERSHEY_SIMPLEX, 2, (255, 255, 255), 4, cv2.LINE_AA)
    image[420 : 420 + shown.shape[0], 40:1040] = shown[: 2340 - 420]
    for line in range(5):
        at = (60, 1900 + 80 * line)
        cv2.putText(image, "some words of the page", at, cv2.FONT_HERSHEY_SIMPLEX, 1.4, (60, 60, 60), 3, cv2.LINE_AA)
    return np.asarray(image, np.uint8)


def _jpeg(change: Callable[[Pixels], Pixels], quality: int = 80) -> Callable[[Pixels], bytes]:
    return lambda pixels: encoded(change(pixels), "jpg", quality)


TRANSFORMATIONS: dict[str, Callable[[Pixels], bytes]] = {
    "recompressed to 40": _jpeg(lambda p: p, 40),
    "resized to 720": _jpeg(lambda p: resized(p, 720)),
    "resized to 480, quality 40": _jpeg(lambda p: resized(p, 480), 40),
    "resized to 320": _jpeg(lambda p: resized(p, 320)),
    "resized to 200": _jpeg(lambda p: resized(p, 200), 70),
    "cropped 10 % all round": _jpeg(lambda p: cropped(p, 0.1, 0.1, 0.1, 0.1)),
    "cropped 25 % of each side": _jpeg(lambda p: cropped(p, 0.25, 0.25, 0.25, 0.25)),
    "cropped 25 % top left": _jpeg(lambda p: cropped(p, 0.25, 0.25, 0, 0)),
    "cropped 25 % low right": _jpeg(lambda p: cropped(p, 0, 0, 0.25, 0.25)),
    "cropped 15 %, 480 px, quality 40": _jpeg(lambda p: resized(cropped(p, 0.15, 0, 0, 0.15), 480), 40),
    "turned 90": _jpeg(lambda p: turned(p, 90)),
    "turned 180": _jpeg(lambda p: turned(p, 180)),
    "turned 270, 720 px": _jpeg(lambda p: resized(turned(p, 270), 720)),
    "turned 3": _jpeg(lambda p: turned(p, 3)),
    "turned -12": _jpeg(lambda p: turned(p, -12)),
    "mirrored": _jpeg(mirrored),
    "mirrored, cropped 15 %": _jpeg(lambda p: mirrored(cropped(p, 0.15, 0.15, 0, 0))),
    "watermarked": _jpeg(watermarked),
    "watermarked, 720 px, quality 40": _jpeg(lambda p: resized(watermarked(p), 720), 40),
    "brighter": _jpeg(brightened),
    "darker": _jpeg(lambda p: brightened(p, 0.6, 0)),
    "grey": _jpeg(greyed),
    "png": lambda p: encoded(p, "png"),
    "webp": lambda p: encoded(p, "webp", 60),
    "heic": lambda p: encoded(p, "heic", 50),
    "screenshot": _jpeg(screenshot),
    "screenshot, 720 px": _jpeg(lambda p: resized(screenshot(p), 720), 60),
}
