"""Every file that a seal covers, with its size and its two digests.

Symbolic links and special files are named, never read.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from harness.recording import layout

CHUNK_BYTES = 1024 * 1024
MAX_FILES = 200_000
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Size in bytes; SHA-256 and SM3 (GB/T 32905) in lower-case hex."""

    size_bytes: int
    sha256: str
    sm3: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a recording's folder outside of UNSEALED and the seal, as sorted relative names with slashes.

    `odd` are symbolic links, devices, pipes, unreadable folders and names that are no UTF-8.
    """

    files: tuple[str, ...]
    odd: tuple[str, ...]


def listing(folder: Path) -> Listing:
    """Walk the folder without following a link. More than MAX_FILES or MAX_DEPTH makes the rest odd."""
    files: list[str] = []
    odd: list[str] = []
    _walk(folder, "", 0, files, odd)
    kept = sorted(name for name in files if name != layout.SEAL)
    return Listing(tuple(kept), tuple(sorted(odd)))


def _walk(folder: Path, prefix: str, depth: int, files: list[str], odd: list[str]) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        odd.append(prefix or ".")
        return
    for entry in entries:
        name = prefix + entry.name
        if entry.is_symlink() or not name.isprintable() or len(files) >= MAX_FILES or depth >= MAX_DEPTH:
            odd.append(name)
        elif entry.is_dir(follow_symlinks=False):
            if name not in layout.UNSEALED:
                _walk(folder / entry.name, f"{name}/", depth + 1, files, odd)
        else:
            (files if entry.is_file(follow_symlinks=False) else odd).append(name)


def fingerprint(path: Path) -> Fingerprint:
    """Both digests in one pass. Raises OSError, also when the path is no plain file."""
    sha256, sm3, size = hashlib.sha256(), hashlib.new("sm3"), 0
    # O_NONBLOCK so that a pipe put here between listing and reading cannot hang us.
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(fd, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError(f"{path.name} is no plain file")
        while chunk := file.read(CHUNK_BYTES):
            sha256.update(chunk)
            sm3.update(chunk)
            size += len(chunk)
    return Fingerprint(size, sha256.hexdigest(), sm3.hexdigest())
