"""A planted photograph as it was planted, with all that finding it again needs: made out once and when needed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.picture.decoding import LOSSLESS
from harness.detect.traffic.picture.essence import coarseness, essence, is_lossy_webp
from harness.detect.traffic.picture.image_header import Header, header_of
from harness.detect.traffic.picture.local_features import Corners, corners_of
from harness.detect.traffic.picture.media_kind import image_kind
from harness.detect.traffic.picture.perceptual_hash import LEAST_QUALITY, pdq
from harness.detect.traffic.picture.pixels import Grey, Opened, opened, pixel_digest
from harness.detect.traffic.picture.tag_reader import TagsSeen, tags_in
from harness.model import photo_tag
from harness.model.persona import PlantedPhoto


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is known of an original whose file is at hand. `mirrored` are the corners of its mirror image."""

    grey: Grey
    scale: float
    tags: TagsSeen
    hash: NDArray[np.bool_] | None
    corners: Corners
    mirrored: Corners


@dataclass(frozen=True)
class Original:
    """`number` is its place in the persona's photos; `content` is empty where the file is not at hand.

    Everything is made out when it is first asked for (which slots would not allow): most captures hold no picture, and
    the same bytes are known by their digest. Empty digests and no `drawn` where there is no file, or none that opens.
    """

    number: int
    photo: PlantedPhoto
    content: bytes = field(repr=False)

    @cached_property
    def as_planted(self) -> bool:
        """Whether the file is at hand, and the one whose digest the persona names."""
        named = self.photo.sha256
        return self.content != b"" and named in ("", hashlib.sha256(self.content).hexdigest())

    @cached_property
    def kind(self) -> str:
        return image_kind(self.content)

    @cached_property
    def header(self) -> Header | None:
        return header_of(self.content, self.kind)

    @cached_property
    def essence(self) -> bytes:
        return essence(self.content, self.kind) if self.kind else b""

    @cached_property
    def coarseness(self) -> bytes:
        return coarseness(self.content) if self.kind == "image/jpeg" else b""

    @cached_property
    def drawn(self) -> Drawn | None:
        return _drawn(opened(self.content, self.kind, self.header)) if self.kind else None

    @cached_property
    def pixels(self) -> bytes:
        return pixel_digest(self.content, self.kind, self.header) if self.drawn is not None else b""

    @cached_property
    def tag_ids(self) -> tuple[int, ...]:
        """Those that the persona names, else those read from the picture."""
        if self.photo.tag_ids or self.drawn is None or self.drawn.tags.tag is None:
            return self.photo.tag_ids
        return photo_tag.tag_ids(self.drawn.tags.tag)


def originals_of(photos: tuple[PlantedPhoto, ...], contents: Mapping[str, bytes]) -> tuple[Original, ...]:
    return tuple(Original(number, photo, contents.get(photo.file, b"")) for number, photo in enumerate(photos))


def may_be_lossless(content: bytes, kind: str, original: Original, header: Header | None) -> bool:
    """Whether comparing every pixel can tell something: the same size, written so that every pixel can be kept."""
    if header is None or original.header is None:
        return False
    if (header.width, header.height) != (original.header.width, original.header.height):
        return False
    if kind == "image/jpeg" or (kind == original.kind and kind not in LOSSLESS):
        kept = kind == original.kind and coarseness(content) == original.coarseness
    else:
        kept = kind == original.kind or (kind in LOSSLESS and not is_lossy_webp(content))
    return kept and original.pixels != b""


def _drawn(picture: Opened) -> Drawn | None:
    if picture.grey is None:
        return None
    bits, quality = pdq(picture.grey)
    flipped = np.ascontiguousarray(picture.grey[:, ::-1])
    return Drawn(
        picture.grey,
        picture.scale,
        tags_in(picture.grey),
        bits if quality >= LEAST_QUALITY else None,
        corners_of(picture.grey),
        corners_of(flipped),
    )
