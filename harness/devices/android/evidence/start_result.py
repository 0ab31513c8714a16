"""`am start -S -W`: how long a start took, by the activity manager's own clock.

    Status: ok
    LaunchState: COLD            (10 and later)
    Activity: com.gov.demo/.Main
    ThisTime: 480                (9 and earlier)
    TotalTime: 512
    WaitTime: 530
    Complete

A start that only brought the app to the front was not cold: `Warning: Activity not started, ...` says so.
"""

from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, whole

_STATES = {"COLD": "cold", "WARM": "warm", "HOT": "hot"}


@dataclass(frozen=True, slots=True)
class StartResult:
    """`start` is cold, warm, hot, or "" where the release does not tell. Times in ms from the intent."""

    status: str
    start: str = ""
    activity: str = ""
    total_ms: int | None = None
    wait_ms: int | None = None
    already_there: bool = False
    error: str = ""

    @property
    def done(self) -> bool:
        return self.status == "ok" and not self.error and not self.already_there


def parse_start_result(text: str) -> Parsed[StartResult]:
    """One record where the command said anything about a start."""
    lines, cut = lines_of(text)
    found = Gathering[StartResult](cut)
    told: dict[str, str] = {}
    there, error = False, ""
    for raw in lines:
        line = raw.strip()
        key, colon, value = line.partition(":")
        if line.startswith("Warning: Activity not started"):
            there = True
        elif line.startswith("Error"):
            error = error or line[:300]
        elif colon and key.replace("_", "").isalnum():
            told.setdefault(key, value.strip()[:300])
    if not (told.keys() & {"Status", "TotalTime"} or error):
        if any(line.strip() for line in lines):
            found.miss(" ".join(lines)[:200])
        return found.parsed(answered=False)
    start = _STATES.get(told.get("LaunchState", "").split(" ")[0], "")
    total = whole(told.get("TotalTime", ""))
    wait = whole(told.get("WaitTime", ""))
    status = told.get("Status", "")
    found.take(StartResult(status, start, told.get("Activity", ""), total, wait, there, error))
    return found.parsed()
