"""Which parts of a clipboard's text are long enough that nothing else holds them by chance."""

import re
from collections.abc import Iterator

from harness.detect.traffic.identity.planted_value import SEPARATORS

LONGEST_TEXT = 4000
SHORTEST_PIECE = 12
# Or six tenths of the text, where it is shorter.
# A piece must be as telling as ten digits, a whole text as six; a Latin letter of running prose tells half as much.
PIECE_WEIGHT = 20
SHARE_WEIGHT = 12
_COMMON_START = re.compile(r"https?:?(?://)?(?:www\.?)?|www\.", re.IGNORECASE)


def weight(text: str) -> int:
    """How telling a text is: digits, capitals and letters without case count 2, small letters 1, the rest 0."""
    return sum(2 if char.isdigit() or (char.isalpha() and not char.islower()) else char.isalpha() for char in text)


def pieces_of(text: str) -> Iterator[str]:
    """The shortest telling piece from each place of `text` on: whoever holds a longer one holds one of these.

    Separators count for nothing, so the pieces of a text are those of the same text without them.
    """
    text = text[:LONGEST_TEXT]
    start = _COMMON_START.match(text)
    begins = (begin for begin in range(start.end() if start else 0, len(text)) if text[begin] not in SEPARATORS)
    share = max(1, -(-sum(char not in SEPARATORS for char in text) * 6 // 10))
    yield from dict.fromkeys(text[begin:end] for begin in begins if (end := _piece_end(text, begin, share)))


def _piece_end(text: str, begin: int, share: int) -> int:
    """Where the shortest piece that begins here ends; 0 where none does."""
    told = length = 0
    for end in range(begin, len(text)):
        told += weight(text[end])
        length += text[end] not in SEPARATORS
        long_enough = (length >= SHORTEST_PIECE and told >= PIECE_WEIGHT) or (length >= share and told >= SHARE_WEIGHT)
        if long_enough:
            return end + 1
    return 0
