"""Whether a handset is fit for a run: charged, cool, with room left, awake, unlocked, fully started."""

import re
import time
from dataclasses import asdict, dataclass

from harness.devices.android.adb import Handset
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

# Limits of ours: below them ROMs save power or refuse installs, above them they slow the processor down.
LEAST_BATTERY_PERCENT = 20
HOTTEST_BATTERY_C = 45.0
LEAST_FREE_MIB = 1024
SPENT_MIB = 64  # with less, Android itself refuses to write
BOOT_POLL_S = 0.5
NOT_STARTED = Saying("it has not started fully", "系统尚未启动完成")
SEVERE_THERMAL_STATUS = 3  # PowerManager.THERMAL_STATUS_SEVERE


@dataclass(frozen=True, slots=True)
class Health:
    """None is what the handset does not tell."""

    booted: bool
    battery_percent: int | None
    battery_c: float | None
    charging: bool
    free_mib: int | None
    awake: bool | None
    locked: bool | None
    thermal_status: int | None

    def problems(self) -> tuple[Saying, ...]:
        """What must be mended before a run; empty when it is fit."""
        found = []
        if not self.booted:
            found.append(NOT_STARTED)
        if self.battery_percent is not None and self.battery_percent < LEAST_BATTERY_PERCENT:
            low = f"{self.battery_percent} % (< {LEAST_BATTERY_PERCENT} %)"
            found.append(Saying(f"battery at {low}", f"电量 {low}"))
        if self.battery_c is not None and self.battery_c > HOTTEST_BATTERY_C:
            found.append(Saying(f"battery at {self.battery_c:.1f} °C", f"电池温度 {self.battery_c:.1f} °C"))
        if self.free_mib is not None and self.free_mib < LEAST_FREE_MIB:
            found.append(Saying(f"only {self.free_mib} MiB free", f"剩余存储仅 {self.free_mib} MiB"))
        if self.awake is False:
            found.append(Saying("the screen is off", "屏幕已熄灭"))
        if self.locked:
            found.append(Saying("the screen is locked", "屏幕已锁定"))
        return (*found, *self._heat())

    def spoils(self) -> tuple[Saying, ...]:
        """What makes the results of a run doubtful in whose course it is so."""
        found = []
        if self.free_mib is not None and self.free_mib < SPENT_MIB:
            found.append(
                Saying(f"its disk is full ({self.free_mib} MiB free)", f"存储已满（剩余 {self.free_mib} MiB）")
            )
        return (*found, *self._heat())

    def _heat(self) -> tuple[Saying, ...]:
        if self.thermal_status is None or self.thermal_status < SEVERE_THERMAL_STATUS:
            return ()
        said = str(self.thermal_status)
        return (Saying(f"slowed down by heat (status {said})", f"因过热降频（状态 {said}）"),)

    def as_data(self) -> dict[str, object]:
        return {**asdict(self), "problems": [one.en for one in self.problems()]}


def health_of(handset: Handset) -> Health:
    """Asks the handset. Raises DeviceLost or DeviceSilent."""
    battery = handset.shell("dumpsys battery")
    tenths = _number(r"^\s*temperature:\s*(-?\d{1,5})", battery)
    return Health(
        booted=handset.shell("getprop sys.boot_completed").strip() == "1",
        battery_percent=_number(r"^\s*level:\s*(\d{1,3})\s*$", battery),
        battery_c=None if tenths is None else tenths / 10,
        charging=bool(re.search(r"^\s*(?:AC|USB|Wireless|Dock) powered: true", battery, re.MULTILINE)),
        free_mib=free_mib(handset.shell("df -k /data")),
        awake=awake(handset.shell("dumpsys power")),
        locked=locked(handset.shell("dumpsys window")),
        thermal_status=_number(r"^\s*Thermal Status:\s*(\d)", handset.shell("dumpsys thermalservice")),
    )


def await_boot(handset: Handset, timeout_s: float) -> None:
    """Until a handset that adb reaches has started fully. Raises DeviceLost."""
    deadline = time.monotonic() + timeout_s
    while handset.shell("getprop sys.boot_completed").strip() != "1":
        if time.monotonic() > deadline:
            raise DeviceLost(NOT_STARTED, handset.serial)
        time.sleep(BOOT_POLL_S)


def wake(handset: Handset) -> None:
    """Screen on, a swipe-only lock away, and kept on while it is plugged in. A lock with a secret stays."""
    handset.shell("input keyevent KEYCODE_WAKEUP; wm dismiss-keyguard; svc power stayon true")


def free_mib(text: str) -> int | None:
    """Reads `df -k /data`; a long device name may push the figures to a line of their own."""
    figures = re.search(r"\s(\d{1,14})\s+(\d{1,14})\s+(\d{1,14})\s+\d{1,3}%", text)
    return int(figures[3]) // 1024 if figures else None


def awake(text: str) -> bool | None:
    """Reads `dumpsys power`."""
    found = re.search(r"mWakefulness=(\w{1,20})", text)
    return found[1] == "Awake" if found else None


def locked(text: str) -> bool | None:
    """Reads `dumpsys window`; releases and makers write different ones of these words."""
    words = re.findall(r"\b(?:mShowingLockscreen|mDreamingLockscreen|isStatusBarKeyguard)=(true|false)", text)
    words += re.findall(r"KeyguardServiceDelegate\s{1,40}showing=(true|false)", text)
    return "true" in words if words else None


def _number(pattern: str, text: str) -> int | None:
    found = re.search(pattern, text, re.MULTILINE)
    return int(found[1]) if found else None
