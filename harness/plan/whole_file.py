"""A file that is written whole or not at all: whoever is killed leaves the old one or the new one, never half."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Replace `path` in one step, on the disk when this returns. Raises OSError."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
