"""Which planted photograph a picture shows by its bytes alone: the same file, or the same but for its metadata."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from harness.detect.traffic.picture.essence import essence
from harness.detect.traffic.picture.image_header import Header
from harness.detect.traffic.picture.original import Original


@dataclass(frozen=True, slots=True)
class Recognition:
    """`method` is `sha256`, `essence`, `pixels`, `aruco`, `pdq` or `features`; `measure` its distance or count."""

    original: Original
    form: str
    confidence: float
    method: str
    measure: float = 0.0


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture that left, with its header read and not yet opened."""

    content: bytes
    kind: str
    header: Header | None


def recognised_bytes(sent: Sent, originals: Sequence[Original]) -> Recognition | None:
    """A planted photograph that needs no opening. Bytes after the picture's end, as wrappers leave them, may differ."""
    for original in originals:
        if _is_file(sent.content, original):
            return Recognition(original, "exact", 1.0, "sha256")
    if any(original.essence for original in originals):
        bare = essence(sent.content, sent.kind)
        for original in originals:
            if bare and original.essence == bare:
                return Recognition(original, "stripped", 1.0, "essence")
    return None


def _is_file(content: bytes, original: Original) -> bool:
    if original.as_planted:
        return content.startswith(original.content)
    return original.photo.sha256 == hashlib.sha256(content[: len(original.content) or None]).hexdigest()
