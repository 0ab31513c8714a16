"""`logcat -b events`: what the activity manager wrote about processes (system/core event-log-tags).

    am_crash: [0,2003,com.gov.demo,952680005,java.lang.NullPointerException,text, with commas,Main.java,42]
    am_anr: [0,2003,com.gov.demo,952680005,Input dispatching timed out (...)]
    am_proc_died: [0,2003,com.gov.demo,0,2]            am_kill: [0,2003,com.gov.demo,0,stop com.gov.demo]
    am_proc_start: [0,2003,10120,com.gov.demo,broadcast,{com.gov.demo/com.gov.demo.Boot}]

Values are not escaped, so free text in the middle is what the values with a known form leave over.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from harness.devices.android.evidence.log_line import LogLine
from harness.devices.android.evidence.reading import Gathering, Parsed, whole

_VALUES = re.compile(r"\[(.*)\]\s*")
_COMPONENT = re.compile(r"[{]?([\w.]{1,200}/[\w.$]{1,200})")


class SystemEvent(StrEnum):
    """The tags that are read."""

    CRASH = "am_crash"
    ANR = "am_anr"
    DIED = "am_proc_died"
    KILLED = "am_kill"
    STARTED = "am_proc_start"


_FEWEST = {
    SystemEvent.CRASH: 5,
    SystemEvent.ANR: 5,
    SystemEvent.DIED: 3,
    SystemEvent.KILLED: 4,
    SystemEvent.STARTED: 5,
}


@dataclass(frozen=True, slots=True)
class ProcessEvent:
    """`what` of a process. `why` is the exception, the ANR's reason, the killer's word or the hosting type of a start.

    `text` is the exception's message, `component` what was started, `file` and `line_number` the place of a crash.
    """

    what: SystemEvent
    at: datetime
    pid: int
    process: str
    why: str = ""
    text: str = ""
    component: str = ""
    place: str = ""


def process_events(lines: Iterable[LogLine]) -> Parsed[ProcessEvent]:
    """Events of the tags of SystemEvent; other tags are none of ours, and no unread lines."""
    found = Gathering[ProcessEvent]()
    for line in lines:
        if line.tag not in set(SystemEvent):
            continue
        event = _event(SystemEvent(line.tag), line)
        if event is None:
            found.miss(f"{line.tag}: {line.text}")
        else:
            found.take(event)
    return found.parsed()


def _event(what: SystemEvent, line: LogLine) -> ProcessEvent | None:
    bracket = _VALUES.fullmatch(line.text)
    values = bracket[1].split(",") if bracket else []
    if len(values) < _FEWEST[what]:
        return None
    pid = whole(values[1])
    if pid is None:
        return None
    if what is SystemEvent.STARTED:
        component = _COMPONENT.search(",".join(values[5:]))
        return ProcessEvent(what, line.at, pid, values[3], values[4], component=component[1] if component else "")
    if what is SystemEvent.CRASH:
        return _crash(line, pid, values)
    if what is SystemEvent.DIED:
        return ProcessEvent(what, line.at, pid, values[2])
    return ProcessEvent(what, line.at, pid, values[2], ",".join(values[4:])[:400])


def _crash(line: LogLine, pid: int, values: list[str]) -> ProcessEvent:
    """The message may hold commas: it is what stands between the exception and the place (file, line, and flags)."""
    end = len(values)
    while end > 5 and whole(values[end - 1]) is not None:
        end -= 1
    numbers = values[end:]
    file = values[end - 1] if end > 6 else ""
    text = ",".join(values[5 : end - 1] if file else values[5:end])
    place = f"{file}:{numbers[0]}" if file and numbers else file
    return ProcessEvent(SystemEvent.CRASH, line.at, pid, values[2], values[4], text[:400], place=place[:200])
