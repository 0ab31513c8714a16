"""`dumpsys jobscheduler PACKAGE`: work that the system will start an app for.

JOB #u0a120/7: 1a2b3c4 com.gov.demo/.UploadJob          (namespaces from 14: JOB #u0a120/androidx.work:7: ...)
  Service: com.gov.demo/.UploadJob
  PERIODIC: interval=+15m0s0ms flex=+5m0s0ms
  PERSISTED
"""

import re
from dataclasses import dataclass, replace

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused
from harness.devices.android.evidence.written_time import DURATION, duration_ms

_HEAD = re.compile(
    r"JOB #(?P<uid>[\w]{1,20})/(?:[^:/ ]{1,120}:)?(?P<id>-?[0-9]{1,12}): \w{1,16} (?P<service>[^\s]{1,300}).*"
)
_PERIOD = re.compile(rf"PERIODIC: interval=({DURATION}).*")


@dataclass(frozen=True, slots=True)
class ScheduledJob:
    """`interval_ms` is None for a job that runs once; `persisted` ones come back after a reboot."""

    service: str
    job: int
    uid: str
    interval_ms: int | None = None
    persisted: bool = False

    @property
    def package(self) -> str:
        return self.service.partition("/")[0]


def parse_scheduled_jobs(text: str) -> Parsed[ScheduledJob]:
    """Registered jobs, not the history of those that ran."""
    lines, cut = lines_of(text)
    found = Gathering[ScheduledJob](cut)
    now: ScheduledJob | None = None
    for raw in lines:
        line = raw.strip()
        if line.startswith("JOB #"):
            if now is not None:
                found.take(now)
            head = _HEAD.fullmatch(line)
            now = ScheduledJob(head["service"], int(head["id"]), head["uid"]) if head else None
            if head is None:
                found.miss(line)
        elif now is not None and line == "PERSISTED":
            now = replace(now, persisted=True)
        elif now is not None and (period := _PERIOD.fullmatch(line)):
            now = replace(now, interval_ms=duration_ms(period[1]))
        elif now is not None and raw and not raw.startswith(" "):
            found.take(now)
            now = None
    if now is not None:
        found.take(now)
    return found.parsed(answered=not refused(text))
