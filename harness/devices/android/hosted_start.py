"""Opens a mini-program or quick app inside its host app on a handset, as far as the host allows that from outside."""

import shlex
from collections.abc import Sequence

from harness.devices.android.adb import Handset
from harness.devices.android.install import installed
from harness.model.faults import BadInput, StepFailed
from harness.model.hosted_app import HostedAddress
from harness.model.saying import Saying

START_TIMEOUT_S = 30.0


def host_package(handset: Handset, address: HostedAddress) -> str:
    """The host app that is on the handset. Raises BadInput when none of its packages is."""
    for package in address.host.packages:
        if installed(handset, package) is not None:
            return package
    named = "/".join(address.host.packages)
    said = Saying(f"{address.host.name} ({named}) is not installed", f"未安装{address.host.name}（{named}）")
    raise BadInput(said, handset.serial, Saying("install it and sign in", "请安装并登录"))


def open_hosted(handset: Handset, address: HostedAddress) -> str:
    """Open it by the host's own link; the host's package. Raises StepFailed where only a person, or steps, can.

    A host that takes no link from outside (WeChat wants a ticket of the sponsor's) is opened by steps: search by name.
    """
    package = host_package(handset, address)
    if not address.link:
        mend = Saying("let sign_in begin with the way to it in the host", "请在 sign_in 的首步写明在宿主中的进入方式")
        said = Saying(f"{address.host.name} opens it for nobody from outside", f"{address.host.name}不允许外部直接打开")
        raise StepFailed(said, address.app_id, mend)
    command = f"am start -W -a android.intent.action.VIEW -d {shlex.quote(address.link)} -p {package}"
    said_back = handset.run(command, START_TIMEOUT_S).words
    if "Error" in said_back:
        why = said_back[:160]
        raise StepFailed(Saying(f"the host did not open it ({why})", f"宿主未能打开（{why}）"), address.link)
    return package


def web_contexts(address: HostedAddress, contexts: Sequence[str]) -> tuple[str, ...]:
    """Of Appium's contexts those that may show the program; none means that the host lets nobody look in."""
    return tuple(one for one in contexts if one.startswith(address.host.contexts))
