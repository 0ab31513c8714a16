"""The noise of a comparison: how many differences recordings of one and the same version show among themselves."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from harness.analysis.change.difference import differences
from harness.model.inventory import Category, Inventory

MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Noise:
    """Over all pairs of like recordings of one version: how many pairs, and the differences found by category."""

    pairs: int = 0
    differing: int = 0
    by_category: Mapping[Category, int] = field(default_factory=dict)

    @property
    def found(self) -> int:
        return sum(self.by_category.values())

    @property
    def per_pair(self) -> float | None:
        """Differences to be expected of two recordings without any change; None where no pair was there."""
        return self.found / self.pairs if self.pairs else None


def measured_noise(recordings: Sequence[Inventory]) -> Noise:
    """Compare every pair of recordings that share app, version, device and network (the first 200 pairs)."""
    pairs = [
        (one, other)
        for one, other in combinations(recordings, 2)
        if one.subject == other.subject and one.version == other.version and one.recording != other.recording
    ][:MOST_PAIRS]
    counts = Counter[Category]()
    differing = 0
    for one, other in pairs:
        changes = differences([one], [other]).changes
        counts.update(change.category for change in changes)
        differing += bool(changes)
    return Noise(len(pairs), differing, dict(counts))
