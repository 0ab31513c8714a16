"""Which handsets are attached, and in what state: always asked, never concluded from what adb's commands print.

`adb connect` says "failed to authenticate" of a handset that is there a moment later, and "already connected" of one
whose transport is dead.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import adbutils
from adbutils.errors import AdbConnectionError

from harness.devices.android.adb_connection import Client
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

READY = "device"
LOOK_AGAIN_S = 0.1
CONNECT_AGAIN_S = 1.5
_AWAY = ("absent", "offline")
# `SERIAL  state  key:value ...`; the state may have blanks: "no permissions (missing udev rules? ...)".
_LINE = re.compile(
    r"(?P<serial>\S+)\s+(?P<state>.*?)(?P<tags>(?:\s+(?:usb|product|model|device|transport_id):\S+)*)\s*"
)

_MENDS = {
    "unauthorized": Saying("allow USB debugging on the handset's screen", "在手机屏幕上允许 USB 调试"),
    "offline": Saying("plug it in again or restart it", "重新插拔数据线或重启手机"),
    "no permissions": Saying("give this user access to USB (udev rules)", "为当前用户配置 USB 权限（udev 规则）"),
    "absent": Saying("attach it, and switch USB debugging on", "连接手机并打开 USB 调试"),
}


@dataclass(frozen=True, slots=True)
class Attached:
    """One line of `adb devices -l`. `state` is device, unauthorized, offline, recovery, no permissions ..."""

    serial: str
    state: str
    model: str = ""
    product: str = ""

    @property
    def ready(self) -> bool:
        return self.state == READY

    @property
    def mend(self) -> Saying | None:
        """What a person can do about its state; None where nothing is known."""
        return next((mend for state, mend in _MENDS.items() if self.state.startswith(state)), None)


def attached_of(text: str) -> tuple[Attached, ...]:
    """Reads what `host:devices-l` answers. Lines that are none are left out."""
    return tuple(found for line in text.splitlines()[:1000] if (found := _attached(line)))


def _attached(line: str) -> Attached | None:
    match = _LINE.fullmatch(line.strip()[:2000])
    if match is None or not match["state"]:
        return None
    tags = dict(tag.split(":", 1) for tag in match["tags"].split())
    return Attached(match["serial"], match["state"], tags.get("model", ""), tags.get("product", ""))


def attached(client: Client) -> tuple[Attached, ...]:
    """What is attached now. Raises DeviceLost when the adb server does not answer."""
    try:
        with client.make_connection() as connection:
            connection.send_command("host:devices-l")
            connection.check_okay()
            return attached_of(connection.read_string_block())
    except (adbutils.AdbError, OSError, ValueError) as fault:
        said = Saying("the adb server does not answer", "adb 服务未应答")
        raise DeviceLost(said, f"127.0.0.1:{client.port}") from fault


def wait_for_state(client: Client, serial: str, timeout_s: float, wanted: Callable[[str], bool]) -> Attached:
    """Looks until the state of `serial` ("absent" where it is not listed) is `wanted`. Raises DeviceLost."""
    deadline = time.monotonic() + timeout_s
    while True:
        seen = _seen(client, serial)
        if wanted(seen.state):
            return seen
        if time.monotonic() > deadline:
            raise _not_ready(seen, timeout_s)
        time.sleep(LOOK_AGAIN_S)


def _seen(client: Client, serial: str) -> Attached:
    return next((one for one in attached(client) if one.serial == serial), Attached(serial, "absent"))


def _not_ready(seen: Attached, timeout_s: float) -> DeviceLost:
    said = Saying(f"it is '{seen.state}' after {timeout_s:.0f} s", f"{timeout_s:.0f} 秒后状态仍为 {seen.state}")
    return DeviceLost(said, seen.serial, seen.mend)


def wait_until_ready(client: Client, serial: str, timeout_s: float = 20.0) -> Attached:
    return wait_for_state(client, serial, timeout_s, READY.__eq__)


def connect(client: Client, address: str, timeout_s: float = 20.0) -> Attached:
    """Reach a handset by TCP ("host:port"), and again until it is there: one that restarts does not listen at first.

    A dead transport of an earlier life is dropped first. One that waits for a person is not asked again.
    """
    deadline = time.monotonic() + timeout_s
    while True:
        listed = {one.serial: one.state for one in attached(client)}
        if listed.get(address, READY) != READY:
            _tell(client, f"host:disconnect:{address}")
        _tell(client, f"host:connect:{address}")
        left_s = max(0.0, deadline - time.monotonic())
        try:
            settled = wait_for_state(client, address, min(CONNECT_AGAIN_S, left_s), lambda state: state not in _AWAY)
        except DeviceLost:
            if time.monotonic() >= deadline:
                raise _not_ready(_seen(client, address), timeout_s) from None
            continue
        return settled if settled.ready else wait_until_ready(client, address, left_s)


def disconnect(client: Client, address: str) -> None:
    _tell(client, f"host:disconnect:{address}")


def _tell(client: Client, command: str) -> None:
    """Its answer is of no use: the state is looked at afterwards."""
    try:
        with client.make_connection() as connection:
            connection.send_command(command)
            connection.check_okay()
            connection.read_string_block()
    except (adbutils.AdbTimeout, AdbConnectionError, OSError):
        said = Saying("the adb server does not answer", "adb 服务未应答")
        raise DeviceLost(said, f"127.0.0.1:{client.port}") from None
    except adbutils.AdbError:
        return
