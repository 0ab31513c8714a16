"""RunOrder: one run as it is asked for, with every file read."""

from dataclasses import dataclass
from pathlib import Path

from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from harness.model.saying import Saying


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

    @property
    def address_field(self) -> str:
        """Where the app file says its address, for whoever complains about it."""
        return f"{self.app_file}: addresses.browser" if self.app_file else "addresses.browser"

    @property
    def address(self) -> str:
        """Where a browser opens the app. Raises BadInput when the app file does not say."""
        address = self.app.addresses.get("browser")
        if address is None:
            mend = Saying("add one, or choose a device of another platform", "补充地址，或选择其他平台的设备")
            what = Saying("the app has no address for a browser", "该应用没有浏览器地址")
            raise BadInput(what, self.address_field, mend)
        return address
