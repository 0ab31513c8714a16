"""What could not be held side by side, and why."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from harness.analysis.change.gap_words import Side, gap_saying
from harness.analysis.change.held import Held
from harness.model.inventory import Category, Inventory
from harness.model.saying import Saying

# The channels that show a category; one of them is enough. Identity is what the app files say.
SHOWN_BY: Mapping[Category, tuple[str, ...]] = MappingProxyType(
    {
        Category.FUNCTION: ("screens",),
        Category.ROLE: ("screens",),
        Category.PERMISSION: ("ledger", "hooks"),
        Category.SDK: ("proxy", "hooks"),
        Category.RECEIVER: ("proxy",),
        Category.DATA: ("proxy",),
        Category.INTERFACE: ("hooks", "proxy"),
    }
)
DETAILS = ("task:", "opened:")  # conditions that are themselves items: their own loss is told where they are compared


def not_at_all(baseline: Sequence[Inventory], live: Sequence[Inventory]) -> dict[Category, tuple[Saying, ...]]:
    """The categories that no channel shows on both sides, each with what was off where."""
    found: dict[Category, tuple[Saying, ...]] = {}
    for category, names in SHOWN_BY.items():
        channels = [f"channel:{name}" for name in names]
        if not any(_met(channel, baseline) and _met(channel, live) for channel in channels):
            sides: tuple[tuple[Side, Sequence[Inventory]], ...] = (("baseline", baseline), ("live", live))
            why = [
                gap_saying(said, channel, _why(channel, side))
                for channel in channels
                for said, side in sides
                if not _met(channel, side)
            ]
            found[category] = tuple(dict.fromkeys(why))
    return found


def in_part(shown: Held, other: Sequence[Inventory], said: Side) -> tuple[Saying, ...]:
    """Why one side's item says nothing about the other (`said`): the conditions that no recording there met."""
    if shown.within(other):
        return ()
    lacking = {name for _, item in shown.sightings for name in item.under if not _met(name, other)}
    told = sorted(name for name in lacking if not name.startswith(DETAILS))
    return tuple(gap_saying(said, name, _why(name, other)) for name in told)


def _met(condition: str, side: Sequence[Inventory]) -> bool:
    return any(condition in one.met for one in side)


def _why(condition: str, side: Sequence[Inventory]) -> str:
    return next((why for one in side if (why := one.lacking.get(condition))), "")
