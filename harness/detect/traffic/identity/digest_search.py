"""All digests of all planted values: hexadecimal ones by a table of whole runs, base64 ones by how they end.

A digest in base64 ends where a word ends, so one look into a table for each word finds it. Those that are shorter than
words, a few names and identifiers, are searched for.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters
from harness.detect.traffic.identity.planted_value import what_of
from harness.detect.traffic.identity.spelling import Spelling
from harness.detect.traffic.ladder.tokens import SHORTEST_TOKEN, words_of
from harness.detect.traffic.layer import Layer

# Letters of a word's end, and of a short text's beginning, by which one is known.
ENDING, BEGINNING = 8, 6
_MOST_HITS = 1000
# What may stand before a digest in one word with it: a letter, a digit and perhaps one more.
LONGEST_MARK = 3
_SHORTEST_MARKED = 32
_MARK = re.compile(rb"(?:\A|[^0-9a-z])[a-z][0-9][0-9a-z]?\Z")
_BASE64_BESIDE = re.compile(rb"[0-9a-z+/_-]")
_CONFIDENCE = {"md5-16": 0.95}


def _is_marked_hex(flat: bytes, begin: int) -> bool:
    """Whether the 0x of C stands before it, alone."""
    return flat[begin - 2 : begin] == b"0x" and not flat[begin - 3 : begin - 2].isalnum()


class DigestSearch:
    """Built once per persona from its digest spellings; two of one text count for the first canary only."""

    def __init__(self, digests: Iterable[Spelling]) -> None:
        unique: dict[str, Spelling] = {}
        for spelling in digests:
            unique.setdefault(spelling.text, spelling)
        self._hexadecimal = {text.encode(): spelling for text, spelling in unique.items() if not spelling.cased}
        cased = [spelling for spelling in unique.values() if spelling.cased]
        self._by_ending: dict[bytes, list[Spelling]] = {}
        self._short: dict[bytes, list[Spelling]] = {}
        for one in cased:
            if len(one.text) >= SHORTEST_TOKEN:
                self._by_ending.setdefault(one.text[-ENDING:].encode(), []).append(one)
            else:
                self._short.setdefault(one.text[:BEGINNING].lower().encode(), []).append(one)
        patterns = list(self._short)
        # The leftmost one is searched with vector instructions; it only says that there is something.
        self._any = _automaton(patterns, MatchKind.LeftmostFirst) if patterns else None
        self._all = _automaton(patterns, MatchKind.Standard) if patterns else None
        self._lengths = frozenset(map(len, self._hexadecimal))
        self._marked = frozenset(length for length in self._lengths if length >= _SHORTEST_MARKED)
        self._sizes = self._lengths | {length + more for length in self._marked for more in range(1, LONGEST_MARK + 1)}

    def among(self, letters: Letters) -> set[int]:
        """The messages of a crowd in which a digest, or the end or the beginning of one, stands."""
        found = {letters.message_at(at) for at in self._run_starts(letters)}
        known = self._by_ending.keys()
        for number, layers in enumerate(letters.crowd.layers):
            if not known.isdisjoint([word[-ENDING:] for layer in layers for word in _words(layer)]):
                found.add(number)
        if self._all is not None and self._any is not None and self._any.find_matches_as_indexes(letters.flat):
            begun = self._all.find_matches_as_indexes(letters.flat, overlapping=True)
            found.update(letters.message_at(at) for _, at, _ in begun)
        return found

    def _run_starts(self, letters: Letters) -> Iterator[int]:
        if not self._lengths:
            return
        for start, end in letters.hex_runs.longer(min(self._lengths)).sized(*self._sizes).spans():
            if any(letters.flat[begin:end] in self._hexadecimal for begin in self._begins(start, end)):
                yield start

    def find(self, haystack: Haystack) -> list[Hit]:
        found = list(islice(self._runs(haystack), _MOST_HITS))
        ended = [spelling for ending in self._endings(haystack) for spelling in self._by_ending[ending]]
        spelt = [*ended, *self._begun(haystack)]
        return [*found, *islice(self._placed(haystack, spelt), _MOST_HITS)] if spelt else found

    def _endings(self, haystack: Haystack) -> list[bytes]:
        """Those ends of digests with which words of the text end, each once."""
        known = self._by_ending.keys()
        met: set[bytes] = set()
        for layer in haystack.layers:
            words = _words(layer)
            if words:
                met.update([word[-ENDING:] for word in words])
        return sorted(known & met)

    def _begun(self, haystack: Haystack) -> list[Spelling]:
        """The short ones of which the beginning stands in the text."""
        flat = haystack.flat
        if self._any is None or self._all is None or not self._any.find_matches_as_indexes(flat):
            return []
        begun = {flat[at:end] for _, at, end in self._all.find_matches_as_indexes(flat, overlapping=True)}
        return [one for start in sorted(begun) for one in self._short[start]]

    def _runs(self, haystack: Haystack) -> Iterator[Hit]:
        """A digest is a whole run of hexadecimal digits with no other letter beside it."""
        flat = haystack.flat
        for begin, end in haystack.hex_runs():
            if end - begin in self._lengths and (not flat[begin - 1 : begin].isalnum() or _is_marked_hex(flat, begin)):
                start, spelling = begin, self._hexadecimal.get(flat[begin:end])
            elif end - begin in self._sizes:
                start, spelling = self._behind_mark(flat, begin, end)
            else:
                continue
            if spelling and not flat[end : end + 1].isalnum():
                yield _hit(spelling, start, end, {"case": "upper"} if haystack.text[start:end].isupper() else {})

    def _begins(self, start: int, end: int) -> list[int]:
        """Where in a run of digits a digest may begin that ends with it."""
        return [begin for begin in range(start, start + LONGEST_MARK + 1) if end - begin in self._lengths]

    def _behind_mark(self, flat: bytes, start: int, end: int) -> tuple[int, Spelling | None]:
        """The digest behind a letter and a digit that say what it is of, as monitors of advertisements write their
        fields: `,m6DIGEST,0c1`. These may look like digits of it."""
        for begin in self._begins(start, end):
            spelling = self._hexadecimal.get(flat[begin:end]) if end - begin in self._marked else None
            if spelling and _MARK.search(flat[max(0, begin - LONGEST_MARK - 1) : begin]):
                return begin, spelling
        return start, None

    def _placed(self, haystack: Haystack, spelt: Iterable[Spelling]) -> Iterator[Hit]:
        """Every place at which one of them stands by itself."""
        for spelling in spelt:
            start = haystack.text.find(spelling.text)
            while start >= 0:
                stop = start + len(spelling.text)
                if _base64_whole(haystack.flat, start, stop):
                    yield _hit(spelling, start, stop, {})
                start = haystack.text.find(spelling.text, start + 1)


def _words(layer: Layer) -> Collection[bytes]:
    return words_of(layer.text) if layer.words is None else layer.words


def _automaton(patterns: list[bytes], kind: MatchKind) -> BytesAhoCorasick:
    return BytesAhoCorasick(patterns, matchkind=kind, implementation=Implementation.DFA)


def _base64_whole(flat: bytes, start: int, stop: int) -> bool:
    """Not inside a longer run; a mark before it may belong to what it stands in: /avatar/DIGEST, key-DIGEST."""
    before, after = flat[start - 1 : start], flat[stop : stop + 1]
    return not _BASE64_BESIDE.match(after) and not before.isalnum() and before != b"+"


def _hit(spelling: Spelling, start: int, stop: int, case: dict[str, str]) -> Hit:
    confidence = _CONFIDENCE.get(spelling.form, 1.0)
    canary = spelling.canary
    return Hit(what_of(canary), canary, start, stop, spelling.form, confidence, {"of": spelling.of, **case})
