"""Planted values of which a part is struck out: 138****5678, 欧**垚. Seen only when what is left tells enough."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters
from harness.detect.traffic.identity.planted_value import Planted

_STRUCK = re.compile(r"[*#•●]{2,}")
# A run of x strikes out only behind a digit; by classes of characters, as Haystack has them.
_STRUCK_X = b"0xxx"
_STRUCK_HAN = re.compile(r"[*●○•某]{1,4}")
_RUNS = {"•": "••", "●": "●●"}
_HAN_MARKS = "*●○•某"
_STRIKES = BytesAhoCorasick(
    [mark.encode() for mark in (*_HAN_MARKS, "##", *map("".join, product("xX", repeat=3)))],
    matchkind=MatchKind.LeftmostFirst,
    implementation=Implementation.DFA,
)
_LONGEST = 100
_WIDEST = 64  # an OAID of 64 digits, nearly all of it on one side
_TIGHT_BEFORE = re.compile(r"[0-9A-Za-z*#•●:+-]{0,64}$")
_LOOSE_BEFORE = re.compile(r"(?:[0-9A-Fa-f*#•●:+-]|(?<=[0-9*]) ){0,64}$")
_TIGHT_AFTER = re.compile(r"[0-9A-Za-z*#•●:-]{0,64}")
_LOOSE_AFTER = re.compile(r"(?:[0-9A-Fa-f*#•●:-]| (?=[0-9*])){0,64}")
_MARK = re.compile(r"[*#•●]+|x{3,}")
# Digits or letters that must be left: fewer are shared by too many people.
_LEAST_SHOWN = 6
_LEAST_SHOWN_LONG = 7
_MOST_PLACES = 500


class MaskedSearch:
    """Looks only at texts that hold a run of marks at all."""

    def __init__(self, numbers: Sequence[Planted], names: Sequence[Planted]) -> None:
        self._numbers = tuple(numbers)
        self._names = tuple(name for name in names if len(name.core) > 2 and not name.core.isascii())

    def among(self, letters: Letters) -> set[int]:
        """The messages of a crowd in which something is struck out."""
        return letters.utf8.messages_at(at for _, at, _ in _STRIKES.find_matches_as_indexes(letters.utf8.content))

    def find(self, haystack: Haystack) -> Iterator[Hit]:
        flat = haystack.flat
        # One character is found faster than two.
        struck = (b"*" in flat and b"**" in flat) or (b"#" in flat and b"##" in flat)
        if self._numbers and (struck or (not haystack.ascii and _runs_of_dots(haystack.text))):
            places = (match.span() for match in _STRUCK.finditer(haystack.text))
            yield from self._masked_numbers(haystack.text, places)
        if self._numbers and b"xxx" in haystack.classes and _STRUCK_X in haystack.classes:
            yield from self._masked_numbers(haystack.text, _struck_by_x(haystack.classes))
        if self._names and not haystack.ascii and _any_of(_HAN_MARKS, haystack.text):
            yield from self._masked_names(haystack)

    def _masked_numbers(self, text: str, places: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        looked_to = 0
        for first, last in islice(places, _MOST_PLACES):
            if first < looked_to:
                continue
            for before, after in ((_TIGHT_BEFORE, _TIGHT_AFTER), (_LOOSE_BEFORE, _LOOSE_AFTER)):
                start, end = _widened(text, first, last, before, after)
                hit = self._number_hit(text[start:end], start, end) if end - start <= _LONGEST else None
                if hit:
                    looked_to = end
                    yield hit
                    break

    def _number_hit(self, found: str, start: int, end: int) -> Hit | None:
        shown = found.lower().translate({ord(mark): None for mark in ":+- "})
        for value in self._numbers:
            for text in (shown, shown.removeprefix("86")):
                confidence = _agreement(text, value.core)
                if confidence:
                    return Hit(value.what, value.canary, start, end, "masked", confidence)
        return None

    def _masked_names(self, haystack: Haystack) -> Iterator[Hit]:
        text = haystack.text
        for match in islice(_STRUCK_HAN.finditer(text), _MOST_PLACES):
            for name in self._names:
                span = _name_span(text, name.core, match.start(), match.end())
                if span:
                    yield Hit(name.what, name.canary, *span, "masked", 0.6)
                    break


def _struck_by_x(classes: bytes) -> Iterator[tuple[int, int]]:
    at = classes.find(_STRUCK_X)
    while at >= 0:
        yield at + 1, at + len(_STRUCK_X)
        at = classes.find(_STRUCK_X, at + len(_STRUCK_X))


def _runs_of_dots(text: str) -> bool:
    return any(mark in text and run in text for mark, run in _RUNS.items())


def _any_of(marks: Iterable[str], text: str) -> bool:
    return any(mark in text for mark in marks)


def _widened(text: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str]) -> tuple[int, int]:
    left = before.search(text, max(0, start - _WIDEST), start)
    right = after.match(text, end)
    return (left.start() if left else start), (right.end() if right else end)


def _agreement(shown: str, core: str) -> float:
    """How sure it is that `shown` is `core` struck out in part: 0 where it is another's or tells too little."""
    parts = _MARK.split(shown)
    told = sum(map(len, parts))
    if len(parts) < 2 or told < _LEAST_SHOWN or told >= len(core):
        return 0.0
    if len(shown) == len(core):
        agrees = all(mark == char or mark in "*#•●x" for mark, char in zip(shown, core, strict=True))
        return min(0.8, 0.6 + 0.4 * (told - _LEAST_SHOWN) / len(core)) if agrees else 0.0
    # The run of marks is shorter or longer than what it hides: only its two ends can be compared.
    agrees = len(parts) == 2 and core.startswith(parts[0]) and core.endswith(parts[1]) and bool(parts[0] and parts[1])
    return 0.6 if agrees and told >= _LEAST_SHOWN_LONG else 0.0


def _name_span(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `name` stands struck out at [start, end): as long as it is, and more of it left than a surname."""
    hidden = end - start
    for at in range(len(name) - hidden + 1):
        left, right = name[:at], name[at + hidden :]
        if len(left) + len(right) < 2 or (not right and len(left) <= 2):
            continue
        first, last = start - at, end + len(right)
        if first > 0 and text[first:start] == left and text[end:last] == right:
            alone = not _is_han(text[first - 1]) and not _is_han(text[last : last + 1])
            return (first, last) if alone else None
    return None


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
