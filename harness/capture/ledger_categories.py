"""Which kind of data an operation of the permission ledger, or a permission, opens: in the words of the hooks."""

from collections.abc import Mapping
from types import MappingProxyType

_LOCATION = "location"
_MEDIA = "media"

# AppOpsManager.OPSTR_*, as the dumps write them.
OPERATIONS: Mapping[str, str] = MappingProxyType(
    {
        "COARSE_LOCATION": _LOCATION,
        "FINE_LOCATION": _LOCATION,
        "GPS": _LOCATION,
        "MONITOR_LOCATION": _LOCATION,
        "MONITOR_HIGH_POWER_LOCATION": _LOCATION,
        "NEIGHBORING_CELLS": "network_environment",
        "WIFI_SCAN": "network_environment",
        "NEARBY_WIFI_DEVICES": "network_environment",
        "BLUETOOTH_SCAN": "bluetooth",
        "CAMERA": "camera",
        "PHONE_CALL_CAMERA": "camera",
        "RECORD_AUDIO": "microphone",
        "PHONE_CALL_MICROPHONE": "microphone",
        "RECORD_AUDIO_HOTWORD": "microphone",
        "READ_CLIPBOARD": "clipboard",
        "READ_CONTACTS": "contacts",
        "WRITE_CONTACTS": "contacts",
        "GET_ACCOUNTS": "accounts",
        "READ_CALL_LOG": "call_log",
        "READ_SMS": "sms",
        "RECEIVE_SMS": "sms",
        "READ_CALENDAR": "calendar",
        "READ_PHONE_STATE": "device",
        "READ_PHONE_NUMBERS": "device",
        "READ_DEVICE_IDENTIFIERS": "device",
        "READ_EXTERNAL_STORAGE": _MEDIA,
        "READ_MEDIA_IMAGES": _MEDIA,
        "READ_MEDIA_VIDEO": _MEDIA,
        "READ_MEDIA_AUDIO": _MEDIA,
        "READ_MEDIA_VISUAL_USER_SELECTED": _MEDIA,
        "MANAGE_EXTERNAL_STORAGE": _MEDIA,
        "ACCESS_MEDIA_LOCATION": _MEDIA,
        "BODY_SENSORS": "sensors",
        "ACTIVITY_RECOGNITION": "sensors",
        "GET_USAGE_STATS": "app_list",
        "QUERY_ALL_PACKAGES": "app_list",
        "PROJECT_MEDIA": "screen_capture",
    }
)
_PREFIX = "android.permission."
# Permissions whose operation has another name.
_PERMISSIONS: Mapping[str, str] = MappingProxyType(
    {
        "ACCESS_FINE_LOCATION": _LOCATION,
        "ACCESS_COARSE_LOCATION": _LOCATION,
        "ACCESS_BACKGROUND_LOCATION": _LOCATION,
        "PACKAGE_USAGE_STATS": "app_list",
        "READ_PRIVILEGED_PHONE_STATE": "device",
    }
)


def category_of(operation: str) -> str:
    """The kind of data of an operation; "" for one that opens none (VIBRATE, WAKE_LOCK, a ROM's own number)."""
    return OPERATIONS.get(operation, "")


def permission_category(permission: str) -> str:
    """The kind of data that a permission opens; "" for none."""
    if not permission.startswith(_PREFIX):
        return ""
    name = permission.removeprefix(_PREFIX)
    return _PERMISSIONS.get(name) or OPERATIONS.get(name, "")
