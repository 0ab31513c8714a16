"""What the recordings of one version hold of one item, and which of them could have shown it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from harness.model.inventory import Category, Inventory, Item
from harness.model.observation import Evidence

MOST_CITED = 2  # recordings of one side


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in one of the recordings."""

    recording: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Held:
    """One item on one side: its sightings, each with the recording that had it. Empty is false."""

    sightings: tuple[tuple[Inventory, Item], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sightings)

    def within(self, other: Sequence[Inventory]) -> Self:
        """The sightings under conditions that some recording of the other side met."""
        return type(self)(
            tuple((own, item) for own, item in self.sightings if any(item.under <= one.met for one in other))
        )

    def lookers(self, among: Sequence[Inventory]) -> list[Inventory]:
        """The recordings that met the conditions of a sighting."""
        return [one for one in among if any(item.under <= one.met for _, item in self.sightings)]

    @property
    def recordings(self) -> int:
        return len({own.recording for own, _ in self.sightings})

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(sorted({item.place for _, item in self.sightings if item.place}))

    @property
    def traits(self) -> frozenset[str]:
        return frozenset[str]().union(*(item.traits for _, item in self.sightings))

    def cited(self) -> tuple[Cited, ...]:
        """Where it is to be seen."""
        found = {own.recording: item.evidence for own, item in reversed(self.sightings) if item.evidence}
        return tuple(Cited(name, place) for name, place in sorted(found.items())[:MOST_CITED])

    def missed(self, other: Sequence[Inventory]) -> tuple[Cited, ...]:
        """Where it would have been seen: the recordings of the other side that looked, and under what."""
        under = ", ".join(sorted({name for _, item in self.sightings for name in item.under})[:6])
        return tuple(
            Cited(one.recording, Evidence("run.json", "", f"not there; in view: {under}"))
            for one in self.lookers(other)[:MOST_CITED]
        )


def held_by[K: Hashable](side: Sequence[Inventory], key: Callable[[Category, str, str], K]) -> Mapping[K, Held]:
    """All items of one side."""
    found: dict[K, list[tuple[Inventory, Item]]] = defaultdict(list)
    for own, item in _sightings(side):
        found[key(item.category, item.name, item.place)].append((own, item))
    return {name: Held(tuple(sightings)) for name, sightings in found.items()}


def _sightings(side: Sequence[Inventory]) -> Iterator[tuple[Inventory, Item]]:
    for own in side:
        for item in own.items:
            yield own, item
