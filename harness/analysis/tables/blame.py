"""Who is to blame for a failure: app, server, network, device or harness (standards.md 10.3, flake rule 1).

Only the app's and the server's failures count against an app. When in doubt it is the app's: a failure is never
dropped because it might have been something else.
"""

from dataclasses import dataclass
from enum import StrEnum


class Blame(StrEnum):
    """Classes of failures, by whose they are."""

    APP = "app"
    SERVER = "server"
    NETWORK = "network"
    DEVICE = "device"
    HARNESS = "harness"


COUNTED = frozenset({Blame.APP, Blame.SERVER})
APPS_OWN = frozenset({"crash", "anr"})  # whatever the network or a server did, an app may not die of it
_HARNESS_FRAMES = ("frida", "gum-js-loop", "appium", "uiautomator", "instrumentation", "chromedriver")
_DEVICE_REASONS = ("lowmemorykiller", "lmkd", "system_server", "watchdog: system", "thermal", "battery", "reboot")
_NETWORK_REASONS = ("net::err_internet_disconnected", "net::err_name_not_resolved", "net::err_network_changed")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stood around a failure in its session."""

    harness_fault: bool = False
    device_lost: bool = False
    network_disproved: bool = False
    server_error: bool = False


def blame_of(what: str, signature: str, reason: str, known: str, around: Surroundings) -> Blame:
    """`known` is what the instrument itself knows of the cause ("" for nothing); it is believed."""
    if known in set(Blame):
        return Blame(known)
    told = f"{reason}\n{signature}".casefold()
    if around.harness_fault or _any(told, _HARNESS_FRAMES):
        return Blame.HARNESS
    if around.device_lost or _any(told, _DEVICE_REASONS):
        return Blame.DEVICE
    if what in APPS_OWN:
        return Blame.APP
    if around.network_disproved or _any(told, _NETWORK_REASONS):
        return Blame.NETWORK
    return Blame.SERVER if around.server_error else Blame.APP


def _any(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)
