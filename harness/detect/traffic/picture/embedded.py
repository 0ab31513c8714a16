"""Pictures inside a binary body of unknown make: after a header of the app's own, or several in a row."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from harness.detect.traffic.picture.essence import end_of
from harness.detect.traffic.picture.image_header import header_of
from harness.detect.traffic.picture.media_kind import image_kind, video_kind

_MAGICS = (
    (b"\xff\xd8\xff", 0),
    (b"\x89PNG\r\n\x1a\n", 0),
    (b"WEBPVP8", 8),
    (b"ftyp", 4),
    (b"GIF8", 0),
    (b"\x0cjP  \r\n\x87\n", 3),
)
_TRIES = 64
_PICTURES = 16


@dataclass(frozen=True)
class Piece:
    """A picture or film as it lies in a body, and its kind. Its digest is made once, which slots would not allow."""

    kind: str
    content: bytes
    offset: int = 0

    @cached_property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.content).digest()


def pieces_in(content: bytes, media: str = "") -> tuple[Piece, ...]:
    """The pictures and films of a body: the body itself, or those within it that do not lie inside one another."""
    whole = image_kind(content) or video_kind(content)
    if not whole and media.startswith(("image/", "video/")) and media != "image/svg+xml":
        whole = media
    if whole and not _false_start(content, whole):
        return (Piece(whole, content),)
    return tuple(_within(content))


def _false_start(content: bytes, kind: str) -> bool:
    """TIFF, BMP and bare JPEG 2000 have short magics: without a readable header such a body is something else."""
    return kind in ("image/tiff", "image/bmp", "image/jp2") and header_of(content, kind) is None


def _within(content: bytes) -> Iterator[Piece]:
    behind = 0
    found = 0
    for start in sorted(_starts(content)):
        if start < behind or found >= _PICTURES:
            continue
        head = content[start : start + 64]
        kind = image_kind(head) or video_kind(head)
        if not kind or (kind.startswith("image/") and header_of(content[start:], kind) is None):
            continue
        behind = end_of(content, kind, start)
        found += 1
        yield Piece(kind, content[start:behind], start)


def _starts(content: bytes) -> set[int]:
    found: set[int] = set()
    for magic, lead in _MAGICS:
        at = content.find(magic)
        for _ in range(_TRIES):
            if at < 0:
                break
            if at >= lead:
                found.add(at - lead)
            at = content.find(magic, at + 1)
    return found
