"""Holds the parts of files until their uploads are complete: little in memory, the rest in a file without a name."""

import hashlib
import tempfile
from typing import IO, cast

MEMORY_BYTES = 32 << 20
DISK_BYTES = 2 << 30


class PartStore:
    """Contents by their digest, each kept once. `refused` counts the bytes for which there was no more room."""

    def __init__(self, limit_bytes: int = DISK_BYTES, memory_bytes: int = MEMORY_BYTES) -> None:
        self._limit_bytes, self._memory_bytes = limit_bytes, memory_bytes
        self._file: IO[bytes] | None = None
        self._spans: dict[bytes, tuple[int, int]] = {}
        self._end = 0
        self.refused = 0

    def keep(self, content: bytes) -> bytes | None:
        """The key under which the content is kept; None when it would be beyond the limit."""
        key = hashlib.sha256(content).digest()
        if key in self._spans:
            return key
        if self._end + len(content) > self._limit_bytes:
            self.refused += len(content)
            return None
        file = self._opened()
        file.seek(self._end)
        file.write(content)
        self._spans[key] = (self._end, len(content))
        self._end += len(content)
        return key

    def size(self, key: bytes) -> int:
        return self._spans[key][1]

    def content(self, key: bytes) -> bytes:
        start, length = self._spans[key]
        file = self._opened()
        file.seek(start)
        return file.read(length)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            self._file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=self._memory_bytes))  # noqa: SIM115
        return self._file
