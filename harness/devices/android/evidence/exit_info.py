"""`dumpsys activity exit-info PACKAGE` (Android 11 and later): why processes ended; the last 16 of a package.

    ApplicationExitInfo #0:
      timestamp=2026-09-23 06:43:37.352 pid=23633 realUid=10183 packageUid=10183 definingUid=10183 user=0
      process=com.x reason=4 (CRASH) subreason=0 (UNKNOWN) status=0
      importance=100 pss=105MB rss=210MB description=crash state=empty trace=/data/system/procexitstore/anr_1.gz

Line breaks differ by release, so keys are read wherever they stand. A trace may hang on any reason, not only on ANR.
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused, whole
from harness.devices.android.evidence.written_time import STAMP, device_time

RING = 16
FOREGROUND_IMPORTANCE = 125  # IMPORTANCE_FOREGROUND_SERVICE: up to here a user notices the end
_HEAD = re.compile(r"\s*ApplicationExitInfo #[0-9]{1,6}:\s*")
_KEY = {
    "timestamp": re.compile(rf"\btimestamp=({STAMP})"),
    "pid": re.compile(r"\bpid=([0-9]{1,9})\b"),
    "process": re.compile(r"\bprocess=([\w.:\-]{1,200})"),
    "reason": re.compile(r"(?<!sub)\breason=([0-9]{1,4})"),
    "reason_name": re.compile(r"(?<!sub)\breason=[0-9]{1,4} \(([^)]{1,60})\)"),
    "subreason_name": re.compile(r"\bsubreason=[0-9]{1,4} \(([^)]{1,60})\)"),
    "status": re.compile(r"\bstatus=(-?[0-9]{1,9})"),
    "importance": re.compile(r"\bimportance=([0-9]{1,9})"),
    "description": re.compile(r"\bdescription=(.{0,300}?)(?= state=| trace=|$)"),
    "trace": re.compile(r"\btrace=([^\s]{1,300})"),
}
_LONGEST_RECORD_LINES = 12


@dataclass(frozen=True, slots=True)
class ProcessExit:
    """`reason` is ApplicationExitInfo's number (1 exit self, 4 crash, 6 ANR ...); `status` an exit code or a signal."""

    pid: int
    process: str
    reason: int
    at: datetime | None = None
    reason_name: str = ""
    subreason_name: str = ""
    status: int | None = None
    importance: int | None = None
    description: str = ""
    trace: str = ""

    @property
    def noticed(self) -> bool:
        """Whether a user noticed: the process was in front, visible or in a foreground service."""
        return self.importance is not None and self.importance <= FOREGROUND_IMPORTANCE


def parse_exit_info(text: str, zone: tzinfo) -> Parsed[ProcessExit]:
    """Newest first, as the phone lists them. A record without pid or reason is unread."""
    lines, cut = lines_of(text)
    found = Gathering[ProcessExit](cut)
    record: list[str] | None = None
    for line in [*lines, "ApplicationExitInfo #0:"]:
        if not _HEAD.fullmatch(line):
            if record is not None and len(record) < _LONGEST_RECORD_LINES and line.strip():
                record.append(line.strip())
            continue
        if record is not None:
            _close(record, zone, found)
        record = []
    return found.parsed(answered="EXIT INFO" in text[:2_000] and not refused(text))


def _close(record: list[str], zone: tzinfo, found: Gathering[ProcessExit]) -> None:
    told = " ".join(record)[:8_000]
    value = {key: match[1].strip() for key, pattern in _KEY.items() if (match := pattern.search(told))}
    pid, reason = whole(value.get("pid", "")), whole(value.get("reason", ""))
    if pid is None or reason is None:
        found.miss(told)
        return
    found.take(
        ProcessExit(
            pid,
            value.get("process", ""),
            reason,
            device_time(value.get("timestamp", ""), zone),
            value.get("reason_name", ""),
            value.get("subreason_name", ""),
            whole(value.get("status", "")),
            whole(value.get("importance", "")),
            "" if value.get("description") == "null" else value.get("description", ""),
            "" if value.get("trace") == "null" else value.get("trace", ""),
        )
    )
