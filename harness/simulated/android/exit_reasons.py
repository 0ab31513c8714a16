"""Why a process ended, by the numbers of android.app.ApplicationExitInfo."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

EXIT_SELF, SIGNALED, LOW_MEMORY, CRASH, CRASH_NATIVE, ANR = 1, 2, 3, 4, 5, 6
USER_REQUESTED, OTHER, PACKAGE_UPDATED = 10, 13, 16
FORCE_STOP, REMOVE_TASK = 21, 22

NAMES: Final[Mapping[int, str]] = MappingProxyType(
    {
        EXIT_SELF: "EXIT_SELF",
        SIGNALED: "SIGNALED",
        LOW_MEMORY: "LOW_MEMORY",
        CRASH: "APP CRASH(EXCEPTION)",
        CRASH_NATIVE: "APP CRASH(NATIVE)",
        ANR: "ANR",
        USER_REQUESTED: "USER REQUESTED",
        OTHER: "OTHER KILLS BY SYSTEM",
        PACKAGE_UPDATED: "PACKAGE UPDATED",
    }
)
SUBREASONS: Final[Mapping[int, str]] = MappingProxyType(
    {0: "UNKNOWN", FORCE_STOP: "FORCE STOP", REMOVE_TASK: "REMOVE TASK"}
)
