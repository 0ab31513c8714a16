"""Which process on which Frida device: the one of a phone by USB, of a frida-server or of a portal."""

import contextlib
from dataclasses import dataclass
from typing import Any, Literal

import frida

from harness.capture.frida_work import FRIDA_FAULTS
from harness.model.faults import CaptureLost
from harness.model.saying import Saying

FIND_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class HookTarget:
    """`process` is a process id, or a package whose processes (`package`, `package:push`) are all hooked.

    `device` is "local", "usb" (the only phone), "usb:SERIAL", or the "host:port" of a frida-server or portal.
    `start` is "spawn" where the harness itself starts the app: then its first line of code is already seen. Where
    something else starts it, "attach"; what ran before is not seen. A portal cannot spawn.
    """

    device: str
    process: str | int
    start: Literal["attach", "spawn"] = "attach"

    @property
    def shown(self) -> str:
        return f"{self.process} on {self.device}"


def open_device(target: HookTarget) -> Any:
    """The Frida device. Raises CaptureLost when it is not there."""
    kind, _, serial = target.device.partition(":")
    try:
        if target.device == "local":
            return frida.get_local_device()
        if kind == "usb":
            return frida.get_device(serial, timeout=FIND_TIMEOUT_S) if serial else frida.get_usb_device(FIND_TIMEOUT_S)
        return frida.get_device_manager().add_remote_device(target.device)
    except FRIDA_FAULTS as fault:
        raise lost(f"no device {target.device}: {fault}", f"找不到设备 {target.device}") from fault


def close_device(target: HookTarget) -> None:
    """Frida keeps a device that it was told of by its address, and all that it learned of it, until it is taken off."""
    if target.device != "local" and target.device.partition(":")[0] != "usb":
        with contextlib.suppress(*FRIDA_FAULTS):
            frida.get_device_manager().remove_remote_device(target.device)


def find_processes(device: Any, target: HookTarget) -> tuple[int, ...]:
    """The ids of the target's living processes, the main one first. Raises CaptureLost when there is none."""
    if isinstance(target.process, int):
        return (target.process,)
    try:
        main = [one.pid for one in device.enumerate_applications(identifiers=[target.process]) if one.pid]
    except FRIDA_FAULTS:
        main = []  # a portal knows processes only
    named = [one for one in device.enumerate_processes() if _is_of(one.name, target.process)]
    named.sort(key=lambda one: (one.name != target.process, one.pid))
    found = tuple(dict.fromkeys([*main, *(one.pid for one in named)]))
    if not found:
        raise lost(f"{target.shown} is not running", f"{target.process} 没有运行")
    return found


def _is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}:")


def lost(en: str, zh: str) -> CaptureLost:
    return CaptureLost(Saying(f"Java hooks: {en}"[:300], f"Java 挂钩：{zh}"[:300]), "frida")
