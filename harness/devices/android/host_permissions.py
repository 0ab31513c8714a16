"""The permissions that a host app holds from its user: they stood before the run, and stand again after it."""

from collections.abc import Collection

from harness.devices.android.adb import Handset
from harness.devices.android.permissions import runtime_permissions


def held(handset: Handset, package: str) -> frozenset[str]:
    """By Android's names, what the host may do now."""
    return frozenset(name for name, state in runtime_permissions(handset, package).items() if state.granted)


def put_back(handset: Handset, package: str, before: Collection[str]) -> tuple[str, ...]:
    """Grant and revoke what a run's answers have changed; what is not as it was all the same."""
    now = held(handset, package)
    for name in sorted(now - set(before)):
        handset.run(f"pm revoke {package} {name}")
    for name in sorted(set(before) - now):
        handset.run(f"pm grant {package} {name}")
    return tuple(sorted(held(handset, package) ^ set(before))) if now != set(before) else ()
