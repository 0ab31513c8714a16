"""Planted photographs for the tests of this folder, drawn once: three with tags, one without, with their originals."""

import hashlib
from datetime import UTC, datetime
from functools import cache

import numpy as np

from harness.canary.photo import jpeg
from harness.detect.traffic.picture.comparison import recognised_pixels
from harness.detect.traffic.picture.image_header import header_of
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.original import Original, originals_of
from harness.detect.traffic.picture.pixels import Grey, opened
from harness.detect.traffic.picture.recognition import Recognition, Sent, recognised_bytes
from harness.model.persona import PlantedPhoto
from harness.model.photo_tag import PhotoTag, tag_ids
from tests.detect.traffic.picture import album

PLACE = (26.074508, 119.296494)
TAKEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
RUN = 7777


@cache
def tagged(seed: int, slot: int, run: int = RUN) -> bytes:
    return jpeg(seed, tag_ids(PhotoTag(slot, run)), PLACE, TAKEN)


@cache
def untagged(seed: int) -> bytes:
    return album.encoded(album.natural(seed), "jpg", 92)


@cache
def contents() -> tuple[bytes, ...]:
    return tagged(11, 0), tagged(12, 1), untagged(5)


@cache
def photos() -> tuple[PlantedPhoto, ...]:
    ids: tuple[tuple[int, ...], ...] = (tag_ids(PhotoTag(0, RUN)), tag_ids(PhotoTag(1, RUN)), ())
    return tuple(
        PlantedPhoto(f"photos/slot-{n}.jpg", hashlib.sha256(content).hexdigest(), PLACE, ids[n])
        for n, content in enumerate(contents())
    )


@cache
def originals() -> tuple[Original, ...]:
    return originals_of(photos(), {photo.file: file for photo, file in zip(photos(), contents(), strict=True)})


def sent(content: bytes) -> Sent:
    kind = image_kind(content)
    return Sent(content, kind, header_of(content, kind))


def recognised(content: bytes, known: tuple[Original, ...] | None = None) -> Recognition | None:
    one, among = sent(content), originals() if known is None else known
    return recognised_bytes(one, among) or recognised_pixels(one, opened(content, one.kind, one.header), among)


def grey(content: bytes) -> Grey:
    one = sent(content)
    found = opened(content, one.kind, one.header).grey
    assert found is not None
    return np.asarray(found, np.uint8)
