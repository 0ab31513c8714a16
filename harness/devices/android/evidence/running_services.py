"""`dumpsys activity services PACKAGE`: services that run, and which of them keep the app in the foreground, with types.

* ServiceRecord{1a2b3c4 u0 com.gov.demo/.Track}           (14 and later: ... com.gov.demo/.Track c:com.gov.demo})
  processName=com.gov.demo:push
  isForeground=true foregroundId=1 types=0x00000008 foregroundNoti=Notification(...)     (types from 10)
  startRequested=true delayedStop=false ...
"""

import re
from dataclasses import dataclass, replace

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

# ServiceInfo.FOREGROUND_SERVICE_TYPE_*, by bit.
TYPES = {
    0x1: "data_sync",
    0x2: "media_playback",
    0x4: "phone_call",
    0x8: "location",
    0x10: "connected_device",
    0x20: "media_projection",
    0x40: "camera",
    0x80: "microphone",
    0x100: "health",
    0x200: "remote_messaging",
    0x400: "system_exempted",
    0x800: "short_service",
    0x1000: "file_management",
    0x2000: "media_processing",
    0x40000000: "special_use",
}
_HEAD = re.compile(
    r"\* ServiceRecord\{\w{1,16} u(?P<user>[0-9]{1,4}) (?P<name>[\w.$]{1,200}/[\w.$]{1,200})[^}]{0,200}\}.*"
)
_TYPES = re.compile(r"\btypes=(?:0x)?([0-9a-fA-F]{1,8})\b")


@dataclass(frozen=True, slots=True)
class RunningService:
    """`types` are a foreground service's, by the names of TYPES; empty before Android 10 or where none are declared."""

    name: str
    process: str = ""
    foreground: bool = False
    types: tuple[str, ...] = ()
    started: bool = False

    @property
    def package(self) -> str:
        return self.name.partition("/")[0]


def parse_running_services(text: str) -> Parsed[RunningService]:
    """In the order of the text."""
    lines, cut = lines_of(text)
    found = Gathering[RunningService](cut)
    now: RunningService | None = None
    for raw in lines:
        line = raw.strip()
        if line.startswith("* ServiceRecord{"):
            if now is not None:
                found.take(now)
            head = _HEAD.fullmatch(line)
            now = RunningService(head["name"]) if head else None
            if head is None:
                found.miss(line)
        elif now is not None:
            now = _with_line(now, line)
    if now is not None:
        found.take(now)
    return found.parsed(answered=not refused(text))


def _with_line(service: RunningService, line: str) -> RunningService:
    if line.startswith("processName="):
        return replace(service, process=line.removeprefix("processName=")[:200])
    if line.startswith("isForeground=true"):
        bits = _TYPES.search(line)
        number = int(bits[1], 16) if bits else 0
        return replace(service, foreground=True, types=tuple(name for bit, name in TYPES.items() if number & bit))
    if line.startswith("startRequested=true"):
        return replace(service, started=True)
    return service
