"""How much a planted package says of whose phone it is on: what every phone has says nothing."""

import re
from collections.abc import Iterable

from harness.detect.traffic.identity.planted_value import Planted

# Android's own, Google's and the makers': on every phone of a kind, whoever owns it.
_OF_THE_SYSTEM = re.compile(
    r"android(?:\.|$)|com\.(?:android|google\.android|qualcomm|qti|mediatek|unisoc|spreadtrum|miui|xiaomi|huawei|hihonor"
    r"|honor|oppo|coloros|heytap|oplus|oneplus|vivo|bbk|iqoo|samsung|sec|meizu|flyme|lenovo|motorola|zte)\."
)
# Fewer of the person's own, and what the system has is looked at too.
FEWEST_OWN = 3
# So many packages of others beside one that was planted, and not half of those planted: another phone's list.
STRANGERS_BESIDE_ONE = 3


def is_of_the_system(package: str) -> bool:
    return _OF_THE_SYSTEM.match(package) is not None


class AppEvidence:
    """Which of the planted packages count."""

    def __init__(self, planted: Iterable[Planted]) -> None:
        packages = {value.canary: value.text.lower() for value in planted}
        own = {canary for canary, package in packages.items() if not is_of_the_system(package)}
        self._known = frozenset(packages.values())
        self._counted = frozenset(own if len(own) >= FEWEST_OWN else packages)

    def counts(self, canary: str) -> bool:
        return canary in self._counted

    def is_another_phones(self, counted: int, packages: Iterable[str]) -> bool:
        """Whether a list in which `counted` of the planted packages stand among these is of another phone."""
        if 2 * counted >= len(self._counted):
            return False
        strangers = {one for one in packages if one not in self._known and not is_of_the_system(one)}
        return len(strangers) >= STRANGERS_BESIDE_ONE * counted
