"""ZIP archives: the names and contents of their members, as many bytes as the budget has."""

import zipfile
import zlib
from io import BytesIO

from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.opened import Blob, Opened

MEMBERS_LIMIT = 500
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError, OverflowError)


def opened_archive(content: bytes, budget: Budget) -> Opened | None:
    """Members that are packed alike, nested, encrypted or broken cost no more than their share; None for no archive."""
    if content[:4] != b"PK\x03\x04":
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [one.filename for one in archive.infolist()[:MEMBERS_LIMIT]]
            blobs = _members(archive, names, budget)
    except _BROKEN:
        return None
    paths = names + names
    return Opened(("zip",), names, lambda: paths, blobs) if names else None


def _members(archive: zipfile.ZipFile, names: list[str], budget: Budget) -> list[Blob]:
    blobs = []
    left = budget.stream_bytes
    for name in names:
        content = _read(archive, name, left) if left > 0 else b""
        left -= len(content)
        blobs.append(Blob(content))
    if left <= 0:
        budget.cut("bytes")
    return blobs


def _read(archive: zipfile.ZipFile, name: str, limit_bytes: int) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(limit_bytes)
    except _BROKEN:
        return b""
