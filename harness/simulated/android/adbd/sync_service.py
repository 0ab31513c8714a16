"""`sync:`, the file transfer of adb push and pull. Source: AOSP packages/modules/adb, SYNC.TXT and
file_sync_protocol.h."""

import errno
import struct

from harness.simulated.android.adbd.stream import AdbStream
from harness.simulated.handset.files import Entry, Files

DATA_BYTES = 65_536
MAX_PATH_BYTES = 1024
MAX_FILE_BYTES = 512 << 20
_REQUEST = struct.Struct("<4sI")
_STAT_V1 = struct.Struct("<4sIII")
_STAT_V2 = struct.Struct("<4sIQQIIIIQqqq")
_DENT_V1 = struct.Struct("<4sIIII")
_DENT_V2 = struct.Struct("<4sIQQIIIIQqqqI")


class SyncService:
    """Serves one stream until the computer says QUIT."""

    def __init__(self, files: Files, stream: AdbStream) -> None:
        self._files, self._stream = files, stream

    async def serve(self) -> None:
        while True:
            request, size = _REQUEST.unpack(await self._stream.read_exactly(_REQUEST.size))
            if request == b"QUIT" or size > MAX_PATH_BYTES:
                return
            path = (await self._stream.read_exactly(size)).decode("utf-8", "replace")
            if request == b"STAT":
                await self._stream.write(_stat_v1(self._files.get(path)))
            elif request in (b"STA2", b"LST2"):
                await self._stream.write(_stat_v2(request, self._files.get(path)))
            elif request in (b"LIST", b"LIS2"):
                await self._list(path, wide=request == b"LIS2")
            elif request == b"RECV":
                await self._send_file(path)
            elif request == b"SEND":
                await self._take_file(path)
            else:
                await self._fail(f"unknown command {request.decode('ascii', 'replace')}")

    async def _fail(self, why: str) -> None:
        await self._stream.write(_REQUEST.pack(b"FAIL", len(why.encode())) + why.encode())

    async def _list(self, path: str, *, wide: bool) -> None:
        try:
            entries = self._files.children(path)
        except OSError:
            entries = {}
        rows = _dent_v2 if wide else _dent_v1
        told = b"".join(rows(b"DNT2" if wide else b"DENT", name, entry) for name, entry in entries.items())
        await self._stream.write(told + rows(b"DONE", "", None))

    async def _send_file(self, path: str) -> None:
        try:
            data = self._files.read(path)
        except FileNotFoundError:
            return await self._fail("open failed: No such file or directory")
        except IsADirectoryError:
            return await self._fail("read failed: Is a directory")
        for start in range(0, len(data), DATA_BYTES):
            part = data[start : start + DATA_BYTES]
            await self._stream.write(_REQUEST.pack(b"DATA", len(part)) + part)
        return await self._stream.write(_REQUEST.pack(b"DONE", 0))

    async def _take_file(self, told: str) -> None:
        path, _, mode = told.rpartition(",")
        parts, size = [], 0
        while True:
            request, number = _REQUEST.unpack(await self._stream.read_exactly(_REQUEST.size))
            if request == b"DONE":
                break
            size += number
            if request != b"DATA" or number > DATA_BYTES or size > MAX_FILE_BYTES:
                return await self._fail("invalid data message")
            parts.append(await self._stream.read_exactly(number))
        try:
            self._files.write(path, b"".join(parts), int(mode) if mode.isdigit() else 0o644, number)
        except OSError as error:
            reason = "No space left on device" if error.errno == errno.ENOSPC else "Is a directory"
            return await self._fail(f"couldn't create file: {reason}")
        return await self._stream.write(_REQUEST.pack(b"OKAY", 0))


def _times(entry: Entry) -> tuple[int, int, int]:
    return entry.changed_s, entry.changed_s, entry.changed_s


def _stat_v1(entry: Entry | None) -> bytes:
    told = (entry.mode, entry.size_bytes, entry.changed_s) if entry else (0, 0, 0)
    return _STAT_V1.pack(b"STAT", *told)


def _stat_v2(kind: bytes, entry: Entry | None) -> bytes:
    if entry is None:
        return _STAT_V2.pack(kind, errno.ENOENT, *(0 for _ in range(10)))
    return _STAT_V2.pack(kind, 0, 1, 1, entry.mode, 1, 2000, 2000, entry.size_bytes, *_times(entry))


def _dent_v1(kind: bytes, name: str, entry: Entry | None) -> bytes:
    told = (entry.mode, entry.size_bytes, entry.changed_s) if entry else (0, 0, 0)
    return _DENT_V1.pack(kind, *told, len(name.encode())) + name.encode()


def _dent_v2(kind: bytes, name: str, entry: Entry | None) -> bytes:
    if entry is None:
        return _DENT_V2.pack(kind, *(0 for _ in range(12)))
    told = (0, 1, 1, entry.mode, 1, 2000, 2000, entry.size_bytes, *_times(entry))
    return _DENT_V2.pack(kind, *told, len(name.encode())) + name.encode()
