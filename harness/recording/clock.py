"""Clock: one source of time for everything that a run records."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """`now` is aware UTC on the host's clock; `mono_ms` never goes back and counts from the run's beginning."""

    def now(self) -> datetime: ...

    def mono_ms(self) -> float: ...


class SystemClock:
    """The host's clocks; `mono_ms` starts at 0 when the clock is made."""

    def __init__(self) -> None:
        self._start_ns = time.monotonic_ns()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def mono_ms(self) -> float:
        return (time.monotonic_ns() - self._start_ns) / 1e6
