"""What a handset is: maker, ROM, release, screen, memory, fold, root. Asked once before a run and kept with it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from harness.devices.android.adb import Handset
from harness.devices.android.rom import Rom, rom_of
from harness.devices.android.root import Root, root_of

MOST_PROPERTIES = 5000
_PROPERTY = re.compile(r"^\[([^\]\n]{1,200})\]: \[(.*?)\]$", re.MULTILINE | re.DOTALL)
_SIZE = re.compile(r"(Physical|Override) size: (\d{2,5})x(\d{2,5})")
_DENSITY = re.compile(r"(Physical|Override) density: (\d{2,4})")
_MEMORY = re.compile(r"^MemTotal:\s+(\d{1,12}) kB", re.MULTILINE)
_DP_DENSITY = 160  # dots per inch at which one dp is one pixel (Android's definition)


@dataclass(frozen=True, slots=True)
class HandsetFacts:
    """`serial` is how adb calls it, `hardware_serial` how it calls itself. Sizes in pixels, as it stands now."""

    serial: str
    hardware_serial: str
    maker: str
    brand: str
    model: str
    rom: Rom
    release: str
    api_level: int
    abis: tuple[str, ...]
    fingerprint: str
    security_patch: str
    width_px: int
    height_px: int
    density_dpi: int
    ram_mib: int
    foldable: bool
    emulator: bool
    simulated: bool
    debuggable: bool
    root: Root

    @property
    def width_dp(self) -> int:
        return round(self.width_px * _DP_DENSITY / self.density_dpi) if self.density_dpi else 0

    @property
    def height_dp(self) -> int:
        return round(self.height_px * _DP_DENSITY / self.density_dpi) if self.density_dpi else 0

    @property
    def scale(self) -> float:
        return round(self.density_dpi / _DP_DENSITY, 3)

    def as_data(self) -> dict[str, object]:
        """For JSON: the recording's device facts."""
        return {**asdict(self), "width_dp": self.width_dp, "height_dp": self.height_dp}


def properties_of(text: str) -> dict[str, str]:
    """Reads `getprop`: `[key]: [value]`, where a value may have several lines."""
    found = {}
    for match in _PROPERTY.finditer(text):
        found[match[1]] = match[2][:1000]
        if len(found) >= MOST_PROPERTIES:
            break
    return found


def facts_of(handset: Handset) -> HandsetFacts:
    """Asks the handset. Raises DeviceLost or DeviceSilent."""
    told = properties_of(handset.shell("getprop"))
    size, density = handset.shell("wm size"), handset.shell("wm density")
    width, height = _screen(size)
    return HandsetFacts(
        serial=handset.serial,
        hardware_serial=told.get("ro.serialno", ""),
        maker=told.get("ro.product.manufacturer", ""),
        brand=told.get("ro.product.brand", ""),
        model=told.get("ro.product.model", ""),
        rom=rom_of(told),
        release=told.get("ro.build.version.release", ""),
        api_level=_number(told.get("ro.build.version.sdk", "")),
        abis=_abis(told),
        fingerprint=told.get("ro.build.fingerprint", ""),
        security_patch=told.get("ro.build.version.security_patch", ""),
        width_px=width,
        height_px=height,
        density_dpi=_last(_DENSITY.findall(density)),
        ram_mib=_memory_mib(handset.shell("cat /proc/meminfo")),
        foldable="sensor.hinge_angle" in handset.shell("pm list features"),
        emulator=is_emulator(told),
        simulated=is_simulated(told),
        debuggable=told.get("ro.debuggable") == "1",
        root=root_of(handset),
    )


def is_emulator(properties: Mapping[str, str]) -> bool:
    hardware = properties.get("ro.hardware", "")
    return "1" in (properties.get("ro.kernel.qemu"), properties.get("ro.boot.qemu")) or hardware in (
        "ranchu",
        "goldfish",
    )


def is_simulated(properties: Mapping[str, str]) -> bool:
    """A stand-in of this program says so itself; every result of it is marked."""
    return properties.get("ro.harness.simulated") == "1"


def _abis(told: Mapping[str, str]) -> tuple[str, ...]:
    listed = told.get("ro.product.cpu.abilist", "") or told.get("ro.product.cpu.abi", "")
    return tuple(filter(None, listed.split(",")[:8]))


def _screen(text: str) -> tuple[int, int]:
    """An override (set by a person or by us) stands after the physical size and is what apps see."""
    found = _SIZE.findall(text)
    return (int(found[-1][1]), int(found[-1][2])) if found else (0, 0)


def _last(found: list[tuple[str, str]]) -> int:
    return int(found[-1][1]) if found else 0


def _memory_mib(text: str) -> int:
    match = _MEMORY.search(text)
    return int(match[1]) // 1024 if match else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
