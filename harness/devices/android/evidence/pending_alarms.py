"""`dumpsys alarm`: when an app will be woken.

RTC_WAKEUP #3: Alarm{1a2b3c4 type 0 when 1763778000000 com.gov.demo}                      (8-11)
RTC_WAKEUP #3: Alarm{1a2b3c4 type 0 origWhen 1763778000000 whenElapsed 12345 com.gov.demo}     (12 and later)
  tag=*walarm*:com.gov.demo/.Beat
  ... repeatInterval=900000 ...
"""

import re
from dataclasses import dataclass, replace

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

_HEAD = re.compile(r"(?P<type>[A-Z_]{3,30}) #[0-9]{1,6}: Alarm\{\w{1,16} .{1,300} (?P<package>[\w.]{1,200})\}.*")
_TAG = re.compile(r"tag=([^\s]{1,300}).*")
_REPEAT = re.compile(r".*\brepeatInterval=([0-9]{1,15})\b.*")


@dataclass(frozen=True, slots=True)
class PendingAlarm:
    """`wakes` the phone out of its sleep; `interval_ms` is None for one that rings once."""

    package: str
    wakes: bool
    tag: str = ""
    interval_ms: int | None = None


def parse_pending_alarms(text: str) -> Parsed[PendingAlarm]:
    """All packages' alarms, in the order of the text."""
    lines, cut = lines_of(text)
    found = Gathering[PendingAlarm](cut)
    now: PendingAlarm | None = None
    for raw in lines:
        line = raw.strip()
        if ": Alarm{" in line:
            if now is not None:
                found.take(now)
            head = _HEAD.fullmatch(line)
            now = PendingAlarm(head["package"], head["type"].endswith("_WAKEUP")) if head else None
            if head is None:
                found.miss(line)
        elif now is not None and not now.tag and (tag := _TAG.fullmatch(line)):
            now = replace(now, tag=tag[1])
        elif now is not None and (repeat := _REPEAT.fullmatch(line)):
            now = replace(now, interval_ms=int(repeat[1]) or None)
    if now is not None:
        found.take(now)
    return found.parsed(answered=not refused(text))
