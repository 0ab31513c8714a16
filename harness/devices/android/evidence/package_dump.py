"""`dumpsys package PACKAGE`: version, target, signers, and every permission with its state and flags.

Permission lines: `android.permission.CAMERA: granted=true, flags=[ USER_SET|ONE_TIME]` (8 and later; 8 and 9 write
`flags=[ USER_SET ]`), below `install permissions:` and, for every user, `runtime permissions:`; the bare names below
`requested permissions:` are what the manifest declares, some with `: restricted=true`.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from harness.devices.android.evidence.reading import Gathering, Parsed, indent_of, lines_of, refused, whole

PermissionKind = Literal["declared", "install", "runtime"]
_NAME = re.compile(r"[\w.\-]{3,200}")
_STATE = re.compile(
    r"(?P<name>[\w.\-]{3,200}): granted=(?P<granted>true|false)(?:, flags=\[(?P<flags>[^\]]{0,400})\])?.*"
)
_SECTIONS: dict[str, PermissionKind] = {
    "requested permissions:": "declared",
    "install permissions:": "install",
    "runtime permissions:": "runtime",
}
_HEAD = re.compile(r"\s*Package \[(?P<name>[\w.]{1,200})\].*")
_VERSION = re.compile(r"versionCode=([0-9]{1,18}).*?targetSdk=([0-9]{1,5})")
_SIGNERS = re.compile(r"signatures=PackageSignatures\{[^\[}]*\[([^\]]*)\]")
_DIGEST = re.compile(r"[0-9a-fA-F]{6,128}")


@dataclass(frozen=True, slots=True)
class PermissionState:
    """`kind` says which part of the dump told; `granted` is None for a mere declaration."""

    name: str
    kind: PermissionKind
    granted: bool | None = None
    flags: tuple[str, ...] = ()
    user: int = 0

    @property
    def set_by_user(self) -> bool:
        """Whether the state was chosen in a dialog or in the settings, not by the system or a command."""
        return bool({"USER_SET", "USER_FIXED"} & set(self.flags))


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """One installed package. Times are the phone's own words; `signers` are the digests that the dump shows."""

    package: str
    uid: int | None = None
    version_code: int | None = None
    version_name: str = ""
    target_sdk: int | None = None
    first_installed: str = ""
    last_updated: str = ""
    installer: str = ""
    debuggable: bool = False
    signers: tuple[str, ...] = ()
    permissions: tuple[PermissionState, ...] = field(default_factory=tuple)

    def declares(self, permission: str) -> bool:
        return any(one.name == permission for one in self.permissions)

    def granted(self, permission: str) -> bool:
        return any(one.name == permission and one.granted for one in self.permissions)


def parse_package_dump(text: str, package: str) -> Parsed[PackageFacts]:
    """One record, or none where the package is not installed. Hidden system packages of the same name do not count."""
    lines, cut = lines_of(text)
    found = Gathering[PackageFacts](cut)
    own = _own_lines(lines, package)
    if own:
        facts = PackageFacts(package)
        permissions: list[PermissionState] = []
        for line in own:
            facts = _with_fact(facts, line.strip())
        for kind, user, line in _permission_lines(own):
            state = _state(kind, user, line)
            if state is None:
                found.miss(line)
            else:
                permissions.append(state)
        found.take(replace(facts, permissions=tuple(permissions[:2_000])))
    return found.parsed(answered=not refused(text))


def _own_lines(lines: list[str], package: str) -> list[str]:
    """The lines of the package's own block: from its head to the next head or part of the dump."""
    own: list[str] = []
    inside = False
    for line in lines:
        if head := _HEAD.fullmatch(line):
            if inside:
                break
            inside = head["name"] == package
        elif inside and line and indent_of(line) == 0:
            break
        elif inside:
            own.append(line)
    return own


def _with_fact(facts: PackageFacts, line: str) -> PackageFacts:
    key, _, value = line.partition("=")
    if version := _VERSION.match(line):
        return replace(facts, version_code=int(version[1]), target_sdk=int(version[2]))
    if signers := _SIGNERS.match(line):
        return replace(facts, signers=tuple(_DIGEST.findall(signers[1])[:20]))
    if key in ("userId", "appId") and facts.uid is None:
        return replace(facts, uid=whole(value.split(" ")[0]))
    named = {
        "versionName": "version_name",
        "firstInstallTime": "first_installed",
        "lastUpdateTime": "last_updated",
        "installerPackageName": "installer",
    }
    if key in named:
        return replace(facts, **{named[key]: value[:200]})  # type: ignore[arg-type]
    if key in ("flags", "pkgFlags") and " DEBUGGABLE " in f" {value} ":
        return replace(facts, debuggable=True)
    return facts


def _permission_lines(lines: list[str]) -> list[tuple[PermissionKind, int, str]]:
    """The lines of the permission parts: each with its part and the user (0 for all)."""
    found: list[tuple[PermissionKind, int, str]] = []
    kind: PermissionKind | None = None
    user = depth = 0
    for line in lines:
        text = line.strip()
        if on := re.match(r"User ([0-9]{1,4}):", text):
            user, kind = int(on[1]), None
        elif text in _SECTIONS:
            kind, depth = _SECTIONS[text], indent_of(line)
        elif kind is not None and text and indent_of(line) > depth:
            found.append((kind, user if kind == "runtime" else 0, text))
        else:
            kind = None
    return found


def _state(kind: PermissionKind, user: int, line: str) -> PermissionState | None:
    if kind == "declared":
        name = line.partition(":")[0]
        return PermissionState(name, kind) if _NAME.fullmatch(name) else None
    told = _STATE.fullmatch(line)
    if told is None:
        return None
    flags = tuple(flag for flag in re.split(r"[|\s]+", told["flags"] or "") if flag)
    return PermissionState(told["name"], kind, told["granted"] == "true", flags[:30], user)
