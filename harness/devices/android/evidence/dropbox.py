"""`dumpsys dropbox --print TAG`: the crash and ANR reports that the system keeps across a reboot.

========================================
2026-11-22 10:00:00 data_app_crash (text, 1234 bytes)
Process: com.gov.demo
PID: 2003
Foreground: Yes

java.lang.NullPointerException: text
        at com.gov.demo.Main.onCreate(Main.java:42)
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from harness.devices.android.evidence.crash_log import MOST_FRAMES
from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused, whole
from harness.devices.android.evidence.written_time import STAMP, device_time

_ENTRY = re.compile(rf"({STAMP}) ([a-z_0-9]{{3,60}}) \(.*")
_AT = re.compile(r"\s*at ([\w.$<>]{1,240})\(.*")
_WHY = re.compile(r"([\w.$]{3,200}(?:Exception|Error|Throwable|Failure)[\w.$]{0,80})(?:: (.*))?")
_KEYS = ("Process", "PID", "Foreground", "Package", "Subject", "Timestamp")


@dataclass(frozen=True, slots=True)
class DropboxEntry:
    """`tag` is data_app_crash, data_app_anr, data_app_native_crash ...; `subject` an ANR's reason."""

    tag: str
    at: datetime | None
    process: str = ""
    pid: int | None = None
    foreground: bool | None = None
    package: str = ""
    subject: str = ""
    why: str = ""
    frames: tuple[str, ...] = ()


def parse_dropbox(text: str, zone: tzinfo) -> Parsed[DropboxEntry]:
    """Entries whose content was lost or is binary have a tag and a time only."""
    lines, cut = lines_of(text)
    found = Gathering[DropboxEntry](cut)
    now: DropboxEntry | None = None
    for line in lines:
        if head := _ENTRY.fullmatch(line.strip()):
            if now is not None:
                found.take(now)
            now = DropboxEntry(head[2], device_time(head[1], zone))
        elif now is not None:
            now = _with_line(now, line)
    if now is not None:
        found.take(now)
    return found.parsed(answered="Drop box contents" in text[:2_000] and not refused(text))


def _with_line(entry: DropboxEntry, line: str) -> DropboxEntry:
    key, colon, value = line.partition(": ")
    if colon and key in _KEYS:
        return _with_key(entry, key, value.strip())
    if frame := _AT.fullmatch(line):
        return entry if len(entry.frames) >= MOST_FRAMES else replace(entry, frames=(*entry.frames, frame[1]))
    if not entry.why and (why := _WHY.fullmatch(line.strip())):
        return replace(entry, why=why[1])
    return entry


def _with_key(entry: DropboxEntry, key: str, value: str) -> DropboxEntry:
    if key == "Process":
        return replace(entry, process=value[:200])
    if key == "PID":
        return replace(entry, pid=whole(value))
    if key == "Foreground":
        return replace(entry, foreground=value == "Yes")
    if key == "Package":
        return replace(entry, package=value.split(" ", maxsplit=1)[0][:200])
    return replace(entry, subject=value[:400]) if key == "Subject" else entry
