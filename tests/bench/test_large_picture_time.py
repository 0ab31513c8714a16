"""What a photograph of twelve megapixels costs, by format, beside the bare decoder of that format.

The whole look: decoding, tags, hash and corners of a picture that is none of the planted ones. Processor time of one
core, the better of two. What is bare is what nobody gets below who looks at all pixels: Pillow's reader (OpenCV's for
WebP, pillow_heif's for HEIC) drawing the whole picture and nothing else. The engine draws JPEG and JPEG 2000 smaller
than they are, so it takes less there.
"""

import io
import time
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pillow_heif
import pytest
from numpy.typing import NDArray
from PIL import Image

from harness.canary.corpus.people import person
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.original import originals_of
from harness.inspection.one_thread import one_thread
from tests.bench.bench_pictures import recognised
from tests.detect.traffic.picture import album

MOST_MS = 60
WIDTH, HEIGHT = 4000, 3000
ROUNDS = 2
SOME = person(2)
WRITTEN: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": 88}),
    "JPEG, progressive": ("JPEG", {"quality": 88, "progressive": True}),
    "JPEG 2000, lossy": ("JPEG2000", {"irreversible": True, "quality_mode": "rates", "quality_layers": [20]}),
    "JPEG 2000, lossless": ("JPEG2000", {"irreversible": False}),
    "WebP, lossy": ("WEBP", {"quality": 80, "method": 2}),
    "WebP, lossless": ("WEBP", {"lossless": True, "method": 1}),
    "AVIF": ("AVIF", {"quality": 60, "speed": 9}),
    "PNG": ("PNG", {}),
    "TIFF, raw": ("TIFF", {}),
    "TIFF, LZW": ("TIFF", {"compression": "tiff_lzw"}),
    "TIFF, deflate": ("TIFF", {"compression": "tiff_adobe_deflate"}),
    "HEIC": ("HEIC", {}),
}
# Where drawing takes less than the limit by itself, all of it does.
WITHIN = ("JPEG", "TIFF, raw")


@pytest.fixture(scope="module")
def scene() -> NDArray[np.uint8]:
    return album.natural(77, WIDTH, HEIGHT)


def _encoded(scene: NDArray[np.uint8], name: str) -> bytes:
    form, options = WRITTEN[name]
    file, picture = io.BytesIO(), Image.fromarray(scene)
    if form == "HEIC":
        pillow_heif.from_pillow(picture).save(file, quality=60)
    else:
        picture.save(file, form, **options)
    return file.getvalue()


def _quickest(draw: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one core, and by the clock."""
    spent, waited = float("inf"), float("inf")
    for _ in range(ROUNDS):
        at, began = time.process_time(), time.perf_counter()
        draw()
        spent, waited = min(spent, time.process_time() - at), min(waited, time.perf_counter() - began)
    return spent * 1000, waited * 1000


def _bare(content: bytes, kind: str) -> Callable[[], object]:
    if kind == "image/heic":
        return lambda: pillow_heif.open_heif(content).data
    if kind == "image/webp":
        return lambda: cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    return lambda: Image.open(io.BytesIO(content)).convert()


def test_what_the_engine_adds_to_a_decoder_is_below_the_limit(scene: NDArray[np.uint8]) -> None:
    print(f"\n  {WIDTH} x {HEIGHT} px, one core; limit {MOST_MS} ms")
    planted = originals_of(SOME.persona.photos, SOME.originals)
    added: dict[str, float] = {}
    whole: dict[str, float] = {}
    with one_thread():
        recognised(_encoded(scene, "JPEG"), planted)  # The marks of the planted ones are made out once for a capture.
        for name in WRITTEN:
            content = _encoded(scene, name)
            whole[name], waited = _quickest(lambda: recognised(content, planted))  # noqa: B023
            bare, _ = _quickest(_bare(content, image_kind(content)))
            added[name] = whole[name] - bare
            size = f"{len(content) / 1e6:5.1f} MB"
            print(f"  {name:20}{size} engine {whole[name]:6.1f} ms (wall {waited:6.1f}), bare decoder {bare:6.1f} ms")
    assert max(added.values()) < MOST_MS
    assert max(whole[name] for name in WITHIN) < MOST_MS
