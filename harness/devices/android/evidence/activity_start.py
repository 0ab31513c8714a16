"""Lines of the main log in which one app starts another: who asked (by uid), and for what.

ActivityTaskManager: START u0 {act=... cmp=com.pay/.Main} from uid 10120                       (10-13)
ActivityTaskManager: START u0 {... cmp=com.pay/.Main} with LAUNCH_MULTIPLE from uid 10120 (...) result code=0 (14-)
ActivityManager: START u0 {... cmp=com.pay/.Main} from uid 10120 on display 0                  (8, 9)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from harness.devices.android.evidence.log_line import LogLine
from harness.devices.android.evidence.reading import Gathering, Parsed

_TAGS = frozenset({"ActivityTaskManager", "ActivityManager"})
_START = re.compile(r"START u[0-9]{1,4} \{(?P<intent>.{0,2000})\} (?:with \w{1,40} )?from uid (?P<uid>[0-9]{1,9})\b.*")
_COMPONENT = re.compile(r"\bcmp=([\w.]{1,200}/[\w.$]{1,200})")


@dataclass(frozen=True, slots=True)
class ActivityStart:
    """`uid` asked for `component`; "" where the intent named none."""

    at: datetime
    uid: int
    component: str

    @property
    def package(self) -> str:
        return self.component.partition("/")[0]


def activity_starts(lines: Iterable[LogLine]) -> Parsed[ActivityStart]:
    """In the order of the log."""
    found = Gathering[ActivityStart]()
    for line in lines:
        if line.tag not in _TAGS or not line.text.startswith("START u"):
            continue
        match = _START.fullmatch(line.text)
        if match is None:
            found.miss(line.text)
            continue
        component = _COMPONENT.search(match["intent"])
        found.take(ActivityStart(line.at, int(match["uid"]), component[1] if component else ""))
    return found.parsed()
