"""How far a handset's clock is from ours, and how sure that is.

As in NTP: the handset's time was read at some moment between asking and hearing, so the offset is known to half of the
quickest round trip, and to the resolution of what it says.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from harness.devices.android.adb import Handset
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

READS = 5
# toybox knows %N from Android 10 or so; mksh, the shell of every release, has EPOCHREALTIME.
COMMAND = "echo $EPOCHREALTIME; date +%s.%N"
_FINE = re.compile(r"^(\d{9,11})\.(\d{3,9})$", re.MULTILINE)
_COARSE = re.compile(r"^(\d{9,11})(?:\.N?)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ClockOffset:
    """The handset's clock less ours, and its doubt, in milliseconds."""

    offset_ms: float
    doubt_ms: float


def clock_offset(handset: Handset, now_ms: Callable[[], float], reads: int = READS) -> ClockOffset:
    """The surest of several reads. `now_ms` is our clock, since 1970. Raises DeviceLost when no answer is a time."""
    found = [one for _ in range(reads) if (one := _read(handset, now_ms))]
    if not found:
        said = Saying("it does not tell its time", "手机未给出时间")
        raise DeviceLost(said, f"{handset.serial}: date")
    return min(found, key=lambda one: one.doubt_ms)


def _read(handset: Handset, now_ms: Callable[[], float]) -> ClockOffset | None:
    asked = now_ms()
    said = handset.shell(COMMAND)
    heard = now_ms()
    told = told_ms(said)
    if told is None or heard < asked:  # our own clock was set back in between
        return None
    time_ms, step_ms = told
    half_trip_ms = (heard - asked) / 2
    return ClockOffset(time_ms + step_ms / 2 - (asked + half_trip_ms), half_trip_ms + step_ms / 2)


def told_ms(text: str) -> tuple[float, float] | None:
    """The time in what the handset said, and the step of its words, in milliseconds."""
    if fine := _FINE.search(text):
        digits = len(fine[2])
        return int(fine[1]) * 1000 + int(fine[2]) / 10**digits * 1000, 1000 / 10**digits
    if coarse := _COARSE.search(text):
        return int(coarse[1]) * 1000.0, 1000.0
    return None
