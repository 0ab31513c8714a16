"""The system's question for a permission, as each release words it and names its buttons."""

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.permissions import GROUPS
from harness.simulated.handset.dialogs import Choice
from harness.simulated.handset.package import Package
from harness.simulated.handset.screen import Screen

_WORDS = {
    "LOCATION": "获取此设备的位置信息",
    "CAMERA": "拍摄照片和录制视频",
    "MICROPHONE": "录制音频",
    "CONTACTS": "访问您的通讯录",
    "PHONE": "拨打电话和管理通话",
    "STORAGE": "访问您设备上的照片、媒体内容和文件",
    "READ_MEDIA_VISUAL": "访问此设备上的照片和视频",
    "NOTIFICATIONS": "向您发送通知",
    "CALENDAR": "访问您的日历",
    "SMS": "发送和查看短信",
}
ONE_TIME_GROUPS = ("LOCATION", "CAMERA", "MICROPHONE")


def controller(api: int) -> str:
    """The package that asks."""
    if api >= 29:
        return "com.android.permissioncontroller"
    return "com.android.packageinstaller"


def choices(api: int, group: str, *, asked_before: bool) -> list[Choice]:
    """The buttons, in the order of the screen."""
    place = f"{controller(api)}:id/"
    if api < 29:
        rows = [Choice("始终允许", "always", f"{place}permission_allow_button")]
        return [*rows, Choice("拒绝", "deny", f"{place}permission_deny_button")]
    front = Choice("仅在使用该应用时允许", "front", f"{place}permission_allow_foreground_only_button")
    once = Choice("仅限这一次", "once", f"{place}permission_allow_one_time_button")
    some = Choice("选择照片和视频", "some", f"{place}permission_allow_selected_button")
    everything = Choice("全部允许", "always", f"{place}permission_allow_all_button")
    always = Choice("允许", "always", f"{place}permission_allow_button")
    never = f"{place}permission_deny_and_dont_ask_again_button"
    deny = Choice("不允许", "deny", never if asked_before else f"{place}permission_deny_button")
    if api >= 34 and group == "READ_MEDIA_VISUAL":
        return [some, everything, deny]
    if group in ONE_TIME_GROUPS:
        return [front, once, deny] if api >= 30 else [front, deny]
    return [always, deny]


async def ask(device: AndroidDevice, screen: Screen, package: Package, permissions: list[str]) -> None:
    """Put the question and set the grants by the answer. A dismissed question counts as refused."""
    group = GROUPS.get(permissions[0], "")
    label = package.manifest.label or package.name
    message = f"要允许“{label}”{_WORDS.get(group, '使用此权限')}吗？"
    asked_before = any("USER_SET" in package.grants[name].flags for name in permissions)
    place = controller(device.api)
    rows = choices(device.api, group, asked_before=asked_before)
    answer = await screen.ask(place, message, rows, f"{place}:id/permission_message", "deny")
    for name in permissions:
        grant = package.grants[name]
        grant.granted = answer != "deny"
        grant.flags -= {"ONE_TIME"}
        grant.flags |= {"USER_SET"} | ({"ONE_TIME"} if answer == "once" else set())
        # Refused twice means for ever, since Android 11.
        if answer == "deny" and asked_before and device.api >= 30:
            grant.flags |= {"USER_FIXED"}
