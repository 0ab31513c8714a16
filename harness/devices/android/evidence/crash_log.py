"""`logcat -b crash` (and dropbox entries): uncaught Java exceptions and the heads of native tombstones.

E AndroidRuntime: FATAL EXCEPTION: main
E AndroidRuntime: Process: com.gov.demo, PID: 2003
E AndroidRuntime: java.lang.NullPointerException: text
E AndroidRuntime:        at com.gov.demo.Main.onCreate(Main.java:42)
F DEBUG   : pid: 2003, tid: 2003, name: ov.demo  >>> com.gov.demo <<<
F DEBUG   : signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0
F DEBUG   :       #00 pc 0000000000012345  /data/app/com.gov.demo/lib/arm64/libfoo.so (track+12)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from harness.devices.android.evidence.log_line import LogLine
from harness.devices.android.evidence.reading import Gathering, Parsed

MOST_FRAMES = 30
_PROCESS = re.compile(r"Process: ([\w.:\-]{1,200}), PID: ([0-9]{1,9})")
_AT = re.compile(r"\s*at ([\w.$<>]{1,240})\(.*")
_CAUSE = re.compile(r"(?:Caused by: )?([\w.$]{3,200}(?:Exception|Error|Throwable|Failure)[\w.$]{0,80})(?:: (.*))?")
_NATIVE = re.compile(r"(?:Cmdline: .*|pid: ([0-9]{1,9}), tid: [0-9]{1,9}, name: .{0,80}?\s+>>> ([^\s]{1,200}) <<<)")
_SIGNAL = re.compile(r"signal ([0-9]{1,3}) \((SIG\w{2,12})\).*")
_FRAME = re.compile(r"\s*#[0-9]{2,3} pc [0-9a-f]{4,20}\s+([^\s]{1,300})(?: \(([^)+]{1,200})[^)]*\))?.*")


@dataclass(frozen=True, slots=True)
class CrashTrace:
    """`why` is the exception's class or the signal's name; `frames` from the top, methods or `library function`."""

    pid: int
    process: str
    native: bool
    at: datetime
    why: str = ""
    text: str = ""
    frames: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    at: datetime
    native: bool
    pid: int = 0
    process: str = ""
    why: str = ""
    text: str = ""
    frames: list[str] = field(default_factory=list)

    def closed(self) -> CrashTrace:
        return CrashTrace(
            self.pid, self.process, self.native, self.at, self.why, self.text[:400], tuple(self.frames[:MOST_FRAMES])
        )


def crash_traces(lines: Iterable[LogLine]) -> Parsed[CrashTrace]:
    """In the order of the log; a trace whose head was lost (no process) is unread."""
    found = Gathering[CrashTrace]()
    java: _Open | None = None
    native: _Open | None = None
    for line in lines:
        if line.tag == "AndroidRuntime":
            if line.text.startswith("FATAL EXCEPTION"):
                _close(java, found)
                java = _Open(line.at, native=False)
            elif java is not None:
                read_java(java, line.text)
        elif line.tag == "DEBUG":
            if line.text.startswith("*** ***"):
                _close(native, found)
                native = _Open(line.at, native=True)
            elif native is not None:
                _read_native(native, line.text)
    _close(java, found)
    _close(native, found)
    return found.parsed()


def read_java(trace: _Open, text: str) -> None:
    """Add one line of a Java trace: its process, the exception, a frame."""
    if process := _PROCESS.match(text):
        trace.process, trace.pid = process[1], int(process[2])
    elif frame := _AT.fullmatch(text):
        trace.frames.append(frame[1])
    elif not trace.why and (cause := _CAUSE.fullmatch(text.strip())):
        trace.why, trace.text = cause[1], cause[2] or ""


def _read_native(trace: _Open, text: str) -> None:
    if (head := _NATIVE.match(text)) and head[1]:
        trace.pid, trace.process = int(head[1]), head[2]
    elif not trace.why and (signal := _SIGNAL.match(text)):
        trace.why = signal[2]
    elif frame := _FRAME.fullmatch(text):
        library = frame[1].rsplit("/", 1)[-1]
        trace.frames.append(f"{library} {frame[2]}" if frame[2] else library)


def _close(trace: _Open | None, found: Gathering[CrashTrace]) -> None:
    if trace is None:
        return
    if trace.process and trace.pid:
        found.take(trace.closed())
    else:
        found.miss(f"{trace.why} {trace.text}")
