"""The handset's file system: held in memory, with modes, times and a size that can run out."""

import fnmatch
import posixpath
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

FREE_BYTES = 8 << 30
FIRST_FOLDERS = (
    *("/data/local/tmp", "/data/data", "/data/app", "/data/anr", "/data/tombstones", "/data/misc/user/0/cacerts-added"),
    *("/sdcard/DCIM/Camera", "/sdcard/Download", "/sdcard/Pictures", "/sdcard/Android/data"),
    *("/system/bin", "/system/etc/security/cacerts", "/apex/com.android.conscrypt/cacerts", "/proc/net", "/dev"),
)
# One place under several names, as on a phone.
LINKS = (("/storage/emulated/0", "/sdcard"), ("/storage/self/primary", "/sdcard"), ("/mnt/sdcard", "/sdcard"))


class NoSpace(OSError):
    """The disk is full (ENOSPC)."""


@dataclass(slots=True)
class Entry:
    """A file or, where `data` is None, a folder."""

    mode: int
    changed_s: int
    data: bytes | None = None
    owner: str = "shell"

    @property
    def size_bytes(self) -> int:
        return len(self.data) if self.data is not None else 4096


class Files:
    """Paths are absolute; a missing parent folder is made. Raises the OSErrors that a disk would."""

    def __init__(self, now: Callable[[], datetime], free_bytes: int = FREE_BYTES) -> None:
        self.free_bytes = free_bytes
        self._now = now
        # Places over which another folder is mounted, with that folder.
        self.binds: dict[str, str] = {}
        self._entries: dict[str, Entry] = {"/": Entry(stat.S_IFDIR | 0o755, 0)}
        for folder in FIRST_FOLDERS:
            self.make_folder(folder)

    def place(self, path: str) -> str:
        """The one name of a path, links and mounts followed."""
        clean = posixpath.normpath("/" + path.lstrip("/"))
        for link, target in (*LINKS, *self.binds.items()):
            if clean == link or clean.startswith(link + "/"):
                return target + clean[len(link) :]
        return clean

    def get(self, path: str) -> Entry | None:
        return self._entries.get(self.place(path))

    def read(self, path: str) -> bytes:
        entry = self.get(path)
        if entry is None:
            raise FileNotFoundError(path)
        if entry.data is None:
            raise IsADirectoryError(path)
        return entry.data

    def write(
        self, path: str, data: bytes, mode: int = 0o644, changed_s: int | None = None, owner: str = "shell"
    ) -> None:
        place = self.place(path)
        old = self._entries.get(place)
        if old is not None and old.data is None:
            raise IsADirectoryError(path)
        grown = len(data) - (old.size_bytes if old else 0)
        if grown > self.free_bytes:
            raise NoSpace(28, "No space left on device", path)
        self.free_bytes -= grown
        self.make_folder(posixpath.dirname(place))
        when = int(self._now().timestamp()) if changed_s is None else changed_s
        self._entries[place] = Entry(stat.S_IFREG | (mode & 0o7777), when, data, owner)

    def make_folder(self, path: str) -> None:
        place = self.place(path)
        if place not in self._entries:
            self.make_folder(posixpath.dirname(place))
            self._entries[place] = Entry(stat.S_IFDIR | 0o771, int(self._now().timestamp()))

    def children(self, path: str) -> dict[str, Entry]:
        """The entries of a folder by their names. Raises FileNotFoundError, NotADirectoryError."""
        place = self.place(path)
        entry = self._entries.get(place)
        if entry is None:
            raise FileNotFoundError(path)
        if entry.data is not None:
            raise NotADirectoryError(path)
        start = place.rstrip("/") + "/"
        return {
            name[len(start) :]: one
            for name, one in sorted(self._entries.items())
            if name.startswith(start) and name != place and "/" not in name[len(start) :]
        }

    def below(self, path: str) -> Iterator[tuple[str, Entry]]:
        place = self.place(path)
        return (
            (name, one)
            for name, one in sorted(self._entries.items())
            if (name + "/").startswith(place.rstrip("/") + "/")
        )

    def matching(self, pattern: str) -> list[str]:
        """What a shell makes of a word with * or ?: existing paths, none of them hidden behind a slash."""
        depth, wanted = pattern.count("/"), self.place(pattern)
        return [
            name for name in sorted(self._entries) if name.count("/") == depth and fnmatch.fnmatchcase(name, wanted)
        ]

    def remove(self, path: str) -> bool:
        """A file, or a folder with all that is in it."""
        gone = [name for name, _ in self.below(path)]
        for name in gone:
            entry = self._entries.pop(name)
            self.free_bytes += len(entry.data) if entry.data is not None else 0
        return bool(gone)

    def move(self, old: str, new: str) -> None:
        data, mode = self.read(old), self._entries[self.place(old)].mode
        self.remove(old)
        self.write(new, data, mode)
