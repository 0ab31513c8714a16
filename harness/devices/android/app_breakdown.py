"""Whether it was the app that broke: the system's own words for it, on the screen and in its list of ended processes.

A screen without the app has other reasons, too (the user left it, a refusal ended it): only what the system calls a
crash or an unanswering app is one.
"""

import re
from datetime import datetime, tzinfo

from harness.devices.android.adb import Handset
from harness.devices.android.evidence.exit_info import ProcessExit, parse_exit_info
from harness.devices.android.ui_tree import package_in_front
from harness.model.faults import AppBroke
from harness.model.saying import Saying
from harness.model.screen import UiTree

EXIT_INFO_FROM_API = 30
SYSTEM = "android"
_REASONS = {4: "crash", 5: "crash", 6: "anr", 7: "crash"}  # of ApplicationExitInfo
_STOPPED = re.compile(r"停止运行|keeps stopping|has stopped", re.I)
_SILENT = re.compile(r"没有响应|无响应|isn.t responding", re.I)


def shown_breakdown(tree: UiTree) -> str:
    """`crash` or `anr` where the system's dialog says so; an app that shows such words itself is not believed."""
    if package_in_front(tree) != SYSTEM:
        return ""
    words = " ".join(tree.texts())
    return "crash" if _STOPPED.search(words) else "anr" if _SILENT.search(words) else ""


def booked_breakdown(handset: Handset, package: str, since: datetime, zone: tzinfo) -> str:
    """`crash` or `anr` where the system has booked one of the app's processes so since then (Android 11 and later)."""
    said = handset.shell(f"dumpsys activity exit-info {package}")
    own = [one for one in parse_exit_info(said, zone).records if one.at is not None and one.at >= since]
    return next((kind for one in own if (kind := _kind(one))), "")


def _kind(one: ProcessExit) -> str:
    return _REASONS.get(one.reason, "")


def broke(kind: str, package: str) -> AppBroke:
    en, zh = {"crash": ("the app crashed", "应用崩溃"), "anr": ("the app does not answer", "应用无响应")}[kind]
    return AppBroke(Saying(en, zh), package)
