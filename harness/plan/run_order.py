"""RunOrder: one run as it is asked for, with every file read."""

from dataclasses import dataclass
from pathlib import Path

from harness.model.app import App
from harness.model.device_profile import DeviceProfile, Platform
from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from harness.model.permission import Permission
from harness.model.saying import Saying
from harness.plan.day_book import FileDayBook

_NO_ADDRESS: dict[Platform, Saying] = {
    "browser": Saying("the app has no address for a browser", "该应用没有浏览器地址"),
    "android": Saying("the app has no package for Android", "该应用没有安卓包名"),
    "ios": Saying("the app has no bundle for iOS", "该应用没有 iOS 标识"),
    "harmony": Saying("the app has no bundle for HarmonyOS", "该应用没有鸿蒙包名"),
}


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
    permission: Permission | None = None
    days: FileDayBook | None = None

    @property
    def folder(self) -> Path:
        return self.out / self.run_id / f"attempt-{self.attempt}"

    @property
    def address_field(self) -> str:
        """Where the app file says its address, for whoever complains about it."""
        field = f"addresses.{self.device.platform}"
        return f"{self.app_file}: {field}" if self.app_file else field

    @property
    def address(self) -> str:
        """The app on the device's platform: a URL for a browser, else a package or bundle name.

        Raises BadInput when the app file does not say.
        """
        address = self.app.addresses.get(self.device.platform)
        if address is None:
            mend = Saying("add one, or choose a device of another platform", "补充地址，或选择其他平台的设备")
            raise BadInput(_NO_ADDRESS[self.device.platform], self.address_field, mend)
        return address

    @property
    def web_address(self) -> str:
        """Where the app is on the web; "" where it is not."""
        return self.app.addresses.get("browser", "")
