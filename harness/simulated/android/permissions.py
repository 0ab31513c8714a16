"""Android's runtime permissions: their groups, and the operation that each is booked under in appops.

Source: AOSP frameworks/base, core/res/AndroidManifest.xml (protectionLevel dangerous) and AppOpsManager.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_P: Final = "android.permission."

# Permission -> (group, operation).
_TABLE: Final = {
    "ACCESS_FINE_LOCATION": ("LOCATION", "FINE_LOCATION"),
    "ACCESS_COARSE_LOCATION": ("LOCATION", "COARSE_LOCATION"),
    "ACCESS_BACKGROUND_LOCATION": ("LOCATION", ""),
    "CAMERA": ("CAMERA", "CAMERA"),
    "RECORD_AUDIO": ("MICROPHONE", "RECORD_AUDIO"),
    "READ_CONTACTS": ("CONTACTS", "READ_CONTACTS"),
    "WRITE_CONTACTS": ("CONTACTS", "WRITE_CONTACTS"),
    "GET_ACCOUNTS": ("CONTACTS", "GET_ACCOUNTS"),
    "READ_PHONE_STATE": ("PHONE", "READ_PHONE_STATE"),
    "READ_PHONE_NUMBERS": ("PHONE", "READ_PHONE_NUMBERS"),
    "CALL_PHONE": ("PHONE", "CALL_PHONE"),
    "READ_CALL_LOG": ("CALL_LOG", "READ_CALL_LOG"),
    "READ_SMS": ("SMS", "READ_SMS"),
    "RECEIVE_SMS": ("SMS", "RECEIVE_SMS"),
    "SEND_SMS": ("SMS", "SEND_SMS"),
    "READ_CALENDAR": ("CALENDAR", "READ_CALENDAR"),
    "WRITE_CALENDAR": ("CALENDAR", "WRITE_CALENDAR"),
    "READ_EXTERNAL_STORAGE": ("STORAGE", "READ_EXTERNAL_STORAGE"),
    "WRITE_EXTERNAL_STORAGE": ("STORAGE", "WRITE_EXTERNAL_STORAGE"),
    "READ_MEDIA_IMAGES": ("READ_MEDIA_VISUAL", "READ_MEDIA_IMAGES"),
    "READ_MEDIA_VIDEO": ("READ_MEDIA_VISUAL", "READ_MEDIA_VIDEO"),
    "READ_MEDIA_VISUAL_USER_SELECTED": ("READ_MEDIA_VISUAL", "READ_MEDIA_VISUAL_USER_SELECTED"),
    "READ_MEDIA_AUDIO": ("READ_MEDIA_AURAL", "READ_MEDIA_AUDIO"),
    "POST_NOTIFICATIONS": ("NOTIFICATIONS", "POST_NOTIFICATION"),
    "BODY_SENSORS": ("SENSORS", "BODY_SENSORS"),
    "ACTIVITY_RECOGNITION": ("ACTIVITY_RECOGNITION", "ACTIVITY_RECOGNITION"),
    "BLUETOOTH_SCAN": ("NEARBY_DEVICES", "BLUETOOTH_SCAN"),
    "BLUETOOTH_CONNECT": ("NEARBY_DEVICES", "BLUETOOTH_CONNECT"),
    "NEARBY_WIFI_DEVICES": ("NEARBY_DEVICES", "NEARBY_WIFI_DEVICES"),
}

GROUPS: Final[Mapping[str, str]] = MappingProxyType({_P + name: group for name, (group, _) in _TABLE.items()})
OPERATIONS: Final[Mapping[str, str]] = MappingProxyType({_P + name: op for name, (_, op) in _TABLE.items() if op})
RUNTIME: Final = frozenset(GROUPS)

# The first API level that knows a permission; anything else is older than what is simulated.
SINCE: Final[Mapping[str, int]] = MappingProxyType(
    {
        _P + "ACCESS_BACKGROUND_LOCATION": 29,
        _P + "ACTIVITY_RECOGNITION": 29,
        _P + "BLUETOOTH_SCAN": 31,
        _P + "BLUETOOTH_CONNECT": 31,
        _P + "POST_NOTIFICATIONS": 33,
        _P + "READ_MEDIA_IMAGES": 33,
        _P + "READ_MEDIA_VIDEO": 33,
        _P + "READ_MEDIA_AUDIO": 33,
        _P + "NEARBY_WIFI_DEVICES": 33,
        _P + "READ_MEDIA_VISUAL_USER_SELECTED": 34,
    }
)


def runtime_permissions(api: int) -> frozenset[str]:
    """Those that a person must grant on this release."""
    return frozenset(name for name in RUNTIME if SINCE.get(name, 0) <= api)
