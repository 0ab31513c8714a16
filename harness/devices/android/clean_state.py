"""A proved clean state: before a run nothing is there of an earlier one, after it nothing of this one is left.

Tidying is tried, but only what is looked at afterwards counts. A handset that stays dirty is taken out of service by
whoever runs it; one that cannot be cleaned in a point (root only) says so in that point.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.devices.android import (
    certificate_store,
    contacts,
    frida_server,
    gallery,
    mock_location,
    proxy_setting,
    wireguard,
)
from harness.devices.android.adb import Handset
from harness.devices.android.install import installed
from harness.devices.android.permissions import reset_permissions, runtime_permissions
from harness.devices.android.root import Root
from harness.model.saying import Saying

LEFT_FILES = "/data/local/tmp"
_OURS = ("hns-", "harness")
# Flags of grants that no user and no run made.
_OF_THE_SYSTEM = frozenset(
    {"SYSTEM_FIXED", "POLICY_FIXED", "GRANTED_BY_DEFAULT", "GRANTED_BY_ROLE", "REVOKE_WHEN_REQUESTED"}
)


@dataclass(frozen=True, slots=True)
class StateFinding:
    """One point of the state. `seen` is what was found there, in the handset's own words."""

    point: str
    clean: bool
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be clean: the app's package ("" for none), the handset's release, and how to be root."""

    package: str
    api_level: int
    root: Root


def tidy(handset: Handset, subject: Subject) -> None:
    """Take away what an earlier run, or this one, left. Whether it worked is for `look` to say."""
    if subject.package and installed(handset, subject.package):
        handset.run(f"am force-stop {subject.package}")
        handset.run(f"pm clear {subject.package}", 60.0)
        reset_permissions(handset, subject.package, subject.api_level)
        handset.run(f"appops reset {subject.package}")
    proxy_setting.clear_proxy(handset)
    if installed(handset, wireguard.APP):
        wireguard.take_down(handset, subject.root)
    mock_location.stop(handset)
    gallery.remove_photos(handset)
    contacts.remove_contacts(handset)
    frida_server.stop(handset, subject.root)
    if certificate_store.mounted(handset, subject.root, subject.api_level):
        certificate_store.remove_certificate(handset, subject.root, subject.api_level)
    for name in _left_files(handset):
        handset.run(f"rm -rf {LEFT_FILES}/{name}")


def look(handset: Handset, subject: Subject) -> tuple[StateFinding, ...]:
    """Every point of the state, as it is now. Raises DeviceLost or DeviceSilent."""
    points: dict[str, Callable[[], str]] = {
        "proxy": lambda: proxy_setting.proxy_of(handset),
        "reverse": lambda: _shown(handset.reverses()),
        "tunnel": lambda: wireguard.left(handset, subject.root) if installed(handset, wireguard.APP) else "",
        "mock_location": lambda: _mocking(handset),
        "gallery": lambda: " ".join(gallery.leftovers(handset)),
        "contacts": lambda: _count(contacts.leftovers(handset)),
        "frida_server": lambda: _count(frida_server.alive(handset, subject.root)),
        "certificate": lambda: "mounted" if certificate_store.mounted(handset, subject.root, subject.api_level) else "",
        "files": lambda: " ".join(_left_files(handset)),
    }
    if subject.package:
        points["process"] = lambda: handset.shell(f"pidof {subject.package}").strip()
        points["permissions"] = lambda: " ".join(_granted(handset, subject.package))
        points["app_data"] = lambda: _app_data(handset, subject)
    return tuple(StateFinding(point, not (seen := told()[:300]), seen) for point, told in points.items())


def dirty(findings: Sequence[StateFinding]) -> Saying | None:
    """What is not clean, in one line; None when all is."""
    left = [f"{one.point} ({one.seen})" for one in findings if not one.clean]
    words = ", ".join(left)
    return Saying(f"not clean: {words}", f"状态未清洁：{words}") if left else None


def as_data(findings: Sequence[StateFinding]) -> dict[str, dict[str, object]]:
    """For JSON: the recording's proof of the state."""
    return {one.point: {"clean": one.clean, "seen": one.seen} for one in findings}


def _granted(handset: Handset, package: str) -> list[str]:
    states = runtime_permissions(handset, package).values()
    return [one.name for one in states if one.granted and not _OF_THE_SYSTEM & set(one.flags)]


def _app_data(handset: Handset, subject: Subject) -> str:
    """Files that the app wrote. Only root may look; without it `pm clear` having said Success is all there is."""
    if subject.root:
        where = f"/data/data/{subject.package}"
        found = subject.root.run(handset, f"find {where} -type f -not -path '*/code_cache/*' | head -n 5").out
        return " ".join(line.rpartition("/")[2] for line in found.splitlines() if line.startswith(where))
    files = handset.shell(f"ls /sdcard/Android/data/{subject.package}/files").strip()
    return "" if "No such file" in files else " ".join(files.split()[:5])


def _mocking(handset: Handset) -> str:
    """Packages that may set positions; the settings app keeps the right only while a run lasts."""
    said = handset.shell("appops query-op android:mock_location allow").strip()
    return "" if not said or "No operations" in said else said


def _left_files(handset: Handset) -> list[str]:
    names = handset.shell(f"ls {LEFT_FILES}").split()
    return [name for name in names if name.startswith(_OURS) and name.replace("-", "").replace(".", "").isalnum()]


def _shown(ways: dict[str, str]) -> str:
    return " ".join(f"{remote}>{local}" for remote, local in ways.items())


def _count(number: int | None) -> str:
    return str(number) if number else ""
