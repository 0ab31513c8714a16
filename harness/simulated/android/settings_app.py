"""Appium's helper app on the handset (io.appium.settings): position, clipboard, locale, by its broadcasts.

Source: the app's README; the driver reads results as `result=-1, data="..."`.
"""

import base64
from collections.abc import Mapping

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.device import Fix

PACKAGE = "io.appium.settings"


def settings_broadcast(device: AndroidDevice, component: str, action: str, extras: Mapping[str, str]) -> str:
    """What stands after `result=`."""
    if not component.startswith(PACKAGE) and not action.startswith(PACKAGE):
        return "0"
    if action.endswith(".location"):
        fix = device.core.fix
        return f'-1, data="{fix.latitude} {fix.longitude} {fix.altitude_m}"' if fix else '0, data="No location"'
    if action.endswith("clipboard.get"):
        return f'-1, data="{base64.b64encode(device.core.clipboard.encode()).decode("ascii")}"'
    if action.endswith("clipboard.set"):
        device.core.clipboard = base64.b64decode(extras.get("content", "")).decode("utf-8", "replace")
        return "-1"
    if action.endswith(
        (".locale", ".animation", ".wifi", ".data_connection", ".bluetooth", ".scan_media", ".set_locale")
    ):
        return "-1"
    device.unknown(f"am broadcast {action}")
    return "0"


async def settings_service(device: AndroidDevice, component: str, extras: Mapping[str, str]) -> None:
    """LocationService holds the mock position until it is told another. Nothing else is kept."""
    if not component.startswith(PACKAGE) or "latitude" not in extras:
        return
    if device.core.ledger.mode(PACKAGE, "MOCK_LOCATION") != "allow":
        device.core.log("E", "LocationService", "io.appium.settings has no right to mock the location")
        return
    try:
        latitude, longitude = float(extras["latitude"]), float(extras["longitude"])
        accuracy, altitude = float(extras.get("accuracy", "10")), float(extras.get("altitude", "0"))
    except (ValueError, KeyError):
        return
    device.core.fix = Fix(latitude, longitude, accuracy, altitude)
    await device.manager.fix_changed()
