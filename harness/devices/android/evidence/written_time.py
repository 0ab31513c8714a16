"""Times as Android writes them: durations (+1m2s3ms) and the device's wall clock without its zone."""

import re
from datetime import datetime, timedelta, tzinfo

_UNIT_MS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}
_PART = re.compile(r"([0-9]{1,9})(ms|[dhms])")
_DURATION = re.compile(r"[+-]?(?:[0-9]{1,9}(?:ms|[dhms])){1,6}")
_STAMP = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,3}))?")

DURATION = r"[+-]?(?:(?:[0-9]{1,9}(?:ms|[dhms])){1,6}|0)"
STAMP = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?"


def duration_ms(text: str) -> int | None:
    """`+1m2s3ms` as milliseconds (TimeUtils.formatDuration of Android); negative with a minus; None if it is none."""
    if text.lstrip("+-") == "0":
        return 0
    if _DURATION.fullmatch(text) is None:
        return None
    total = sum(int(count) * _UNIT_MS[unit] for count, unit in _PART.findall(text))
    return -total if text.startswith("-") else total


def device_time(text: str, zone: tzinfo) -> datetime | None:
    """`2026-11-22 10:00:00.123` of a device whose clock stands in `zone`; None for what is no time."""
    found = _STAMP.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    micro = int((found[7] or "0").ljust(3, "0")) * 1000
    try:
        return datetime(year, month, day, hour, minute, second, micro, tzinfo=zone)
    except ValueError:
        return None


def epoch_time(seconds: str, zone: tzinfo) -> datetime | None:
    """Seconds since 1970 with a fraction, as `logcat -v epoch` writes them."""
    try:
        return datetime.fromtimestamp(0, tz=zone) + timedelta(seconds=float(seconds))
    except (OverflowError, ValueError):
        return None
