"""The parts of a device profile that say which attached device it means, and which emulator may be made for it."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from harness.model.device_profile import Between, DeviceMatch, VirtualDevice
from harness.model.file_fault import refused
from harness.model.saying import Saying
from harness.plan.written_file import Written

_RANGE = re.compile(r"(?!-$)(?:(\d{1,7})?-(\d{1,7})?|(\d{1,7}))", re.ASCII)

RomName = Literal[
    "HyperOS", "MIUI", "HarmonyOS", "EMUI", "MagicOS", "realme UI", "ColorOS", "OriginOS", "Funtouch OS", "Flyme",
    "One UI", "ZUI", "nubia UI", "MiFavor", "MyOS", "Smartisan OS", "OxygenOS", "Pixel", "AOSP",
]  # fmt: skip


def _listed(value: object) -> object:
    """One word where a list may stand is a list of one."""
    return [value] if isinstance(value, str) else value


def _range(value: object) -> object:
    """34, "31-34", "31-", "-28"; anything else is left for the complaint."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value}"
    return value


def _fitting(text: str) -> str:
    found = _RANGE.fullmatch(text)
    if found is None or (found[1] and found[2] and int(found[1]) > int(found[2])):
        mend = Saying('write it as 34, "31-34", "31-" or "-28"', '写成 34、"31-34"、"31-" 或 "-28"')
        raise refused(Saying("not a range of numbers", "不是数值范围"), mend)
    return text


Names = Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], BeforeValidator(_listed)]
Roms = Annotated[list[RomName], BeforeValidator(_listed)]
Range = Annotated[str, BeforeValidator(_range), AfterValidator(_fitting), Field(max_length=20)]


class WrittenMatch(Written):
    """All that is said must fit an attached device."""

    serial: Names = Field(default_factory=list)
    maker: Names = Field(default_factory=list)
    model: Names = Field(default_factory=list)
    rom: Roms = Field(default_factory=list)
    rom_version: Range = ""
    api_level: Range = ""
    width_px: Range = ""
    ram_mib: Range = ""
    foldable: bool | None = None
    emulator: bool | None = None
    rooted: bool | None = None

    def as_match(self) -> DeviceMatch:
        return DeviceMatch(
            serial=tuple(self.serial),
            maker=tuple(self.maker),
            model=tuple(self.model),
            rom=tuple(self.rom),
            rom_version=between(self.rom_version),
            api_level=between(self.api_level),
            width_px=between(self.width_px),
            ram_mib=between(self.ram_mib),
            foldable=self.foldable,
            emulator=self.emulator,
            rooted=self.rooted,
        )


class WrittenVirtual(Written):
    """An emulator by the SDK's own names."""

    image: Annotated[str, Field(pattern=r"^system-images;android-[\w.-]{1,20};[\w-]{1,40};[\w-]{1,20}$")]
    hardware: Annotated[str, Field(pattern=r"^[\w .()+-]{1,60}$")]
    ram_mib: Annotated[int, Field(ge=512, le=65536)] = 2048
    data_mib: Annotated[int, Field(ge=1024, le=262144)] = 6144

    def as_virtual(self) -> VirtualDevice:
        return VirtualDevice(self.image, self.hardware, self.ram_mib, self.data_mib)


def between(text: str) -> Between:
    """The range that a text of a profile means; "" is open on both sides."""
    found = _RANGE.fullmatch(text) if text else None
    if found is None:
        return Between()
    if found[3]:
        return Between(int(found[3]), int(found[3]))
    return Between(*(int(one) if one else None for one in (found[1], found[2])))
