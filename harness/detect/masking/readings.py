"""Readings of a text - percent-escapes undone, \\u escapes undone - that remember where each character stood.

Masking needs this: a value is found in the reading and struck out in the text that will be shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

ROUNDS = 3
_ESCAPES = re.compile(
    r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)|(?P<unicode>(?:\\+u[0-9A-Fa-f]{4})+)"
    r'|\\+(?P<short>[nrt"/])|&#(?P<html>x?[0-9A-Fa-f]{1,6});'
)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "/": "/"}
_ONE_UNICODE = re.compile(r"\\+u([0-9A-Fa-f]{4})")


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as read; character n of it stands at [spans[n][0], spans[n][1]) of the original.

    No spans: the text is the original itself, which most are.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that characters [start, end) of this reading came from."""
        return (self.spans[start][0], self.spans[end - 1][1]) if self.spans else (start, end)


def readings_of(text: str) -> Iterator[Reading]:
    """The text itself and each deeper reading, up to ROUNDS of escapes in escapes."""
    plain = text.isascii() or unicodedata.is_normalized("NFKC", text)
    reading = Reading(text) if plain else _folded(_spanned(text))
    yield reading
    for _ in range(ROUNDS):
        if not _ESCAPES.search(reading.text):
            return
        reading = reading if reading.spans else _spanned(reading.text)
        deeper = _folded(_unescaped(reading))
        if deeper.text == reading.text:
            return
        reading = deeper
        yield reading


def _spanned(text: str) -> Reading:
    return Reading(text, tuple((n, n + 1) for n in range(len(text))))


def _folded(reading: Reading) -> Reading:
    """Full-width digits and letters become plain ones, character by character so that places stay known."""
    if reading.text.isascii():
        return reading
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    for letter, span in zip(reading.text, reading.spans, strict=True):
        folded = unicodedata.normalize("NFKC", letter)
        letters.append(folded)
        spans.extend([span] * len(folded))
    return Reading("".join(letters), tuple(spans))


def _unescaped(reading: Reading) -> Reading:
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in _ESCAPES.finditer(reading.text):
        letters.append(reading.text[at : found.start()])
        spans.extend(reading.spans[at : found.start()])
        for letter, start, end in _letters_of(found):
            letters.append(letter)
            spans.append(reading.original(start, end))
        at = found.end()
    letters.append(reading.text[at:])
    spans.extend(reading.spans[at:])
    return Reading("".join(letters), tuple(spans))


def _letters_of(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = found.start()
    if found["percent"]:
        for letter in bytes.fromhex(found["percent"].replace("%", "")).decode("utf-8", "surrogateescape"):
            end = start + 3 * len(letter.encode("utf-8", "surrogateescape"))
            yield letter, start, end
            start = end
    elif found["unicode"]:
        for one in _ONE_UNICODE.finditer(found["unicode"]):
            yield chr(int(one[1], 16)), start + one.start(), start + one.end()
    elif found["short"]:
        yield _SHORT[found["short"]], start, found.end()
    else:
        digits = found["html"]
        code = int(digits[1:], 16) if digits[:1] == "x" and digits[1:] else _decimal(digits)
        yield (chr(code) if 0 < code < 0x110000 else "\ufffd"), start, found.end()


def _decimal(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0
