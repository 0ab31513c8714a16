"""What an exploration came upon, by role: what the probes try where the app file scripts nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from harness.model.app import CoreTask, Gate


@dataclass(frozen=True, slots=True)
class Found:
    """`functions` could be opened again from the app's first page; `forms` ask for a picture or a position.

    `withheld` are the ends of forms that nobody tried: denied, or behind another form. `gates` demand something on the
    way to a page. `choices` say by duty where a user may opt out, `labels` are all controls. `whole` says that nothing
    was left to try when the exploration ended, so that what it lacks is not there.
    """

    functions: tuple[CoreTask, ...] = ()
    forms: tuple[CoreTask, ...] = ()
    withheld: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    labels: frozenset[str] = frozenset()
    whole: bool = False


NOTHING = Found()


BY_WALK = "complaint walk"


@dataclass(slots=True)
class FoundFunctions:
    """One for all sessions of a run: what one scenario finds, a later one tries.

    `lifted` are ends of forms that the run has leave to send. `filed` says by what complaints were filed: by which
    tasks, or by the walk, on this day or an earlier one.
    """

    by_role: dict[str, Found] = field(default_factory=dict)
    lifted: list[str] = field(default_factory=list)
    filed: set[str] = field(default_factory=set)

    def of(self, role: str) -> Found:
        """What was found as this role; nothing where nobody looked."""
        return self.by_role.get(role, NOTHING)
