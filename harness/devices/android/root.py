"""Whether commands can run as root on a handset, and how: adbd itself (emulators, userdebug builds), or a `su`."""

import shlex
from dataclasses import dataclass
from typing import Literal

from harness.devices.android.adb import Handset, Said

How = Literal["adbd", "su -c", "su 0", "none"]
ASK_TIMEOUT_S = 8.0  # a manager such as Magisk asks on the screen; nobody may be there to answer
SCRIPT_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Root:
    """How to become root on one handset. `why_not` is in plain words where `how` is none."""

    how: How
    why_not: str = ""

    def __bool__(self) -> bool:
        return self.how != "none"

    def command(self, command: str) -> str:
        """The same command, to be run as root. Without root it is left as it is, and will be refused."""
        if self.how == "su -c":
            return f"su -c {shlex.quote(command)}"
        if self.how == "su 0":
            return f"su 0 sh -c {shlex.quote(command)}"
        return command

    def run(self, handset: Handset, command: str, timeout_s: float = SCRIPT_TIMEOUT_S) -> Said:
        return handset.run(self.command(command), timeout_s)


def root_of(handset: Handset) -> Root:
    """Tries each way by asking who runs the command."""
    if _is_root(handset.run("id -u", ASK_TIMEOUT_S)):
        return Root("adbd")
    for how in ("su -c", "su 0"):
        way = Root(how)
        if _is_root(way.run(handset, "id -u", ASK_TIMEOUT_S)):
            return way
    debuggable = handset.shell("getprop ro.debuggable", ASK_TIMEOUT_S).strip() == "1"
    return Root("none", "a debuggable build, `adb root` was not done" if debuggable else "a retail build without su")


def _is_root(said: Said) -> bool:
    return said.code == 0 and said.out.strip() == "0"
