"""The app's permissions, told once and again where something changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from harness.devices.android.evidence.package_dump import PackageFacts, PermissionState

USER = 0  # the person in front of the phone; a work profile's or a guest's grants are none of the run's
MOST_FLAGS = 20


@dataclass(slots=True)
class PermissionChanges:
    """Remembers the state of each permission between readings."""

    _known: dict[str, tuple[bool | None, bool]] = field(default_factory=dict)
    _begun: bool = False

    def of(self, facts: PackageFacts) -> Iterator[dict[str, Any]]:
        """PERMISSION event data (without its category): everything at first, then what was granted or withdrawn."""
        states = _states(facts)
        for name, state in states.items():
            now = (state.granted, state.set_by_user)
            known = self._known.get(name)
            if known is not None and known[0] == now[0]:
                continue
            self._known[name] = now
            yield {
                "permission": name,
                "declared": facts.declares(name),
                "granted": state.granted,
                "flags": list(state.flags[:MOST_FLAGS]),
                "by_user": state.set_by_user,
                "changed": self._begun and known is not None,
            }
        self._begun = self._begun or bool(states)


def _states(facts: PackageFacts) -> dict[str, PermissionState]:
    """The weightiest line of each permission: runtime before install before the mere declaration."""
    found: dict[str, PermissionState] = {}
    for kind in ("declared", "install", "runtime"):
        for one in facts.permissions:
            if one.kind == kind and one.user == USER:
                found[one.name] = one
    return found
