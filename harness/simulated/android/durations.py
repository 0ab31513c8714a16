"""Times as Android writes them."""

from datetime import datetime, timedelta

from harness.simulated.android.android_device import AndroidDevice


def span(length: timedelta) -> str:
    """TimeUtils.formatDuration: +1d2h3m4s5ms, with milliseconds always there; 0 for nothing."""
    total = int(length / timedelta(milliseconds=1))
    if total == 0:
        return "0"
    sign, total = ("+", total) if total > 0 else ("-", -total)
    units = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s"))
    parts: list[str] = []
    for size, name in units:
        if total >= size or parts:
            parts.append(f"{total // size}{name}")
            total %= size
    return sign + "".join(parts) + f"{total}ms"


def ago(length: timedelta) -> str:
    return "-" + span(length).lstrip("+-")


def stamp(device: AndroidDevice, moment: datetime) -> str:
    """2026-11-22 10:00:00.123 in the handset's zone."""
    local = device.core.clock.local(moment)
    return f"{local:%Y-%m-%d %H:%M:%S.}{local.microsecond // 1000:03d}"
