"""A planted photograph is recognised after everything that an app does to it, and nothing else is."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import cv2
import numpy as np
import piexif
import pytest

from harness.canary.photo import jpeg
from harness.canary.read_tags import identify
from harness.canary.scene import HEIGHT_PX, WIDTH_PX, Image, street
from harness.model.photo_tag import PhotoTag, tag_ids

TAKEN = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8)))
TAGS = [PhotoTag(0, 1), PhotoTag(2, 641242), PhotoTag(15, (1 << 20) - 1)]


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    return [jpeg(index, tag_ids(tag), (30.2741234, 120.1551234), TAKEN) for index, tag in enumerate(TAGS)]


def pixels(content: bytes) -> Image:
    return np.asarray(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR), dtype=np.uint8)


def recompressed(image: Image, quality: int) -> Image:
    return pixels(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes())


def scaled(image: Image, factor: float) -> Image:
    return np.asarray(cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def cropped(image: Image, share: float) -> Image:
    rows, columns = int(HEIGHT_PX * share), int(WIDTH_PX * share)
    return image[rows // 2 : HEIGHT_PX - rows // 2, columns // 2 : WIDTH_PX - columns // 2].copy()


def quarter(image: Image) -> Image:
    return image[130 : 130 + HEIGHT_PX // 2, 170 : 170 + WIDTH_PX // 2].copy()


def watermarked(image: Image) -> Image:
    marked = image.copy()
    cv2.rectangle(marked, (0, HEIGHT_PX - 170), (WIDTH_PX, HEIGHT_PX), (40, 40, 40), -1)
    for row in range(3):
        place = (40, 300 + row * 380)
        cv2.putText(marked, "2026-03-02 09:30 Lincheng", place, cv2.FONT_HERSHEY_SIMPLEX, 2.5, (255, 255, 255), 6)
    return marked


def rotated(image: Image) -> Image:
    return np.ascontiguousarray(np.rot90(image))


ABUSE: dict[str, Callable[[Image], Image]] = {
    "as it is": lambda image: image,
    "quality 40": lambda image: recompressed(image, 40),
    "half size": lambda image: scaled(image, 0.5),
    "an eighth, quality 50": lambda image: recompressed(scaled(image, 0.125), 50),
    "20 % cropped": lambda image: cropped(image, 0.2),
    "a quarter of it": quarter,
    "turned": rotated,
    "watermarked": watermarked,
    "grey": lambda image: np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8),
    "all of it": lambda image: recompressed(rotated(scaled(cropped(watermarked(image), 0.2), 0.5)), 40),
}


@pytest.mark.parametrize("abuse", ABUSE)
def test_the_tags_survive(files: list[bytes], abuse: str) -> None:
    for content, tag in zip(files, TAGS, strict=True):
        assert identify(ABUSE[abuse](pixels(content))) == tag


@pytest.mark.parametrize("seed", range(6))
def test_a_scene_without_tags_is_nobodys(seed: int) -> None:
    assert identify(street(seed)) is None


def test_noise_is_nobodys() -> None:
    noise: Any = np.random.default_rng(1).integers(0, 256, (600, 800, 3), dtype=np.uint8)
    assert identify(noise) is None


def test_the_file_is_a_photograph_with_place_and_time(files: list[bytes]) -> None:
    assert pixels(files[0]).shape == (HEIGHT_PX, WIDTH_PX, 3)
    exif = piexif.load(files[0])
    degrees = [sum(top / below / 60**place for place, (top, below) in enumerate(exif["GPS"][key])) for key in (2, 4)]
    assert degrees == pytest.approx([30.2741234, 120.1551234], abs=1e-7)
    assert exif["Exif"][piexif.ExifIFD.DateTimeOriginal] == b"2026:03:02 09:30:00"
    assert exif["Exif"][piexif.ExifIFD.OffsetTimeOriginal] == b"+08:00"


@pytest.mark.parametrize("wgs84", [(0.0, 0.0), (-33.9999999999, -70.0000001), (29.99999999999, 119.9999999)])
def test_any_position_has_a_valid_exif_form(wgs84: tuple[float, float]) -> None:
    exif = piexif.load(jpeg(1, tag_ids(TAGS[0]), wgs84, TAKEN))
    for key, value in ((2, wgs84[0]), (4, wgs84[1])):
        (degrees, _), (minutes, _), (seconds, parts) = exif["GPS"][key]
        assert minutes < 60
        assert seconds <= 60 * parts
        assert degrees + minutes / 60 + seconds / parts / 3600 == pytest.approx(abs(value), abs=1e-8)


def test_the_same_arguments_give_the_same_bytes(files: list[bytes]) -> None:
    again = jpeg(1, tag_ids(TAGS[1]), (30.2741234, 120.1551234), TAKEN)
    assert again == files[1]
    assert files[0] != files[1]
    assert io.BytesIO(again).read(2) == b"\xff\xd8"
