"""What is new, gone or moved between the recordings of two versions.

An item is gone only where another recording met all the conditions under which it had been seen, and new only likewise:
absence needs proof of coverage (design law 1). What only some recordings of the baseline show is noise when it lacks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from harness.analysis.change.compared import in_part, not_at_all
from harness.analysis.change.held import Cited, Held, held_by
from harness.model.inventory import Category, Inventory
from harness.model.saying import Saying

# Where each place is a thing of its own: one kind of data to two receivers is two things.
EACH_PLACE = frozenset({Category.DATA, Category.INTERFACE})

type Key = tuple[Category, str, str]
type Side = Sequence[Inventory]


class Way(StrEnum):
    """How an item differs."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `seen` of `looked` recordings that could have shown it did; `before` and `after` are places."""

    category: Category
    way: Way
    name: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    seen: int = 1
    looked: int = 1
    traits: frozenset[str] = frozenset()
    cited: tuple[Cited, ...] = ()

    @property
    def steady(self) -> bool:
        """Whether every recording that could have shown it did."""
        return self.seen >= self.looked


@dataclass(frozen=True, slots=True)
class Difference:
    """`not_compared` has the categories of which nothing could be held side by side, `in_part` those with a gap."""

    changes: tuple[Change, ...] = ()
    noise: tuple[Change, ...] = ()
    not_compared: Mapping[Category, tuple[Saying, ...]] = field(default_factory=dict)
    in_part: Mapping[Category, tuple[Saying, ...]] = field(default_factory=dict)


def differences(baseline: Side, live: Side) -> Difference:
    """Hold two versions side by side, each given by at least one recording, all of one app, device and network."""
    before, after = held_by(baseline, _key), held_by(live, _key)
    closed = not_at_all(baseline, live)
    found: list[Change] = []
    gaps: dict[Category, dict[Saying, None]] = {}
    for key in sorted({*before, *after}):
        if key[0] in closed:
            continue
        old, new = before.get(key, Held()), after.get(key, Held())
        found += _changes(key, old, new, (baseline, live))
        if not old or not new:
            told = in_part(old, live, "live") if old else in_part(new, baseline, "baseline")
            gaps.setdefault(key[0], {}).update(dict.fromkeys(told))
    noise = tuple(one for one in found if one.way is Way.GONE and not one.steady)
    kept = {(key[0], key[1]) for key in before if key in after}
    changes = tuple(_together([one for one in found if one not in noise], kept))
    parts = {category: tuple(sorted(why, key=lambda one: one.en)) for category, why in gaps.items() if why}
    return Difference(changes, noise, closed, parts)


def _key(category: Category, name: str, place: str) -> Key:
    return category, name, place if category in EACH_PLACE else ""


def _changes(key: Key, old: Held, new: Held, sides: tuple[Side, Side]) -> Iterator[Change]:
    baseline, live = sides
    category, name, _ = key
    if not old:
        shown = new.within(baseline)
        looked = len(new.lookers(live))
        if shown:
            cited = (*shown.missed(baseline), *shown.cited())
            yield Change(category, Way.NEW, name, (), shown.places, new.recordings, looked, new.traits, cited)
    elif not new:
        shown = old.within(live)
        looked = len(old.lookers(baseline))
        if shown:
            cited = (*shown.cited(), *shown.missed(live))
            yield Change(category, Way.GONE, name, shown.places, (), old.recordings, looked, old.traits, cited)
    elif category not in EACH_PLACE:
        yield from _moved(key, old.within(live), new.within(baseline))


def _moved(key: Key, old: Held, new: Held) -> Iterator[Change]:
    """Moved is what stands nowhere any more where it stood before."""
    if old.places and new.places and not set(old.places) & set(new.places):
        cited = (*old.cited(), *new.cited())
        yield Change(key[0], Way.MOVED, key[1], old.places, new.places, 1, 1, old.traits | new.traits, cited)


def _together(changes: Iterable[Change], kept: set[tuple[Category, str]]) -> Iterator[Change]:
    """Of things that count by place: what went from all its places to others has moved."""
    listed = sorted(changes, key=lambda one: (one.category, one.name, one.way, one.before, one.after))
    for (category, name), group in groupby(listed, key=lambda one: (one.category, one.name)):
        parts = list(group)
        ways = {one.way for one in parts}
        if category in EACH_PLACE and ways == {Way.NEW, Way.GONE} and (category, name) not in kept:
            yield _one_move(parts)
        else:
            yield from parts


def _one_move(parts: Sequence[Change]) -> Change:
    first = parts[0]
    return Change(
        first.category,
        Way.MOVED,
        first.name,
        tuple(place for one in parts for place in one.before),
        tuple(place for one in parts for place in one.after),
        min(one.seen for one in parts),
        max(one.looked for one in parts),
        frozenset().union(*(one.traits for one in parts if one.way is Way.NEW)),
        tuple(place for one in parts for place in one.cited),
    )
