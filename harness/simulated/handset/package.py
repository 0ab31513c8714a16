"""What is installed on a handset, and what each package may do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

FIRST_APP_UID = 10_120


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a package: `kind` is activity, service, receiver or instrumentation, which tests `target`."""

    kind: str
    name: str
    target: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself. `start_url` makes it a web app that the handset's browser engine runs."""

    package: str
    version_code: int = 1
    version_name: str = "1.0"
    min_sdk: int = 24
    target_sdk: int = 34
    label: str = ""
    requests: tuple[str, ...] = ()
    components: tuple[Component, ...] = ()
    start_url: str = ""
    debuggable: bool = False
    system: bool = False

    def main_activity(self) -> str:
        """The activity that the launcher starts; empty where there is none."""
        return next((part.name for part in self.components if part.kind == "activity" and part.main), "")

    def of_kind(self, kind: str) -> Iterator[Component]:
        return (part for part in self.components if part.kind == kind)


@dataclass(slots=True)
class Grant:
    """The state of one runtime permission; `flags` are the platform's own words (USER_SET, ONE_TIME, ...)."""

    granted: bool = False
    flags: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Package:
    """One installed package."""

    manifest: Manifest
    uid: int
    installed_at: datetime
    updated_at: datetime
    size_bytes: int = 0
    grants: dict[str, Grant] = field(default_factory=dict)
    installer: str = ""
    stopped: bool = True

    @property
    def name(self) -> str:
        return self.manifest.package

    def holds(self, permission: str) -> bool:
        grant = self.grants.get(permission)
        return grant.granted if grant else permission in self.manifest.requests


class Packages:
    """The packages by name. `runtime` are the permissions that a person must grant; others come with the install."""

    def __init__(self, runtime: frozenset[str]) -> None:
        self.runtime = runtime
        self._by_name: dict[str, Package] = {}
        self._next_uid = FIRST_APP_UID

    def __iter__(self) -> Iterator[Package]:
        return iter(sorted(self._by_name.values(), key=lambda package: package.name))

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def get(self, name: str) -> Package | None:
        return self._by_name.get(name)

    def of_uid(self, uid: int) -> Package | None:
        return next((package for package in self if package.uid == uid), None)

    def install(
        self, manifest: Manifest, now: datetime, *, grant_all: bool = False, uid: int | None = None, size_bytes: int = 0
    ) -> Package:
        """A new package, or an update that keeps uid, grants and the time of the first install."""
        old = self._by_name.get(manifest.package)
        package = Package(
            manifest=manifest,
            uid=old.uid if old else self._new_uid() if uid is None else uid,
            installed_at=old.installed_at if old else now,
            updated_at=now,
            size_bytes=size_bytes,
            grants=self._grants(manifest.requests, old, grant_all),
        )
        self._by_name[manifest.package] = package
        return package

    def _new_uid(self) -> int:
        self._next_uid += 1
        return self._next_uid - 1

    def _grants(self, requests: Iterable[str], old: Package | None, grant_all: bool) -> dict[str, Grant]:
        kept = old.grants if old else {}
        grants = {name: kept.get(name, Grant()) for name in requests if name in self.runtime}
        for grant in grants.values() if grant_all else ():
            grant.granted = True
        return grants

    def uninstall(self, name: str) -> bool:
        return self._by_name.pop(name, None) is not None
