"""RunOrder: one run as it is asked for, with every file read."""

from dataclasses import dataclass
from pathlib import Path

from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.laboratory import Laboratory


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What is to be run and where its recording goes: `out/run_id/attempt-n`. `app_file` is what faults name."""

    app: App
    device: DeviceProfile
    network: str
    scenarios: tuple[str, ...]
    laboratory: Laboratory
    out: Path
    key: Path
    run_id: str
    attempt: int
    seed: int
    without: tuple[str, ...] = ()
    campaign: str = ""
    proxy_port: int = 0
    app_file: str = ""

    @property
    def folder(self) -> Path:
        return self.out / self.run_id / f"attempt-{self.attempt}"
