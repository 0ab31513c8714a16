"""Slow and frozen frames from the times of single frames (standards.md STAB-5)."""

from collections.abc import Iterable
from dataclasses import dataclass

FROZEN_MS = 700.0


@dataclass(frozen=True, slots=True)
class FrameShares:
    """Counts of frames; a frozen frame is slow too. Shares are 0..1, 0 where there was no frame."""

    frames: int
    slow: int
    frozen: int

    @property
    def slow_share(self) -> float:
        return self.slow / self.frames if self.frames else 0.0

    @property
    def frozen_share(self) -> float:
        return self.frozen / self.frames if self.frames else 0.0

    def __add__(self, other: "FrameShares") -> "FrameShares":
        return FrameShares(self.frames + other.frames, self.slow + other.slow, self.frozen + other.frozen)


def frame_shares(frame_ms: Iterable[float], refresh_hz: float = 60.0) -> FrameShares:
    """A frame is slow when it takes longer than one beat of the screen (16.7 ms at 60 Hz), frozen above 700 ms."""
    times = list(frame_ms)
    beat = 1000 / refresh_hz
    return FrameShares(len(times), sum(ms > beat for ms in times), sum(ms > FROZEN_MS for ms in times))
