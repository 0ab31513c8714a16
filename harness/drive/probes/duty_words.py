"""By which words an app speaks of a duty; drive's own short list, for what must be known while the app is used."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from harness.drive.find import plain

DUTY_WORDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "check_in": re.compile(r"打卡|签到|考勤|缺勤|旷工|缺卡"),
        "share": re.compile(r"转发|分享"),
        "invite": re.compile(r"邀请"),
        "learning": re.compile(r"学习|阅读|观看|答题|学时"),
        "login": re.compile(r"登录"),
        "trail": re.compile(r"轨迹"),
        "photo": re.compile(r"拍照|照片|自拍"),
        "form": re.compile(r"填报|上报|报送|日报|待办|任务"),
    }
)


def duty_of(text: str) -> str:
    """The first duty whose words stand in the text; "" for none."""
    said = plain(text)
    return next((duty for duty, words in DUTY_WORDS.items() if words.search(said)), "")
