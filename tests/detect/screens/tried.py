"""How often the eyes were right, by label kind: hits, false alarms, misses, with exact intervals."""

from collections import Counter
from dataclasses import dataclass, field

from scipy.stats import beta

from tests.detect.screens.corpus import Case

CONFIDENCE = 0.95


@dataclass(slots=True)
class Tried:
    """Counts over screens: a kind is found on a screen or it is not."""

    hits: Counter[str] = field(default_factory=Counter)
    false_alarms: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def take(self, case: Case, found: frozenset[str]) -> None:
        self.count(case.name, case.shows, case.may, found)

    def count(self, name: str, shows: frozenset[str], may: frozenset[str], found: frozenset[str]) -> None:
        missed, false = shows - found, found - shows - may
        self.hits.update(shows & found)
        self.misses.update(missed)
        self.false_alarms.update(false)
        if missed or false:
            self.told.append(f"{name}: missed {sorted(missed)}, false {sorted(false)}")

    @property
    def kinds(self) -> list[str]:
        return sorted({*self.hits, *self.false_alarms, *self.misses})

    def precision(self, *kinds: str) -> tuple[float, float, float]:
        """(share, lower, upper) over the kinds named, or all."""
        wanted = kinds or tuple(self.kinds)
        hits = sum(self.hits[kind] for kind in wanted)
        return _share(hits, hits + sum(self.false_alarms[kind] for kind in wanted))

    def recall(self, *kinds: str) -> tuple[float, float, float]:
        wanted = kinds or tuple(self.kinds)
        hits = sum(self.hits[kind] for kind in wanted)
        return _share(hits, hits + sum(self.misses[kind] for kind in wanted))

    def lines(self) -> list[str]:
        rows = [_row(kind, self.precision(kind), self.recall(kind)) for kind in self.kinds]
        return [*rows, _row("all", self.precision(), self.recall()), *self.told]


def _share(hits: int, of: int) -> tuple[float, float, float]:
    """With the Clopper-Pearson interval; nothing tried tells nothing."""
    if of == 0:
        return 1.0, 0.0, 1.0
    side = (1 - CONFIDENCE) / 2
    low = float(beta.ppf(side, hits, of - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - side, hits + 1, of - hits)) if hits < of else 1.0
    return hits / of, low, high


def _row(name: str, precision: tuple[float, float, float], recall: tuple[float, float, float]) -> str:
    told = "  ".join(f"{share:.2f} [{low:.2f}, {high:.2f}]" for share, low, high in (precision, recall))
    return f"{name:20} precision, recall  {told}"
