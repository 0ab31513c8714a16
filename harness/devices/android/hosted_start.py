"""A mini-program or quick app in its host on a handset: which host is there, the link into it, what is in front."""

import re
import shlex
from collections.abc import Sequence

from harness.devices.android.adb import Handset
from harness.devices.android.install import installed
from harness.model.faults import BadInput, HostRefused
from harness.model.hosted_app import HostedAddress
from harness.model.saying import Saying

START_TIMEOUT_S = 30.0
_RESUMED = re.compile(r"ResumedActivity[:=]\s*ActivityRecord\{\S+ u\d+ ([\w.]{1,200})/([\w.$]{1,200})")


def host_package(handset: Handset, address: HostedAddress) -> str:
    """The host app that is on the handset. Raises BadInput when none of its packages is."""
    for package in address.host.packages:
        if installed(handset, package) is not None:
            return package
    named = "/".join(address.host.packages)
    said = Saying(f"{address.host.name} ({named}) is not installed", f"未安装{address.host.name}（{named}）")
    raise BadInput(said, handset.serial, Saying("install it and sign in", "请安装并登录"))


def open_by_link(handset: Handset, package: str, link: str) -> None:
    """Hand a link to the host, and to no other app. Raises HostRefused where it does not take it."""
    command = f"am start -W -a android.intent.action.VIEW -d {shlex.quote(link)} -p {package}"
    said_back = handset.run(command, START_TIMEOUT_S).words
    if "Error" in said_back:
        why = said_back[:160]
        raise HostRefused(Saying(f"the host did not open it ({why})", f"宿主未能打开（{why}）"), link)


def activity_in_front(handset: Handset, package: str) -> str:
    """The activity of a package that is resumed, its full name; "" where another package is in front."""
    said = handset.shell("dumpsys activity activities | grep ResumedActivity")
    found = next((one for one in _RESUMED.finditer(said) if one[1] == package), None)
    if found is None:
        return ""
    return found[1] + found[2] if found[2].startswith(".") else found[2]


def shows_program(address: HostedAddress, activity: str, first: str) -> bool:
    """Whether a host's activity is one that shows programs; where none is known, any but the one it began with."""
    screen = address.host.screen
    return bool(activity) and (activity != first if screen is None else screen.search(activity) is not None)


def web_contexts(address: HostedAddress, contexts: Sequence[str]) -> tuple[str, ...]:
    """Of Appium's contexts those that may show the program; none means that the host lets nobody look in."""
    return tuple(one for one in contexts if one.startswith(address.host.contexts))
