"""Inventory: what one version of an app was seen to hold, in a form in which two versions can be held side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from harness.model.observation import Evidence


class Category(StrEnum):
    """What a version is made of, as the filing describes it (standards.md A11-1, procedure)."""

    IDENTITY = "identity"  # sponsor and audience, as the app file declares them
    FUNCTION = "function"
    ROLE = "role"
    PERMISSION = "permission"
    SDK = "sdk"
    RECEIVER = "receiver"
    DATA = "data"
    INTERFACE = "interface"  # calls of an API, and the app's own interfaces on its servers


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of one version. `name` says what it is in every version, `place` where it stood or went.

    `under` are the conditions under which it was seen (`channel:proxy`, `scenario:menu_walk`, `role:grassroots`): where
    another recording did not meet them all, that it lacks the item says nothing. `traits` are what grades ask for.
    """

    category: Category
    name: str
    place: str = ""
    under: frozenset[str] = frozenset()
    evidence: Evidence | None = None
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inventory:
    """The items of one recording. `met` are the conditions that it met, `lacking` those it did not, with why."""

    recording: str
    app: str
    version: str
    device: str
    network: str
    items: tuple[Item, ...]
    met: frozenset[str]
    lacking: Mapping[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> tuple[str, str, str]:
        """What only like may be compared with: the app, the device profile, the network."""
        return self.app, self.device, self.network
