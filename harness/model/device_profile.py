"""DeviceProfile: one kind of device, as a YAML file in device_profiles/ describes it."""

from dataclasses import dataclass
from typing import Literal

Platform = Literal["browser", "android", "ios", "harmony"]
Imitates = Literal["android", "ios", "harmony", "none"]


@dataclass(frozen=True, slots=True)
class Between:
    """From `least` to `most`, both included; None is open."""

    least: int | None = None
    most: int | None = None

    def holds(self, number: int) -> bool:
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


@dataclass(frozen=True, slots=True)
class DeviceMatch:
    """Which attached devices a profile means: all that is said must fit. Empty, None and open mean any.

    `model` may hold * and ?. `rom` is as devices.android.rom names it.
    """

    serial: tuple[str, ...] = ()
    maker: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    rom: tuple[str, ...] = ()
    rom_version: Between = Between()
    api_level: Between = Between()
    width_px: Between = Between()
    ram_mib: Between = Between()
    foldable: bool | None = None
    emulator: bool | None = None
    rooted: bool | None = None


@dataclass(frozen=True, slots=True)
class VirtualDevice:
    """An emulator that the harness may make and start: the SDK's system image and its hardware profile."""

    image: str
    hardware: str
    ram_mib: int = 2048
    data_mib: int = 6144


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """`platform` is how it is driven, `imitates` what the app believes it runs on. `simulated` marks every result.

    `match` and `virtual` are for devices that are attached; a browser has neither.
    """

    key: str
    name: str
    platform: Platform
    imitates: Imitates
    simulated: bool
    width_dp: int
    height_dp: int
    scale: float
    user_agent: str
    locale: str = "zh-CN"
    timezone: str = "Asia/Shanghai"
    client_hints_platform: str = ""
    model: str = ""
    match: DeviceMatch | None = None
    virtual: VirtualDevice | None = None
