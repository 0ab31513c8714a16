"""One pass for all planted values in any grouping: their cores are looked for in the text without separators."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit, Target
from harness.detect.traffic.identity.letters import Letters

# A value that is repeated more often in one message than this is told by its first places.
_MOST_HITS = 1000


class CoreSearch:
    """Finds the targets whose core occurs; only then does the target look where, and whether it stands by itself.

    Two automata of the same cores: the leftmost one is searched with vector instructions when they are few (0.3 ns a
    byte measured), the overlapping one is asked only where that one found something.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = tuple(targets)
        owners: dict[str, list[int]] = {}
        for number, target in enumerate(self._targets):
            for core in target.cores:
                owners.setdefault(core, []).append(number)
        self._cores = list(owners)
        self._owners = list(owners.values())
        patterns = [core.encode() for core in self._cores]
        self._any = _automaton(patterns, MatchKind.LeftmostFirst) if patterns else None
        self._all = _automaton(patterns, MatchKind.Standard) if patterns else None

    def among(self, letters: Letters) -> set[int]:
        """The messages of a crowd in which a core stands."""
        content = letters.squeezed.content
        if self._any is None or self._all is None or not self._any.find_matches_as_indexes(content):
            return set()
        found = self._all.find_matches_as_indexes(content, overlapping=True)
        return letters.squeezed.messages_at(at for _, at, _ in found)

    def find(self, haystack: Haystack) -> Iterator[Hit]:
        """Hits in no particular order; they may overlap."""
        if self._any is None or self._all is None:
            return
        squeezed = haystack.squeezed
        if not self._any.find_matches_as_indexes(squeezed):
            return
        found: dict[int, list[str]] = {}
        for number in sorted({match[0] for match in self._all.find_matches_as_indexes(squeezed, overlapping=True)}):
            for owner in self._owners[number]:
                found.setdefault(owner, []).append(self._cores[number])
        for owner, cores in found.items():
            yield from islice(self._targets[owner].locate(haystack, cores), _MOST_HITS)


def _automaton(patterns: list[bytes], kind: MatchKind) -> BytesAhoCorasick:
    return BytesAhoCorasick(patterns, matchkind=kind, implementation=Implementation.DFA)
