"""The planted clipboard text: whole, or a telling piece of it, white space and punctuation apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from harness.detect.traffic.identity.clipboard_piece import LONGEST_TEXT, SHARE_WEIGHT, pieces_of, weight
from harness.detect.traffic.identity.clipboard_variant import is_variant
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.planted_value import SEPARATORS, Planted, core_of

_GAP = "[" + re.escape(SEPARATORS) + "]{0,4}"
_SQUEEZE = {ord(mark): None for mark in SEPARATORS}
# Pieces that are looked for exactly, and places of each: what leaves piecemeal is told by a few of them.
_MOST_PIECES = 6
_MOST_PLACES = 20


class ClipboardTarget:
    """Its cores: the whole text and the shortest telling piece from each place of it on.

    A text too plain to be anybody's (`ok`, `123`) counts only as a whole value.
    """

    def __init__(self, value: Planted) -> None:
        self._value = value
        self._plain = weight(value.text) < SHARE_WEIGHT
        self._whole = value.core[:LONGEST_TEXT]
        squeezed = value.text.translate(_SQUEEZE)
        pieces = () if self._plain else (core_of(piece) for piece in pieces_of(squeezed))
        self._reversed = "" if self._plain else self._whole[::-1]
        self.cores = tuple(dict.fromkeys(core for core in (self._whole, self._reversed, *pieces) if core))

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]:
        whole = list(self._located(haystack, self._whole, whole=True)) if self._whole in cores else []
        yield from whole
        if not whole and self._reversed in cores:
            whole = [replace(hit, form="reversed") for hit in self._located(haystack, self._reversed, whole=True)]
            yield from whole
        pieces = [core for core in cores if core not in (self._whole, self._reversed)]
        for core in () if whole else pieces[:_MOST_PIECES]:
            yield from self._located(haystack, core, whole=False)

    def _located(self, haystack: Haystack, core: str, *, whole: bool) -> Iterator[Hit]:
        pattern = re.compile(_GAP.join(re.escape(char) for char in core), re.IGNORECASE)
        for number, match in enumerate(pattern.finditer(haystack.text)):
            if number >= _MOST_PLACES:
                return
            start, end = match.span()
            if haystack.same_layer(start, end) and (not self._plain or _fills_value(haystack, start, end)):
                if not whole and is_variant(haystack.text, start, end, self._value.text, pattern):
                    continue
                form = _form(haystack.text[start:end], self._value.text) if whole else "piece"
                yield Hit(self._value.what, self._value.canary, start, end, form, 1.0 if whole else 0.9)


def _form(found: str, planted: str) -> str:
    if "\n" in found and "\n" not in planted:
        return "split"
    if found in planted or planted in found:
        return "plain"
    return "separated" if found.lower() != planted.lower() else "mixed"


def _fills_value(haystack: Haystack, start: int, end: int) -> bool:
    first, last = haystack.value_span(start)
    return haystack.text[first:last].strip() == haystack.text[start:end].strip()
