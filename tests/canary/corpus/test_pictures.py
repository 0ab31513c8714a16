"""Photographs stay recognisable to a person's eye after each change; look-alikes are others."""

import io
import random

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image

from harness.canary.corpus import pictures
from harness.canary.corpus.people import person

pillow_heif.register_heif_opener()
SOME = person(2)
TAGGED = SOME.originals[SOME.persona.photos[0].file]
UNTAGGED = SOME.originals[SOME.persona.photos[-1].file]
MAGIC = {
    "jpg": b"\xff\xd8",
    "png": b"\x89PNG",
    "webp": b"RIFF",
    "heic": b"\x00\x00\x00",
    "jp2": b"\x00\x00\x00\x0cjP",
    "tif": b"II*",
}


@pytest.mark.parametrize("name", list(pictures.CHANGES))
def test_each_change_gives_a_picture_of_its_kind(name: str) -> None:
    _, kind, change = pictures.CHANGES[name]
    content = change(random.Random(4), TAGGED)
    assert content.startswith(MAGIC[kind])
    width, height = Image.open(io.BytesIO(content)).size
    longest = max(width, height)
    assert longest <= {"thumbnail": 640, "png": 720, "heic": 1080}.get(name.rsplit(", ", maxsplit=1)[-1], 1600)


def test_stripping_takes_the_metadata_and_leaves_the_pixels() -> None:
    bare = pictures.stripped(random.Random(1), TAGGED)
    assert b"Exif" in TAGGED
    assert b"Exif" not in bare
    assert np.array_equal(pictures.pixels(bare), pictures.pixels(TAGGED))


def test_a_crop_loses_ten_to_twenty_five_percent() -> None:
    for seed in range(5):
        height, width = pictures.pixels(pictures.cropped(random.Random(seed), TAGGED)).shape[:2]
        assert 0.74 < width / 1600 < 0.91
        assert width / height == pytest.approx(4 / 3, rel=0.01)


def test_the_last_photograph_has_no_tags_in_it() -> None:
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_1000))
    assert len(detector.detectMarkers(pictures.pixels(TAGGED))[0]) > 10
    assert len(detector.detectMarkers(pictures.pixels(UNTAGGED))[0]) == 0


def test_a_look_alike_is_another_picture() -> None:
    small = cv2.resize(pictures.pixels(UNTAGGED), (64, 48)).astype(float)
    for seed in range(8):
        other = pictures.pixels(pictures.look_alike(random.Random(seed), UNTAGGED))
        assert np.abs(cv2.resize(other, (64, 48)).astype(float) - small).mean() > 5
