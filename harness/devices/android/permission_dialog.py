"""The system's own permission dialog: which button gives which answer, by release and ROM.

Ids are of AOSP's permission controller (packageinstaller before Android 10) and of the ROMs that replace it. A one-time
grant can be given here and nowhere else.
"""

from typing import Literal

Answer = Literal["allow", "allow_while_used", "allow_once", "deny", "deny_for_good", "allow_selected", "approximate"]

CONTROLLERS = (
    "com.android.permissioncontroller",
    "com.google.android.permissioncontroller",
    "com.android.packageinstaller",
    "com.google.android.packageinstaller",
    "com.lbe.security.miui",
    "com.miui.securitycenter",
    "com.hihonor.permissioncontroller",
    "com.huawei.permissioncontroller",
    "com.coloros.securitypermission",
    "com.oplus.securitypermission",
    "com.vivo.permissionmanager",
    "com.meizu.safe",
)
_IDS: dict[Answer, tuple[str, ...]] = {
    "allow": ("permission_allow_button", "permission_allow_all_button"),
    "allow_while_used": ("permission_allow_foreground_only_button", "permission_allow_button"),
    "allow_once": ("permission_allow_one_time_button",),
    "deny": ("permission_deny_button", "permission_deny_and_dont_ask_again_button"),
    "deny_for_good": (
        "permission_deny_and_dont_ask_again_button",
        "permission_no_upgrade_and_dont_ask_again_button",
        "permission_deny_button",
    ),
    "allow_selected": ("permission_allow_selected_button",),
    "approximate": ("permission_location_accuracy_radio_coarse",),
}
# What the buttons say where a ROM gives them no id of AOSP's.
_TEXTS: dict[Answer, tuple[str, ...]] = {
    "allow": ("始终允许", "允许", "全部允许", "Allow", "Allow all"),
    "allow_while_used": (
        "仅在使用中允许",
        "使用时允许",
        "仅使用期间允许",
        "使用该应用时允许",
        "While using the app",
        "允许",
    ),
    "allow_once": ("仅限这一次", "本次使用允许", "仅此一次", "本次运行允许", "仅本次允许", "Only this time"),
    "deny": ("拒绝", "不允许", "禁止", "Don't allow", "Don’t allow", "Deny"),
    "deny_for_good": (
        "拒绝且不再询问",
        "不允许且不再询问",
        "禁止后不再提示",
        "Deny & don't ask again",
        "拒绝",
        "不允许",
    ),
    "allow_selected": ("选择照片和视频", "允许访问部分照片", "选择照片", "Select photos and videos", "Select photos"),
    "approximate": ("大致位置", "模糊定位", "Approximate"),
}
_FROM_API: dict[Answer, int] = {"allow_while_used": 29, "allow_once": 30, "approximate": 31, "allow_selected": 34}


def offered(answer: Answer, api_level: int) -> bool:
    """Whether this release has such an answer at all."""
    return api_level >= _FROM_API.get(answer, 0)


def resource_ids(answer: Answer) -> tuple[str, ...]:
    """Full resource ids to look for, likeliest first."""
    return tuple(f"{owner}:id/{name}" for name in _IDS[answer] for owner in CONTROLLERS)


def texts(answer: Answer) -> tuple[str, ...]:
    """Texts to look for where no id is found, likeliest first."""
    return _TEXTS[answer]


def is_permission_dialog(package: str) -> bool:
    """Whether a window of this package is the system's dialog, not the app's."""
    return package in CONTROLLERS
