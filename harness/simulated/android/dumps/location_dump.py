"""dumpsys location: requests that stand, and the history since the start."""

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.durations import span
from harness.simulated.handset.location_requests import LocationRequest


def location(device: AndroidDevice) -> str:
    return _new(device) if device.api >= 31 else _old(device)


def _uid(device: AndroidDevice, one: LocationRequest) -> int:
    package = device.core.packages.get(one.package)
    return package.uid if package else -1


def _seconds(milliseconds: int | None) -> str:
    return f"{(milliseconds or 0) // 1000}s"


def _new(device: AndroidDevice) -> str:
    now, fix = device.core.clock.now(), device.core.fix
    history, standing = [], []
    for one in device.locations.by_package.values():
        total, front = span(one.total_at(now)), device.manager.screen.app_package == one.package
        interval = f"{_seconds(one.shortest_ms)}/{_seconds(one.longest_ms)}"
        history.append(
            f"      {_uid(device, one)}/{one.package}: min/max interval = {interval}, "
            f"total/active/foreground duration = {total}/{total}/{total}, locations = {one.given}\n"
        )
        if one.since:
            behind = "" if front else " (background)"
            asked = f"Request[@+{_seconds(one.shortest_ms)}0ms, HIGH_ACCURACY]"
            standing.append(f"        {_uid(device, one)}/{one.package}/1A2B3C{behind} {asked}\n")
    last = (
        f"      last location=Location[gps {fix.latitude},{fix.longitude} hAcc={fix.accuracy_m} mock]\n" if fix else ""
    )
    listeners = f"      listeners:\n{''.join(standing)}" if standing else ""
    return (
        "Location Manager State:\n  User Info:\n    current user: 0\n"
        f"  Historical Aggregate Location Provider Data:\n    gps:\n{''.join(history)}"
        f"  Location Providers:\n    gps provider:\n{last}{listeners}"
        "  Historical Event Log:\n"
    )


def _old(device: AndroidDevice) -> str:
    now = device.core.clock.now()
    standing, history = [], []
    up_minutes = max(1, device.core.clock.uptime_ms() // 60_000)
    for one in device.locations.by_package.values():
        where = "foreground" if device.manager.screen.app_package == one.package else "background"
        if one.since:
            asked = f"Request[ACCURACY_FINE gps requested=+{_seconds(one.shortest_ms)}0ms fastest=+0s0ms]"
            standing.append(f"      UpdateRecord[gps {one.package}({_uid(device, one)} {where}) {asked} null]\n")
        shortest, longest = (one.shortest_ms or 0) // 1000, (one.longest_ms or 0) // 1000
        minutes = -(-int(one.total_at(now).total_seconds()) // 60)
        history.append(
            f"    {one.package}: gps: Min interval {shortest} seconds: Max interval {longest} seconds: "
            f"Duration requested {minutes} out of the last {up_minutes} minutes\n"
        )
    return (
        "Current Location Manager state:\n  Location Listeners:\n"
        f"  Active Records by Provider:\n    gps:\n{''.join(standing)}"
        f"  Historical Records by Provider:\n{''.join(history)}"
    )
