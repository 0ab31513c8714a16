"""DeviceProfile: one kind of device, as a YAML file in device_profiles/ describes it."""

from dataclasses import dataclass
from typing import Literal

Platform = Literal["browser", "android", "ios", "harmony"]
Imitates = Literal["android", "ios", "harmony", "none"]


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """`platform` is how it is driven, `imitates` what the app believes it runs on. `simulated` marks every result."""

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
