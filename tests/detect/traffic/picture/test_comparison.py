"""Planted photographs are known after what senders do to them, and no others are taken for them."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from harness.canary.scene import street
from tests.detect.traffic.picture import album
from tests.detect.traffic.picture.planted_album import RUN, contents, originals, recognised, tagged, untagged


@pytest.mark.parametrize("change", list(album.TRANSFORMATIONS.values()), ids=list(album.TRANSFORMATIONS))
@pytest.mark.parametrize("number", [1, 2], ids=["tagged", "untagged"])
def test_known_after(change: Callable[[album.Pixels], bytes], number: int) -> None:
    found = recognised(change(album.pixels_of(contents()[number])))
    assert found is not None
    assert found.original.number == number


@pytest.mark.parametrize(
    ("change", "form"),
    [
        ("recompressed to 40", "recompressed"),
        ("resized to 720", "resized"),
        ("cropped 25 % top left", "cropped"),
        ("cropped 25 % low right", "cropped"),
        ("cropped 15 %, 480 px, quality 40", "resized+cropped"),
        ("turned 90", "rotated"),
        ("turned 3", "rotated"),
        ("mirrored", "mirrored"),
        ("mirrored, cropped 15 %", "cropped+mirrored"),
        ("watermarked", "watermarked"),
        ("brighter", "recompressed"),
        ("png", "png"),
        ("webp", "webp"),
        ("heic", "heic"),
        ("screenshot", "resized+framed"),
    ],
)
@pytest.mark.parametrize("number", [1, 2], ids=["tagged", "untagged"])
def test_what_was_done_is_named(change: str, form: str, number: int) -> None:
    found = recognised(album.TRANSFORMATIONS[change](album.pixels_of(contents()[number])))
    assert found is not None
    assert found.form == form


def test_the_surest_way_is_named() -> None:
    pixels = album.pixels_of(contents()[2])
    ways = {
        "pixels": album.encoded(pixels, "png"),
        "pdq": album.encoded(pixels, "jpg", 60),
        "features": album.encoded(album.cropped(pixels, 0.2, 0, 0, 0.1)),
        "aruco": album.encoded(album.pixels_of(contents()[0]), "jpg", 60),
    }
    found = {way: recognised(content) for way, content in ways.items()}
    assert {way: one.method if one else "" for way, one in found.items()} == {way: way for way in ways}
    assert [found[way].confidence for way in ways if found[way]] == [1.0, 0.95, 0.9, 0.99]  # type: ignore[union-attr]


LOOK_ALIKES: dict[str, Callable[[], bytes]] = {
    "another street": lambda: album.encoded(street(4711)),
    "another natural": lambda: untagged(6),
    "a page": lambda: album.encoded(album.document(1)),
    "a gradient": lambda: album.encoded(album.gradient(1)),
    "noise": lambda: album.encoded(album.noise(1)),
    "same street, other run": lambda: tagged(11, 0, RUN + 1),
    "same street, other slot": lambda: tagged(11, 3),
    "same street, other run, 120 px": lambda: _small(tagged(11, 0, RUN + 1), 120),
    "same street, other slot, 80 px": lambda: _small(tagged(11, 3), 80),
    "same street, other slot, cropped and 200 px": lambda: album.encoded(
        album.resized(album.cropped(album.pixels_of(tagged(11, 3)), 0.3, 0.3, 0.3, 0.3), 200), "jpg", 40
    ),
    "same street without tags": lambda: album.encoded(street(11)),
    "large areas only": lambda: album.encoded(
        album.resized(album.resized(album.pixels_of(contents()[2]), 8), 1280), "jpg", 85
    ),
}


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_not_taken_for(name: str) -> None:
    assert recognised(LOOK_ALIKES[name]()) is None


def _small(content: bytes, width: int) -> bytes:
    return album.encoded(album.resized(album.pixels_of(content), width), "jpg", 60)


def test_tags_alone_are_enough_without_the_original_file() -> None:
    bare = tuple(replace(one, content=b"") for one in originals())
    found = recognised(album.encoded(album.turned(album.pixels_of(contents()[1]), 90), "webp", 60), bare)
    assert found is not None
    assert (found.original.number, found.method, found.form) == (1, "aruco", "rotated+webp")


def test_a_flat_photograph_is_known_by_its_pixels_only() -> None:
    flat = album.encoded(np.full((480, 640, 3), 128, np.uint8))
    known = (replace(originals()[2], number=0),)
    assert recognised(flat, known) is None
