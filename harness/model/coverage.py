"""Coverage: what a recording could have seen. Absence is proved only inside it (design law 1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_ON_THIS_PLATFORM = "not on this platform"  # the `why` of what could not have been in view, whatever anybody did


@dataclass(frozen=True, slots=True)
class Covered:
    """Whether something was in view, and why not."""

    ok: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Channels (model.run.CHANNELS), scenarios, roles and probes by name; `menu_share` is 0..1 by role."""

    complete: bool
    why_incomplete: str
    channels: Mapping[str, Covered]
    scenarios: Mapping[str, Covered]
    roles: Mapping[str, Covered]
    probes: Mapping[str, Covered]
    menu_share: Mapping[str, float] = field(default_factory=dict)
    working_days: int = 0
    rest_days: int = 0
