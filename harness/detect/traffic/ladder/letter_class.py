"""Letters by class: a whole text translated so that one search tells what none of its values can be.

`bytes.translate` and a search with vector instructions take half a nanosecond a byte, a pattern one or two; a loop over
values takes a hundred for each.
"""

from collections.abc import Mapping

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

OTHER = ord("a")


def class_table(classes: Mapping[str, str], kept: str = "\n") -> bytes:
    """A table for `bytes.translate`: the letters of each value become its key, `kept` ones stay, all else is `a`."""
    table = bytearray([OTHER]) * 256
    for name, letters in classes.items():
        for letter in letters:
            table[ord(letter)] = ord(name)
    for letter in kept:
        table[ord(letter)] = ord(letter)
    return bytes(table)


class AnyOf:
    """A few fixed strings, looked for all at once: before a pattern that needs one of them, it saves that search."""

    __slots__ = ("_search",)

    def __init__(self, *strings: bytes) -> None:
        self._search = BytesAhoCorasick(strings, matchkind=MatchKind.LeftmostFirst, implementation=Implementation.DFA)

    def stands_in(self, text: bytes) -> bool:
        return bool(self._search.find_matches_as_indexes(text))
