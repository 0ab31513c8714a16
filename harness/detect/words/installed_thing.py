"""Tells what is installed or registered: an app, or a thing on a wall, a firm, a car."""

import re

_THINGS = re.compile(
    r"设施|设备|号牌|牌照|水表|电表|气表|燃气|天然气|充电桩|电梯|门锁|护栏|摄像|探头|报警器|路灯|安全带|公司|企业|商标|结婚|失业|党费|\d?(预约|入学|学籍|新生)"
)
_SOFTWARE = re.compile(r"APP|客户端|应用|软件|小程序|平台|系统|[“\"].{2,12}[”\"]", re.IGNORECASE)


def of_things(text: str) -> bool:
    """Whether a normalised text speaks of things and of no software."""
    return bool(_THINGS.search(text)) and not _SOFTWARE.search(text)
