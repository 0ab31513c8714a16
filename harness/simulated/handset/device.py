"""A handset's state, whatever platform it plays: one place that every front end reads and changes."""

from dataclasses import dataclass, field

from harness.simulated.handset.clock import DeviceClock
from harness.simulated.handset.files import Files
from harness.simulated.handset.ledger import Ledger
from harness.simulated.handset.logs import LogLine, Logs
from harness.simulated.handset.loopback import Loopback
from harness.simulated.handset.package import Packages
from harness.simulated.handset.processes import Processes


@dataclass(frozen=True, slots=True)
class Display:
    """`density_dpi` 160 means that a dp is a pixel."""

    width_px: int = 1080
    height_px: int = 2400
    density_dpi: int = 480

    @property
    def scale(self) -> float:
        return self.density_dpi / 160


@dataclass(frozen=True, slots=True)
class Fix:
    """A position in WGS-84 degrees."""

    latitude: float
    longitude: float
    accuracy_m: float = 10.0
    altitude_m: float = 0.0
    mock: bool = True


@dataclass(slots=True)
class Device:
    """`runtime_permissions` are those that a person must grant on this platform."""

    display: Display
    clock: DeviceClock
    packages: Packages
    files: Files
    ledger: Ledger = field(default_factory=Ledger)
    processes: Processes = field(default_factory=Processes)
    logs: Logs = field(default_factory=Logs)
    loopback: Loopback = field(default_factory=Loopback)
    fix: Fix | None = None
    clipboard: str = ""

    @classmethod
    def new(cls, runtime_permissions: frozenset[str], display: Display, clock: DeviceClock) -> "Device":
        return cls(display, clock, Packages(runtime_permissions), Files(clock.now))

    def log(
        self, priority: str, tag: str, text: str, *, pid: int = 1200, buffer: str = "main", uid: int = 1000
    ) -> None:
        """A line into a log buffer, one for each line of the text."""
        for line in text.splitlines() or [""]:
            self.logs.write(LogLine(self.clock.now(), pid, pid, priority, tag, line, buffer, uid))
