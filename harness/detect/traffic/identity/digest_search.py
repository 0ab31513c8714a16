"""All digests of all planted values: hexadecimal ones by a table of whole runs, base64 ones by how they begin."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.planted_value import what_of
from harness.detect.traffic.identity.spelling import Spelling

# Whole digests as patterns make the automaton so large that it leaves the cache: 8 ns a byte instead of 3.
TRIGGER = 8
# A DFA of more patterns needs over 50 MB.
_MOST_FOR_DFA = 25_000
_MOST_HITS = 1000
_BASE64_BESIDE = re.compile(rb"[0-9a-z+/_-]")
_CONFIDENCE = {"md5-16": 0.95}


class DigestSearch:
    """Built once per persona from its digest spellings; two of one text count for the first canary only."""

    def __init__(self, digests: Iterable[Spelling]) -> None:
        unique: dict[str, Spelling] = {}
        for spelling in digests:
            unique.setdefault(spelling.text, spelling)
        self._hexadecimal = {text.encode(): spelling for text, spelling in unique.items() if not spelling.cased}
        self._by_trigger: dict[bytes, list[Spelling]] = {}
        for text, spelling in unique.items():
            if spelling.cased:
                self._by_trigger.setdefault(text[:TRIGGER].lower().encode(), []).append(spelling)
        triggers = list(self._by_trigger)
        kind = Implementation.DFA if len(triggers) <= _MOST_FOR_DFA else Implementation.ContiguousNFA
        self._automaton = BytesAhoCorasick(triggers, implementation=kind) if triggers else None
        self._lengths = frozenset(map(len, self._hexadecimal))

    def find(self, haystack: Haystack) -> list[Hit]:
        if self._automaton is None:
            return []
        found = list(islice(self._runs(haystack), _MOST_HITS))
        triggers = self._automaton.find_matches_as_indexes(haystack.flat, overlapping=True)
        return [*found, *islice(self._triggered(haystack, triggers), _MOST_HITS)] if triggers else found

    def _runs(self, haystack: Haystack) -> Iterator[Hit]:
        """A digest is a whole run of hexadecimal digits with no other letter beside it."""
        flat = haystack.flat
        for start, end in haystack.hex_runs():
            spelling = self._hexadecimal.get(flat[start:end]) if end - start in self._lengths else None
            if spelling and not flat[start - 1 : start].isalnum() and not flat[end : end + 1].isalnum():
                yield _hit(spelling, start, end, {"case": "upper"} if haystack.text[start:end].isupper() else {})

    def _triggered(self, haystack: Haystack, triggers: Iterable[tuple[int, int, int]]) -> Iterator[Hit]:
        for _, start, end in triggers:
            for spelling in self._by_trigger[haystack.flat[start:end]]:
                if haystack.text.startswith(spelling.text, start):
                    stop = start + len(spelling.text)
                    if _base64_whole(haystack.flat, start, stop):
                        yield _hit(spelling, start, stop, {})


def _base64_whole(flat: bytes, start: int, stop: int) -> bool:
    """Not inside a longer run; a mark before it may belong to what it stands in: /avatar/DIGEST, key-DIGEST."""
    before, after = flat[start - 1 : start], flat[stop : stop + 1]
    return not _BASE64_BESIDE.match(after) and not before.isalnum() and before != b"+"


def _hit(spelling: Spelling, start: int, stop: int, case: dict[str, str]) -> Hit:
    confidence = _CONFIDENCE.get(spelling.form, 1.0)
    canary = spelling.canary
    return Hit(what_of(canary), canary, start, stop, spelling.form, confidence, {"of": spelling.of, **case})
