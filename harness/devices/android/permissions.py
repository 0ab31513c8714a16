"""Permissions of an app: granted, denied, back to "not asked yet"; each read back before it is believed.

`pm revoke` alone is "not asked yet": the app may show the dialog. A denial that the app meets without a dialog is
the flag USER_FIXED, which `pm set-permission-flags` sets (Android 11 and later); before it, revoking leaves the
dialog, and a denial has to be tapped. A one-time grant is only ever given by the dialog: see permission_dialog.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.devices.android.adb import Handset
from harness.devices.android.evidence.package_dump import PermissionState, parse_package_dump
from harness.devices.session import PermissionState as Wanted
from harness.model.faults import BadInput
from harness.model.saying import Saying

_P = "android.permission."
# What scenarios call a permission, and Android's own names for it by release.
NAMES: Mapping[str, tuple[str, ...]] = {
    "geolocation": (_P + "ACCESS_FINE_LOCATION", _P + "ACCESS_COARSE_LOCATION"),
    "background_location": (_P + "ACCESS_BACKGROUND_LOCATION",),
    "camera": (_P + "CAMERA",),
    "microphone": (_P + "RECORD_AUDIO",),
    "contacts": (_P + "READ_CONTACTS", _P + "WRITE_CONTACTS", _P + "GET_ACCOUNTS"),
    "photos": (
        _P + "READ_MEDIA_IMAGES",
        _P + "READ_MEDIA_VIDEO",
        _P + "READ_MEDIA_VISUAL_USER_SELECTED",
        _P + "READ_EXTERNAL_STORAGE",
        _P + "WRITE_EXTERNAL_STORAGE",
    ),
    "phone": (_P + "READ_PHONE_STATE", _P + "READ_PHONE_NUMBERS", _P + "CALL_PHONE"),
    "sms": (_P + "READ_SMS", _P + "RECEIVE_SMS", _P + "SEND_SMS"),
    "calendar": (_P + "READ_CALENDAR", _P + "WRITE_CALENDAR"),
    "call_log": (_P + "READ_CALL_LOG",),
    "notifications": (_P + "POST_NOTIFICATIONS",),
    "activity": (_P + "ACTIVITY_RECOGNITION",),
    "sensors": (_P + "BODY_SENSORS",),
    "bluetooth": (_P + "BLUETOOTH_CONNECT", _P + "BLUETOOTH_SCAN"),
    "nearby_wifi": (_P + "NEARBY_WIFI_DEVICES",),
}
FLAGS_FROM_API = 30  # pm set-permission-flags


@dataclass(frozen=True, slots=True)
class PermissionResult:
    """`reached` is read back from the handset; `asks_again` says that the app may still show the dialog."""

    permission: str
    wanted: Wanted
    reached: bool
    asks_again: bool
    said: str = ""


def runtime_permissions(handset: Handset, package: str) -> dict[str, PermissionState]:
    """What the app declares and a user may decide on, by Android's name."""
    records = parse_package_dump(handset.shell(f"dumpsys package {package}"), package).records
    states = records[0].permissions if records else ()
    return {one.name: one for one in states if one.kind == "runtime" and one.user == 0}


def set_permission(
    handset: Handset, package: str, name: str, wanted: Wanted, api_level: int
) -> tuple[PermissionResult, ...]:
    """Bring every permission behind `name` that the app declares to the wanted state; empty when it declares none.

    `name` is a scenario's word (see NAMES) or Android's own. Raises BadInput for an unknown one.
    """
    declared = runtime_permissions(handset, package)
    wanted_names = [one for one in android_names(name) if one in declared]
    said = {one: _change(handset, package, one, wanted, api_level) for one in wanted_names}
    now = runtime_permissions(handset, package)
    return tuple(_result(now.get(one), one, wanted, words) for one, words in said.items())


def android_names(name: str) -> tuple[str, ...]:
    if name in NAMES:
        return NAMES[name]
    if name.startswith(_P) and name.replace(".", "").replace("_", "").isalnum():
        return (name,)
    raise BadInput(Saying("no permission of this name", "没有这个权限"), name[:80])


def reset_permissions(handset: Handset, package: str, api_level: int) -> tuple[PermissionResult, ...]:
    """Everything back to "not asked yet"."""
    declared = runtime_permissions(handset, package)
    changeable = [name for name, state in declared.items() if "SYSTEM_FIXED" not in state.flags]
    said = {one: _change(handset, package, one, "prompt", api_level) for one in changeable}
    now = runtime_permissions(handset, package)
    return tuple(_result(now.get(one), one, "prompt", words) for one, words in said.items())


def _change(handset: Handset, package: str, permission: str, wanted: Wanted, api_level: int) -> str:
    target = f"{package} {permission}"
    if wanted == "granted":
        return handset.run(f"pm grant {target}").words
    words = handset.run(f"pm revoke {target}").words
    if api_level >= FLAGS_FROM_API:
        verb = "set" if wanted == "denied" else "clear"
        words = f"{words}\n{handset.run(f'pm {verb}-permission-flags {target} user-set user-fixed').words}".strip()
    return words


def _result(now: PermissionState | None, permission: str, wanted: Wanted, said: str) -> PermissionResult:
    granted = bool(now and now.granted)
    fixed = bool(now and "USER_FIXED" in now.flags)
    reached = {"granted": granted, "denied": not granted and fixed, "prompt": not granted and not fixed}[wanted]
    return PermissionResult(permission, wanted, reached, not granted and not fixed, said[:300])
