"""The `Discrete accesses:` part of `dumpsys appops --include-discrete N` (Android 12 and later).

    Uid: 10120
      Package: com.gov.demo
        FINE_LOCATION
          Attribution: null
            Access [TOP-SELF] at 2026-11-22 10:00:00.000 for 60000 milliseconds

Times are rounded down to the minute and accesses of one minute are one line (DiscreteRegistry), so a line says "at
least once within that minute".
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused
from harness.devices.android.evidence.written_time import STAMP, device_time

QUANTUM_MS = 60_000
_START = re.compile(r"\s*Discrete (?:accesses|ops).*:?")
_PACKAGE = re.compile(r"Package: ([\w.]{1,200})")
_TAG = re.compile(r"(?:Attribution: (.{1,200})|(null) attribution)")
_OPERATION = re.compile(r"[A-Z][A-Z0-9_]{1,60}|android:[a-z_]{2,60}")
_ACCESS = re.compile(
    rf"Access \[(?P<state>[A-Z_]{{1,20}})-(?P<flag>[A-Z_|]{{1,60}})\] at (?P<at>{STAMP})"
    r"(?: for (?P<took>[0-9]{1,12}) milliseconds?)?.*"
)
_STATES = {
    "PERSISTENT": "pers",
    "PERS": "pers",
    "TOP": "top",
    "FOREGROUND_SERVICE": "fgsvc",
    "FOREGROUND_SERVICE_LOCATION": "fgsvc",
    "FGSVC": "fgsvc",
    "FOREGROUND": "fg",
    "FG": "fg",
    "BACKGROUND": "bg",
    "BG": "bg",
    "CACHED": "cch",
    "CCH": "cch",
}


@dataclass(frozen=True, slots=True)
class DiscreteAccess:
    """At least one access within QUANTUM_MS from `at` (the phone's clock). `state` as in appops_dump."""

    package: str
    operation: str
    tag: str
    state: str
    flag: str
    at: datetime
    duration_ms: int | None = None


def parse_discrete_accesses(text: str, zone: tzinfo) -> Parsed[DiscreteAccess]:
    """`answered` only where the dump holds the part at all: before Android 12 there is none."""
    lines, cut = lines_of(text)
    found = Gathering[DiscreteAccess](cut)
    package = operation = tag = ""
    inside = False
    for raw in lines:
        line = raw.strip()
        if _START.fullmatch(line):
            inside = True
        elif not inside or not line:
            continue
        elif named := _PACKAGE.fullmatch(line):
            package, operation, tag = named[1], "", ""
        elif tagged := _TAG.fullmatch(line):
            tag = "" if (tagged[1] or "null") == "null" else tagged[1]
        elif _OPERATION.fullmatch(line):
            operation, tag = line.removeprefix("android:").upper(), ""
        elif access := _ACCESS.fullmatch(line):
            at = device_time(access["at"], zone)
            if at is None or not operation:
                found.miss(line)
                continue
            state = _STATES.get(access["state"], access["state"].lower())
            took = int(access["took"]) if access["took"] else None
            found.take(DiscreteAccess(package, operation, tag, state, access["flag"].lower(), at, took))
        elif line.startswith("Access"):
            found.miss(line)
    return found.parsed(answered=inside and not refused(text))
