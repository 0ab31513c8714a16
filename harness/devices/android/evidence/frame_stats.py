"""`dumpsys gfxinfo PACKAGE framestats`: counted frames, and the last 120 of each window with their times in ns.

Columns of the table are named in its own head and differ by release (FrameTimelineVsyncId from 12, GpuCompleted from
12 ...), so they are found by name. Rows whose Flags are not 0 are left out: a first draw, or a window being laid out.
A Flutter or game surface draws past this: no frames here is no proof of smoothness.
"""

import re
from dataclasses import dataclass, field

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused, whole

MARK = "---PROFILEDATA---"
SLOW_FACTOR = 1.0  # of one frame's time at the screen's rate: standards.md, STAB-5
FROZEN_MS = 700.0  # the same
_HEAD = re.compile(r"\*\* Graphics info for pid ([0-9]{1,9}) \[([^\]]{1,200})\].*")
_TOTAL = re.compile(r"Total frames rendered: ([0-9]{1,12})")
_JANKY = re.compile(r"Janky frames: ([0-9]{1,12}) .*")
_PERCENTILE = re.compile(r"(50|90|95|99)th percentile: ([0-9]{1,9})ms")


@dataclass(frozen=True, slots=True)
class DrawnFrames:
    """One process. `janky` is the system's own count; `frame_ms` are the frames of the tables, from vsync to done."""

    pid: int
    process: str
    rendered: int | None = None
    janky: int | None = None
    percentiles_ms: tuple[tuple[int, int], ...] = ()
    frame_ms: tuple[float, ...] = ()

    def slow(self, refresh_hz: float) -> int:
        """Frames of the tables that took longer than one picture of the screen stands."""
        return sum(ms > SLOW_FACTOR * 1000 / refresh_hz for ms in self.frame_ms)

    @property
    def frozen(self) -> int:
        return sum(ms > FROZEN_MS for ms in self.frame_ms)


@dataclass(slots=True)
class _Open:
    pid: int
    process: str
    rendered: int | None = None
    janky: int | None = None
    percentiles: dict[int, int] = field(default_factory=dict)
    frame_ms: list[float] = field(default_factory=list)
    columns: list[str] | None = None
    inside: bool = False


def parse_frame_stats(text: str) -> Parsed[DrawnFrames]:
    """A row that does not fit its head is unread; a table whose head names no such columns gives no frames."""
    lines, cut = lines_of(text)
    found = Gathering[DrawnFrames](cut)
    now: _Open | None = None
    for raw in lines:
        line = raw.strip()
        if head := _HEAD.match(line):
            _close(now, found)
            now = _Open(int(head[1]), head[2])
        elif now is not None:
            _read(line, now, found)
    _close(now, found)
    return found.parsed(answered=not refused(text) and "No process found for" not in text[:400])


def _read(line: str, now: _Open, found: Gathering[DrawnFrames]) -> None:
    if line == MARK:
        now.inside, now.columns = not now.inside, None
    elif now.inside and line.startswith("Flags,"):
        now.columns = line.rstrip(",").split(",")
    elif now.inside and line:
        _row(line, now, found)
    elif total := _TOTAL.fullmatch(line):
        now.rendered = int(total[1])
    elif janky := _JANKY.fullmatch(line):
        now.janky = int(janky[1])
    elif percentile := _PERCENTILE.fullmatch(line):
        now.percentiles.setdefault(int(percentile[1]), int(percentile[2]))


def _row(line: str, now: _Open, found: Gathering[DrawnFrames]) -> None:
    values = [whole(value) for value in line.rstrip(",").split(",")]
    if now.columns is None or len(values) != len(now.columns) or None in values:
        found.miss(line)
        return
    row = dict(zip(now.columns, values, strict=True))
    begun, done, flags = row.get("IntendedVsync"), row.get("FrameCompleted"), row.get("Flags")
    if begun and done and flags == 0 and done >= begun and len(now.frame_ms) < 10_000:
        now.frame_ms.append(round((done - begun) / 1_000_000, 3))


def _close(now: _Open | None, found: Gathering[DrawnFrames]) -> None:
    if now is not None:
        percentiles = tuple(sorted(now.percentiles.items()))
        found.take(DrawnFrames(now.pid, now.process, now.rendered, now.janky, percentiles, tuple(now.frame_ms)))
