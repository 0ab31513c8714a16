"""Where the Android SDK is: emulators need it, and Appium's driver a part of it. Phones are reached by adb alone."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.model.faults import MissingComponent
from harness.model.saying import Saying

VARIABLES = ("ANDROID_HOME", "ANDROID_SDK_ROOT")
DEBIAN = ("/usr/lib/android-sdk",)  # where Debian's adb lies
_USUAL = ("~/Android/Sdk", "~/Library/Android/sdk", "/opt/android-sdk", "/usr/lib/android-sdk")
_MEND = Saying(
    "install the SDK's command-line tools and `sdkmanager emulator`, and set ANDROID_HOME",
    "安装 Android SDK 命令行工具与 emulator（sdkmanager emulator），并设置 ANDROID_HOME",
)


@dataclass(frozen=True, slots=True)
class AndroidSdk:
    """The tools that emulators need."""

    home: Path
    emulator: Path
    avdmanager: Path

    def has_image(self, image: str) -> bool:
        """Whether a system image ("system-images;android-34;google_apis;x86_64") is installed."""
        return self.home.joinpath(*image.split(";")).is_dir()


def find_sdk(environment: Mapping[str, str]) -> AndroidSdk:
    """The SDK that the environment names, or one at a usual place. Raises MissingComponent: what lacks, and where."""
    named = [environment[name] for name in VARIABLES if environment.get(name)]
    homes = [Path(one).expanduser() for one in (named or _USUAL)]
    found = [home for home in homes if home.is_dir()]
    if not found:
        raise MissingComponent(
            Saying("no Android SDK", "没有 Android SDK"), named[0] if named else "ANDROID_HOME", _MEND
        )
    home = next((one for one in found if (one / "emulator").is_dir()), found[0])
    emulator = home / "emulator" / "emulator"
    avdmanager = _newest(home / "cmdline-tools", "avdmanager") or home / "tools" / "bin" / "avdmanager"
    for tool in (emulator, avdmanager):
        if not tool.is_file():
            raise MissingComponent(
                Saying(f"the Android SDK has no {tool.name}", f"Android SDK 缺少 {tool.name}"), str(tool), _MEND
            )
    return AndroidSdk(home, emulator, avdmanager)


def environment_of_driver(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Appium's driver wants an SDK folder with platform-tools/adb in it; the environment's own comes first.

    Raises MissingComponent.
    """
    for folder in (*filter(None, (environment.get(name, "") for name in VARIABLES)), *DEBIAN):
        if (Path(folder) / "platform-tools" / "adb").is_file():
            return dict.fromkeys(VARIABLES, folder)
    mend = Saying("run `apt-get install adb`, or set ANDROID_HOME", "执行 apt-get install adb，或设置 ANDROID_HOME")
    raise MissingComponent(Saying("no Android SDK folder", "没有 Android SDK 目录"), "platform-tools/adb", mend)


def _newest(folder: Path, tool: str) -> Path | None:
    """Command-line tools stand in `latest` or in folders by version."""
    found = sorted(folder.glob(f"*/bin/{tool}"), key=lambda path: (path.parts[-3] == "latest", path.parts[-3]))
    return found[-1] if found else None
