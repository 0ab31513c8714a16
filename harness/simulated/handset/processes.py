"""The processes on a handset, and how those of each package last ended."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

EXITS_KEPT = 16  # ActivityManager's ring, per package
FIRST_PID, LAST_PID = 2_000, 32_768


@dataclass(slots=True)
class Process:
    """`importance`: 100 foreground, 125 foreground service, 200 visible, 400 cached (as ActivityManager counts)."""

    pid: int
    uid: int
    name: str
    package: str
    started: datetime
    importance: int = 400
    parent: int = 1


@dataclass(frozen=True, slots=True)
class Exit:
    """`reason` and `subreason` are ApplicationExitInfo's numbers; `trace` names a file, or is empty."""

    at: datetime
    pid: int
    uid: int
    process: str
    package: str
    reason: int
    description: str = ""
    subreason: int = 0
    status: int = 0
    importance: int = 100
    trace: str = ""
    pss_kb: int = 0
    rss_kb: int = 0


@dataclass(slots=True)
class Processes:
    """What runs now, and the exits of each package, newest first."""

    running: dict[int, Process] = field(default_factory=dict)
    exits: dict[str, deque[Exit]] = field(default_factory=dict)
    next_pid: int = FIRST_PID

    def __iter__(self) -> Iterator[Process]:
        return iter(sorted(self.running.values(), key=lambda process: process.pid))

    def start(
        self, name: str, uid: int, now: datetime, *, package: str = "", pid: int | None = None, parent: int = 1
    ) -> Process:
        if pid is None:
            pid, self.next_pid = self.next_pid, FIRST_PID + (self.next_pid + 7 - FIRST_PID) % (LAST_PID - FIRST_PID)
        process = Process(pid, uid, name, package or name, now, parent=parent)
        self.running[pid] = process
        return process

    def of_package(self, package: str) -> list[Process]:
        return [process for process in self if process.package == package]

    def named(self, name: str) -> Process | None:
        return next((process for process in self if process.name == name), None)

    def end(self, pid: int, exit_: Exit | None = None) -> None:
        """`exit_` is None where the system keeps no record (daemons and shells)."""
        process = self.running.pop(pid, None)
        if process and exit_:
            self.record(exit_)

    def record(self, exit_: Exit) -> None:
        self.exits.setdefault(exit_.package, deque(maxlen=EXITS_KEPT)).appendleft(exit_)
