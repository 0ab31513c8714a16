"""The handset's own clock: it starts with this machine's, can be set wrong, and counts from its own boot."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class DeviceClock:
    """`wall` (aware UTC) and `monotonic_s` are this machine's clocks; what the handset tells differs by `skew_ms`."""

    def __init__(
        self,
        timezone: str = "Asia/Shanghai",
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic_s: Callable[[], float] = time.monotonic,
        up_before_ms: int = 600_000,
    ) -> None:
        self.zone = ZoneInfo(timezone)
        self.skew_ms = 0
        self._wall, self._monotonic_s = wall, monotonic_s
        self._booted_s = monotonic_s() - up_before_ms / 1000

    def now(self) -> datetime:
        """Aware UTC, as the handset believes it to be."""
        return self._wall() + timedelta(milliseconds=self.skew_ms)

    def local(self, moment: datetime | None = None) -> datetime:
        """A moment in the handset's zone: what it writes into logs and dumps."""
        return (moment or self.now()).astimezone(self.zone)

    def uptime_ms(self) -> int:
        return int((self._monotonic_s() - self._booted_s) * 1000)

    def booted_at(self) -> datetime:
        return self.now() - timedelta(milliseconds=self.uptime_ms())

    def jump(self, milliseconds: int) -> None:
        """As when the network's time, or a person, sets the clock: the uptime goes on."""
        self.skew_ms += milliseconds

    def reboot(self) -> None:
        self._booted_s = self._monotonic_s()
