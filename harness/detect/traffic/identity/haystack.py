"""All the text of a message as one string, so that each search runs once and not once for every layer."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from harness.detect.traffic.identity.planted_value import SEPARATORS
from harness.detect.traffic.layer import SEPARATOR, Layer

SEPARATOR_BYTES = SEPARATORS.encode()
HEX_LETTERS = bytes.maketrans(b"0123456789abcdefh:", b"h" * 16 + b"\0-")
# What may stand in a number, at its border, and beside it; x is kept, it strikes out.
CLASS_LETTERS = (
    bytes(
        b"0"[0]
        if chr(code).isdigit()
        else code
        if chr(code) == "x"
        else b"a"[0]
        if chr(code).isalpha() or chr(code) == "_"
        else b"."[0]
        if chr(code) in ".-"
        else b" "[0]
        for code in range(128)
    )
    + b" " * 128
)
SHORTEST_RUN = 16
# A search that begins with fixed letters is the fastest.
_HEX_RUN = re.compile(b"h" * SHORTEST_RUN + b"h*+")
EXCERPT_AROUND = 24
LONGEST_EXCERPT = 200


class Haystack:
    """The layers' texts side by side, SEPARATOR before, between and after them, in the shapes that searches need.

    `text` is what offsets of hits count in. `flat` is in lower case with one byte for each character of `text`, "?"
    where it is not ASCII, so offsets in it are offsets in `text`; `hexes` is `flat` with h for each hexadecimal digit,
    `classes` with 0 for each digit, a for letters (but x) and _, "." for . and -, a space for the rest.
    `squeezed` is the UTF-8 of `text` in lower case without separators, and so without the borders of values.
    """

    __slots__ = ("_begins", "_runs", "ascii", "classes", "flat", "hexes", "layers", "squeezed", "text")

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = [layer for layer in layers if layer.text]
        self.text = SEPARATOR + SEPARATOR.join([layer.text for layer in self.layers]) + SEPARATOR
        self.ascii = self.text.isascii()
        self.flat = self.text.encode("ascii", "replace").lower()
        self.hexes = self.flat.translate(HEX_LETTERS)
        self.classes = self.flat.translate(CLASS_LETTERS)
        lower = self.flat if self.ascii else self.text.encode(errors="replace").lower()
        self.squeezed = lower.translate(None, SEPARATOR_BYTES)
        self._begins: list[int] = []
        self._runs: list[tuple[int, int]] | None = None

    def hex_runs(self) -> list[tuple[int, int]]:
        """Where at least SHORTEST_RUN hexadecimal digits stand together, as [start, end), longest runs only."""
        if self._runs is None:
            self._runs = [one.span() for one in _HEX_RUN.finditer(self.hexes)]
        return self._runs

    def layer_spans(self) -> list[tuple[int, int]]:
        """Where the text of each layer stands, as [start, end)."""
        return [(at, at + len(layer.text)) for at, layer in zip(self._layer_begins(), self.layers, strict=True)]

    def layer_at(self, offset: int) -> int:
        """The number of the layer that holds the character at `offset` of `text`."""
        return max(0, bisect_right(self._begins or self._layer_begins(), offset) - 1)

    def value_at(self, offset: int) -> tuple[int, int]:
        """(number of the layer, number of the value in it) of the character at `offset` of `text`."""
        number = self.layer_at(offset)
        return number, self.layers[number].number_at(offset - self._begins[number])

    def value_span(self, offset: int) -> tuple[int, int]:
        """Where the value that holds the character at `offset` stands in `text`, as [start, end)."""
        layer, value = self.value_at(offset)
        start, end = self.layers[layer].span(value)
        return start + self._begins[layer], end + self._begins[layer]

    def same_layer(self, start: int, end: int) -> bool:
        """Whether [start, end) of `text` lies in one container."""
        return self.layer_at(start) == self.layer_at(max(start, end - 1))

    def path(self, offset: int) -> str:
        layer, value = self.value_at(offset)
        return self.layers[layer].path(value)

    def key(self, offset: int) -> str:
        """The name of the value there, in lower case."""
        layer, value = self.value_at(offset)
        return self.layers[layer].key(value).lower()

    def excerpt(self, start: int, end: int) -> str:
        """Raw text around [start, end), within its value."""
        first, last = self.value_span(start)
        begin, stop = max(first, start - EXCERPT_AROUND), max(end, min(last, end + EXCERPT_AROUND))
        return self.text[begin : min(stop, begin + LONGEST_EXCERPT)]

    def _layer_begins(self) -> list[int]:
        if not self._begins:
            at = len(SEPARATOR)
            for layer in self.layers:
                self._begins.append(at)
                at += len(layer.text) + len(SEPARATOR)
        return self._begins
