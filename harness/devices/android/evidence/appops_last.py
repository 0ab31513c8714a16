"""`cmd appops get PACKAGE`: the last use of every operation, as an age (Android 8 and later).

    Uid mode: FINE_LOCATION: foreground                                   (10 and later)
    FINE_LOCATION: allow; time=+1m2s3ms ago; rejectTime=+2h ago; duration=+5s1ms
    CAMERA: allow; time=+12ms ago (running)
    FINE_LOCATION: mode=0; time=+1m2s3ms ago                              (some 8 and 9)

Ages count from the moment of the answer, so no clock of the phone is needed to place them.
"""

import re
from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused
from harness.devices.android.evidence.written_time import DURATION, duration_ms

_LINE = re.compile(r"(?P<uid>Uid mode:\s*)?(?P<op>[A-Z][A-Z0-9_]{1,60}|MIUIOP\([0-9]{1,6}\)): (?P<rest>.{1,600})")
_AGE = {
    "used_ago_ms": re.compile(rf"(?:^|[; ])time=({DURATION}) ago"),
    "rejected_ago_ms": re.compile(rf"rejectTime=({DURATION}) ago"),
    "duration_ms": re.compile(rf"duration=({DURATION})"),
}
_MODES = {"0": "allow", "1": "ignore", "2": "deny", "3": "default", "4": "foreground"}
_MODE = re.compile(r"(?:mode=)?(?P<mode>[a-z0-9]{1,12})(?=;|$| )")
_EMPTY = ("No operations.", "Default mode:")


@dataclass(frozen=True, slots=True)
class OperationUse:
    """`mode` is allow, ignore, deny, default, foreground or ask; `for_uid` marks a mode that holds for the whole uid.

    Ages in ms before the answer, None where the operation never happened. `running` is under way now.
    """

    operation: str
    mode: str
    for_uid: bool = False
    used_ago_ms: int | None = None
    rejected_ago_ms: int | None = None
    duration_ms: int | None = None
    running: bool = False


def parse_appops_last(text: str) -> Parsed[OperationUse]:
    """Records in the order of the text."""
    lines, cut = lines_of(text)
    found = Gathering[OperationUse](cut)
    for raw in lines:
        line = raw.strip()
        if not line or line.startswith(_EMPTY):
            continue
        use = _use(line)
        if use is None:
            found.miss(line)
        else:
            found.take(use)
    return found.parsed(answered=not refused(text))


def _use(line: str) -> OperationUse | None:
    match = _LINE.fullmatch(line)
    if match is None or (mode := _MODE.match(match["rest"])) is None:
        return None
    ages = {name: _age(pattern, match["rest"]) for name, pattern in _AGE.items()}
    named = _MODES.get(mode["mode"], mode["mode"])
    running = "(running)" in match["rest"] or "duration=-1" in match["rest"]
    return OperationUse(match["op"], named, match["uid"] is not None, running=running, **ages)


def _age(pattern: re.Pattern[str], rest: str) -> int | None:
    found = pattern.search(rest)
    return None if found is None else duration_ms(found[1])
