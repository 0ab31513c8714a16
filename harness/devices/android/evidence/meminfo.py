"""`dumpsys meminfo [-s] PACKAGE`: what an app's processes hold, in kB.

** MEMINFO in pid 2003 [com.gov.demo] **
 App Summary
           Java Heap:    12345                          23456
           TOTAL PSS:   123456            TOTAL RSS:   234567       TOTAL SWAP PSS:        0      (11 and later)
               TOTAL:   123456       TOTAL SWAP PSS:        0                                     (8-10)
"""

import re
from dataclasses import dataclass, replace

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

_HEAD = re.compile(r"\*\* MEMINFO in pid ([0-9]{1,9}) \[([^\]]{1,200})\].*")
_TOTAL = re.compile(r"TOTAL(?: PSS)?:\s+([0-9]{1,12})\b.*")
_RSS = re.compile(r".*TOTAL RSS:\s+([0-9]{1,12})\b.*")
_SWAP = re.compile(r".*TOTAL SWAP(?: PSS|PED)?(?: \(KB\))?:\s+([0-9]{1,12})\b.*")
_PARTS = re.compile(r"(Java Heap|Native Heap|Code|Stack|Graphics|Private Other|System):\s+([0-9]{1,12})\b.*")


@dataclass(frozen=True, slots=True)
class ProcessMemory:
    """One process; `parts_kb` are the lines of its summary."""

    pid: int
    process: str
    pss_kb: int | None = None
    rss_kb: int | None = None
    swap_kb: int | None = None
    parts_kb: tuple[tuple[str, int], ...] = ()


def parse_meminfo(text: str) -> Parsed[ProcessMemory]:
    """One record for each process; one without a total is unread."""
    lines, cut = lines_of(text)
    found = Gathering[ProcessMemory](cut)
    now: ProcessMemory | None = None
    for raw in lines:
        line = raw.strip()
        if head := _HEAD.match(line):
            _close(now, found)
            now = ProcessMemory(int(head[1]), head[2])
        elif now is not None:
            now = _with_line(now, line)
    _close(now, found)
    absent = "No process found for" in text[:400]
    return found.parsed(answered=not refused(text) and not absent)


def _with_line(memory: ProcessMemory, line: str) -> ProcessMemory:
    if total := _TOTAL.match(line):
        rss, swap = _RSS.match(line), _SWAP.match(line)
        return replace(
            memory,
            pss_kb=int(total[1]),
            rss_kb=int(rss[1]) if rss else None,
            swap_kb=int(swap[1]) if swap else None,
        )
    part = _PARTS.match(line)
    if part and len(memory.parts_kb) < 20:
        return replace(memory, parts_kb=(*memory.parts_kb, (part[1], int(part[2]))))
    return memory


def _close(memory: ProcessMemory | None, found: Gathering[ProcessMemory]) -> None:
    if memory is None:
        return
    if memory.pss_kb is None:
        found.miss(f"pid {memory.pid} {memory.process}: no total")
    else:
        found.take(memory)
