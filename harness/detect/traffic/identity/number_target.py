"""A planted number in any grouping: finds where it stands and says how it is written."""

import re
from collections.abc import Iterator, Sequence

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.normal_form import integers_of
from harness.detect.traffic.identity.planted_value import SEPARATORS, Planted
from harness.detect.traffic.sighting import Leaving

_GAP = b"[" + re.escape(SEPARATORS.encode()) + b"]{0,3}"
_ALNUM = bytes(code for code in range(256) if chr(code).isalnum() and code < 128)
_MARKS = {b"-": "dashed", b" ": "spaced", b".": "dotted", b":": "colon"}
_COUNTRY_CODE = re.compile(rb"(?<![0-9a-z])\(?(?:\+|00)?86\)?[ -]{0,2}$")
_TRUNK = re.compile(rb"(?<![0-9a-z])0$")
_HEX_LETTERS = frozenset(b"abcdef")
_LONGEST_WORD = 24
# Forms that have no separators and no case of the value's.
_OF_THEIR_OWN = ("reversed", "zigzag", "hexadecimal", "integer")
_PHONES = (Leaving.PHONE, Leaving.CONTACTS)


class NumberTarget:
    """One number. Its cores: as it is, reversed, and the old or shortened form of an ID card or an IMEI."""

    def __init__(self, value: Planted) -> None:
        self._value = value
        self._forms = _cores(value)
        self.cores = tuple(self._forms)
        self._patterns: dict[str, re.Pattern[bytes]] = {}

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]:
        for core in cores:
            yield from self._located(haystack, core)

    def _located(self, haystack: Haystack, core: str) -> Iterator[Hit]:
        for match in self._pattern(core).finditer(haystack.flat):
            start, end = match.span()
            coded = self._country_code(haystack, start)
            if self._stands_alone(haystack, coded, end) and _within_borders(haystack, start, end):
                yield self._hit(haystack, core, start, end, coded)

    def _pattern(self, core: str) -> re.Pattern[bytes]:
        """Compiled at the first hit: most values of a persona never leave."""
        if core not in self._patterns:
            self._patterns[core] = re.compile(_GAP.join(re.escape(char.encode()) for char in core))
        return self._patterns[core]

    def _country_code(self, haystack: Haystack, start: int) -> int:
        """Where the number begins with its country code, or with the zero of a call to another town; else `start`."""
        flat = haystack.flat
        if self._value.what not in _PHONES or flat[start - 1] not in b"60) -":
            return start
        if _TRUNK.search(flat, max(0, start - 2), start) and key_context.PHONE.search(haystack.key(start)):
            return start - 1
        match = _COUNTRY_CODE.search(flat, max(0, start - 9), start)
        return match.start() if match else start

    def _stands_alone(self, haystack: Haystack, start: int, end: int) -> bool:
        """No digit beside it, not a decimal, and no letters that would make it a word of hexadecimal digits."""
        flat = haystack.flat
        before, after = flat[start - 1 : start], flat[end : end + 1]
        if before == b"x" and flat[start - 2 : start] == b"0x" and not flat[start - 3 : start - 2].isalnum():
            before = b""
        if before.isalnum() or after.isalnum():
            return self._value.core.isdigit() and _between_words(flat, start, end)
        # A whole number that was kept as a fraction ends in ".0".
        fraction = after == b"." and flat[end + 1 : end + 2].isdigit()
        whole = fraction and flat[end + 1 : end + 2] == b"0" and not flat[end + 2 : end + 3].isalnum()
        decimal = (before == b"." and flat[start - 2 : start - 1].isdigit()) or (fraction and not whole)
        return not decimal

    def _hit(self, haystack: Haystack, core: str, start: int, end: int, coded: int) -> Hit:
        found = haystack.text[start:end]
        marks = haystack.flat[start:end].translate(None, _ALNUM)
        parts = [] if self._forms[core] == "plain" else [self._forms[core]]
        parts += ["cc"] if coded < start else []
        if self._forms[core] not in _OF_THEIR_OWN:
            parts += self._written(found, marks, haystack.text[start - 1 : start])
        confidence = 0.95 if "reversed" in parts or "split" in parts else 1.0
        form = "+".join(parts) or "plain"
        return Hit(self._value.what, self._value.canary, coded, end, form, confidence)

    def _written(self, found: str, marks: bytes, before: str) -> list[str]:
        """The forms of separators and case, compared with how the value was planted."""
        planted = self._value.text
        if found == planted:
            return ["braced"] if before == "{" else []
        if b"\n" in marks:
            return ["split"]
        parts = _separated(marks, planted)
        letters, as_planted = _letters(found), _letters(planted)
        if letters != as_planted and letters.lower() == as_planted.lower():
            parts.append("upper" if letters.isupper() else "lower" if letters.islower() else "mixed")
        return [*parts, "braced"] if before == "{" else parts


def _cores(value: Planted) -> dict[str, str]:
    core = value.core
    forms = {core: "plain"}
    if value.what is Leaving.ID_CARD and len(core) == 18:
        forms[core[:6] + core[8:17]] = "id15"
    if value.what is Leaving.IMEI and len(core) == 15:
        forms[core[:14]] = "imei14"
    for text, form in integers_of(value):
        forms.setdefault(text, form)
    forms.setdefault(core[::-1], "reversed")
    return forms


def _separated(marks: bytes, planted: str) -> list[str]:
    kinds = set(marks)
    if not kinds:
        return ["nosep"] if set(planted) & set(SEPARATORS) else []
    if kinds == set(planted.encode()) & set(SEPARATORS.encode()):
        return []
    return [_MARKS.get(bytes(kinds), "separated")]


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _within_borders(haystack: Haystack, start: int, end: int) -> bool:
    """A number that goes over the border of a value must begin and end with a value, all in one container."""
    text = haystack.text
    if "\n" not in text[start:end]:
        return True
    return text[start - 1] == "\n" and text[end] == "\n" and haystack.same_layer(start, end)


def _between_words(flat: bytes, start: int, end: int) -> bool:
    """`tel13812345678` is a number behind a word; `a13812345678` may be of a hash, `1a13812345678` is a code."""
    first, last = start, end
    while start - first < _LONGEST_WORD and flat[first - 1 : first].isalpha():
        first -= 1
    while last - end < _LONGEST_WORD and flat[last : last + 1].isalpha():
        last += 1
    if flat[first - 1 : first].isalnum() or flat[last : last + 1].isalnum():
        return False
    return not _HEX_LETTERS.issuperset(flat[first:start] + flat[end:last])
