"""Android's releases by API level, as `ro.build.version.release` says them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OLDEST_API, NEWEST_API = 26, 36
RELEASES: Final[Mapping[int, str]] = MappingProxyType(
    {
        26: "8.0.0",
        27: "8.1.0",
        28: "9",
        29: "10",
        30: "11",
        31: "12",
        32: "12",
        33: "13",
        34: "14",
        35: "15",
        36: "16",
    }
)
SECURITY_PATCHES: Final[Mapping[int, str]] = MappingProxyType(
    {api: f"{2017 + (api - 26) * 9 // 10}-{1 + api % 12:02d}-05" for api in RELEASES}
)
