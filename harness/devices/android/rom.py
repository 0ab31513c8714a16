"""Which system a handset runs, by the properties that its maker sets. The sources are the makers' own property names.

HarmonyOS 2 to 4 is AOSP-based and driven as Android; HarmonyOS NEXT answers hdc and not adb, so it is never met here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MOST_CHARS = 80


@dataclass(frozen=True, slots=True)
class Rom:
    """`name` as its maker writes it; `version` is "" where the maker does not tell."""

    name: str
    version: str = ""


# The first property that is set decides; newer systems keep the properties of their forerunners, so they stand first.
_BY_PROPERTY: tuple[tuple[str, str], ...] = (
    ("ro.mi.os.version.name", "HyperOS"),
    ("ro.miui.ui.version.name", "MIUI"),
    ("hw_sc.build.platform.version", "HarmonyOS"),
    ("msc.config.magic.version", "MagicOS"),
    ("ro.build.version.magic", "MagicOS"),
    ("ro.build.version.emui", "EMUI"),
    ("ro.build.version.realmeui", "realme UI"),
    ("ro.build.version.oplusrom", "ColorOS"),
    ("ro.build.version.opporom", "ColorOS"),
    ("ro.flyme.version.id", "Flyme"),
    ("ro.build.version.oneui", "One UI"),
    ("ro.com.zui.version", "ZUI"),
    ("ro.build.nubia.rom.code", "nubia UI"),
    ("ro.build.MiFavor_version", "MiFavor"),
    ("ro.smartisan.version", "Smartisan OS"),
)
_BY_DISPLAY: tuple[tuple[str, str], ...] = (("flyme", "Flyme"), ("myos", "MyOS"), ("oxygen", "OxygenOS"))


def rom_of(properties: Mapping[str, str]) -> Rom:
    """The ROM of a handset whose `getprop` said this; "AOSP" where no maker's mark is found."""
    vivo = _vivo(properties)
    if vivo:
        return vivo
    for key, name in _BY_PROPERTY:
        if told := properties.get(key, ""):
            return Rom(name, _version(told))
    display = properties.get("ro.build.display.id", "")
    for mark, name in _BY_DISPLAY:
        if mark in display.lower():
            return Rom(name, _version(display))
    if properties.get("ro.product.manufacturer") == "Google":
        return Rom("Pixel", properties.get("ro.build.version.release", ""))
    return Rom("AOSP", properties.get("ro.build.version.release", "")[:_MOST_CHARS])


def _vivo(properties: Mapping[str, str]) -> Rom | None:
    """vivo calls both of its systems by one property; "OriginOS" stands in the build's name only."""
    name = properties.get("ro.vivo.os.name", "") or properties.get("ro.vivo.os.version", "")
    if not name:
        return None
    display = properties.get("ro.vivo.os.build.display.id", "")
    version = _version(display or properties.get("ro.vivo.os.version", ""))
    return Rom("OriginOS" if "origin" in f"{name} {display}".lower() else "Funtouch OS", version)


def _version(told: str) -> str:
    """The number in "V14", "EmotionUI_12.0.0", "Flyme 10.5.0.1A", "OS1.0.5": as long as it has dots."""
    found = re.search(r"\d+(?:\.\d+)*", told[:_MOST_CHARS])
    return found.group() if found else ""
