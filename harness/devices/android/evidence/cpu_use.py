"""How busy an app is: `dumpsys cpuinfo` (shares since its last sampling) or `top -b -n 1 -o PID,%CPU,ARGS`.

12% 2003/com.gov.demo: 10% user + 2% kernel / faults: 100 minor
+0% 2050/com.gov.demo:push: 0% user + 0% kernel
 2003 12.5 com.gov.demo
"""

import re
from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

_INFO = re.compile(r"[+\-]?([0-9]{1,5}(?:\.[0-9]{1,3})?)% ([0-9]{1,9})/([^\s]{1,200}): .*")
_TOP = re.compile(r"([0-9]{1,9})\s+([0-9]{1,5}(?:\.[0-9]{1,3})?)\s+([^\s]{1,300})(?: .*)?")


@dataclass(frozen=True, slots=True)
class ProcessCpu:
    """`percent` of one core."""

    pid: int
    process: str
    percent: float


def parse_cpu_use(text: str) -> Parsed[ProcessCpu]:
    """Either form. Lines of the dump that tell the whole phone's load are no records."""
    lines, cut = lines_of(text)
    found = Gathering[ProcessCpu](cut)
    for raw in lines:
        line = raw.strip()
        if info := _INFO.fullmatch(line):
            found.take(ProcessCpu(int(info[2]), info[3], float(info[1])))
        elif top := _TOP.fullmatch(line):
            found.take(ProcessCpu(int(top[1]), top[3], float(top[2])))
        elif re.match(r"[+\-]?[0-9.]+% [0-9]", line):
            found.miss(line)
    return found.parsed(answered=not refused(text))
