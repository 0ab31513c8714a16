"""`pm list permissions -d -f` and the like: which permissions the phone knows, in which group, how protected.

+ group:android.permission-group.LOCATION
  + permission:android.permission.ACCESS_FINE_LOCATION
    package:android
    label:access precise location only in the foreground
    protectionLevel:dangerous|instant
"""

from dataclasses import dataclass, replace

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

_PERMISSION = "permission:"
_GROUP = "group:"
_LEVEL = "protectionLevel:"


@dataclass(frozen=True, slots=True)
class KnownPermission:
    """`protection` as written (dangerous, normal, signature|privileged ...), "" where the list is short."""

    name: str
    group: str = ""
    owner: str = ""
    protection: str = ""

    @property
    def dangerous(self) -> bool:
        return "dangerous" in self.protection.split("|")


def parse_permission_list(text: str) -> Parsed[KnownPermission]:
    """Vendors add permissions and groups of their own (com.miui., com.huawei., com.oppo.); kept as they are."""
    lines, cut = lines_of(text)
    found = Gathering[KnownPermission](cut)
    group = ""
    now: KnownPermission | None = None
    for raw in lines:
        line = raw.strip().removeprefix("+ ")
        if line.startswith(_GROUP):
            group = line.removeprefix(_GROUP)[:200]
        elif line.startswith("ungrouped"):
            group = ""
        elif line.startswith(_PERMISSION):
            _close(now, found)
            now = KnownPermission(line.removeprefix(_PERMISSION)[:200], group)
        elif now is not None and line.startswith("package:"):
            now = replace(now, owner=line.removeprefix("package:")[:200])
        elif now is not None and line.startswith(_LEVEL):
            now = replace(now, protection=line.removeprefix(_LEVEL)[:200])
    _close(now, found)
    return found.parsed(answered=not refused(text))


def _close(now: KnownPermission | None, found: Gathering[KnownPermission]) -> None:
    if now is None:
        return
    if now.name:
        found.take(now)
    else:
        found.miss(_PERMISSION)
