"""The planted route on a real phone: io.appium.settings as mock provider, each position read back.

Apps and map SDKs can see that a position is mocked (Location.isMock); one that then behaves otherwise is a confounder
of ours, and is recorded as such. Without the settings app there is none of this: the probe says so.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android.adb import Handset
from harness.devices.android.install import install, installed
from harness.model.faults import MissingComponent, StepFailed
from harness.model.saying import Saying

SETTINGS_APP = "io.appium.settings"
FOREGROUND_SERVICES_FROM_API = 26
NEAR_DEGREES = 1e-4  # about ten metres: providers round
# npm puts it beside the UiAutomator2 driver or below it.
_NODE_FOLDERS = ("node_modules", "node_modules/appium-uiautomator2-driver/node_modules")
_SERVICE = f"{SETTINGS_APP}/.LocationService"
_ALLOWED = re.compile(r"MOCK_LOCATION: (allow|mode=0)\b")  # before Android 9 modes are also written as numbers
_POSITION = re.compile(r'data="(-?\d{1,3}(?:\.\d{1,15})?(?:E-?\d+)?) (-?\d{1,3}(?:\.\d{1,15})?(?:E-?\d+)?)')


@dataclass(frozen=True, slots=True)
class Position:
    """WGS-84 degrees, metres."""

    lat: float
    lng: float
    accuracy_m: float = 5.0


def settings_apk(home: Path | None) -> Path:
    """The settings app inside the npm packages of `home` (None: there are none). Raises MissingComponent."""
    file = Path(SETTINGS_APP, "apks", "settings_apk-debug.apk")
    places = [home / folder / file for folder in _NODE_FOLDERS] if home else []
    for place in places:
        if place.is_file():
            return place
    said = Saying("Appium's settings app is not installed", "未安装 Appium 设置应用")
    where = str(places[0]) if places else SETTINGS_APP
    raise MissingComponent(said, where, Saying("run `make install`", "运行 make install"))


def prepare(handset: Handset, apk: Path) -> None:
    """Install the settings app if it lacks and make it the mock provider. Raises StepFailed when it may not be."""
    if installed(handset, SETTINGS_APP) is None:
        install(handset, [apk], SETTINGS_APP)
    for permission in ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"):
        handset.run(f"pm grant {SETTINGS_APP} android.permission.{permission}")
    handset.run(f"appops set {SETTINGS_APP} android:mock_location allow")
    if not is_mock_provider(handset):
        mend = Saying("choose it under 'mock location app' in the developer options", "在开发者选项中选为模拟位置应用")
        said = Saying("it may not set positions", "无权设置模拟位置")
        raise StepFailed(said, f"{handset.serial}: {SETTINGS_APP}", mend)


def is_mock_provider(handset: Handset, package: str = SETTINGS_APP) -> bool:
    return _ALLOWED.search(handset.shell(f"appops get {package} android:mock_location")) is not None


def set_position(handset: Handset, position: Position, api_level: int) -> None:
    """One position; a walk sends one a second."""
    start = "start-foreground-service" if api_level >= FOREGROUND_SERVICES_FROM_API else "startservice"
    handset.run(
        f"am {start} --user 0 -n {_SERVICE} --es longitude {position.lng:.7f} --es latitude {position.lat:.7f}"
        f" --es altitude 10 --es accuracy {position.accuracy_m:.1f}"
    )


def read_position(handset: Handset) -> Position | None:
    """Where the handset believes to be; None when it does not say."""
    said = handset.shell(f"am broadcast -n {SETTINGS_APP}/.receivers.LocationInfoReceiver -a {SETTINGS_APP}.location")
    return position_of(said)


def position_of(text: str) -> Position | None:
    """Reads `Broadcast completed: result=-1, data="30.25 120.16 10.0"`; result=0 is a failure."""
    found = _POSITION.search(text) if "result=-1" in text else None
    return Position(float(found[1]), float(found[2])) if found else None


def is_there(handset: Handset, wanted: Position) -> bool:
    """Whether the handset believes to be where it was put."""
    now = read_position(handset)
    return now is not None and abs(now.lat - wanted.lat) < NEAR_DEGREES and abs(now.lng - wanted.lng) < NEAR_DEGREES


def stop(handset: Handset) -> None:
    """No more mocked positions, and no right to them."""
    handset.run(f"am stopservice {_SERVICE}")
    handset.run(f"appops set {SETTINGS_APP} android:mock_location default")
