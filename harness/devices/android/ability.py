"""What a handset can do for a run, as data: known before it, written into its recording, with the reason of each no.

A channel that a handset cannot give is none of the app's merit: the rules that need it are `not_tested`, with this
reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from harness.model.saying import Saying


class AbilityName(StrEnum):
    """One thing that evidence or a scenario may need."""

    DRIVE = "drive"
    PERMISSIONS = "permissions"
    ONE_TIME_GRANT = "one_time_grant"
    LEDGER = "ledger"
    DISCRETE_LEDGER = "discrete_ledger"
    EXIT_INFO = "exit_info"
    PROXY = "proxy"
    SYSTEM_CA = "system_ca"
    WIREGUARD = "wireguard"
    JAVA_HOOKS = "java_hooks"
    MOCK_LOCATION = "mock_location"
    GALLERY = "gallery"
    CONTACTS = "contacts"
    CLIPBOARD = "clipboard"


@dataclass(frozen=True, slots=True)
class Ability:
    """`able` is None where it could not be told without changing the handset; `why` is the reason of any other answer
    than yes, and may hold what a person has to do."""

    name: AbilityName
    able: bool | None
    why: Saying | None = None

    @property
    def ruled_out(self) -> bool:
        return self.able is False


# The channel of a run (model.run.CHANNELS) that is lost with an ability.
_CHANNEL_OF = {
    AbilityName.DRIVE: "screens",
    AbilityName.LEDGER: "ledger",
    AbilityName.PROXY: "proxy",
    AbilityName.JAVA_HOOKS: "hooks",
}


def able(abilities: Sequence[Ability], name: AbilityName) -> bool:
    """Whether a handset may be asked for it: it can, or it was not ruled out."""
    return any(one.name == name and not one.ruled_out for one in abilities)


def channels_ruled_out(abilities: Sequence[Ability]) -> dict[str, Saying]:
    """The channels that this handset cannot give, with why."""
    return {
        _CHANNEL_OF[one.name]: one.why or Saying("not possible on this device", "该设备不支持")
        for one in abilities
        if one.ruled_out and one.name in _CHANNEL_OF
    }


def as_data(abilities: Sequence[Ability]) -> dict[str, dict[str, object]]:
    """For JSON: {name: {"able": true|false|null, "why": {"en": ..., "zh": ...}|null}}."""
    return {
        one.name.value: {"able": one.able, "why": {"en": one.why.en, "zh": one.why.zh} if one.why else None}
        for one in abilities
    }
