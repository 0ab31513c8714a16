"""The layer made of what one opening laid bare."""

from collections.abc import Sequence
from itertools import accumulate
from typing import overload

from harness.detect.traffic.ladder.normal_text import compatible
from harness.detect.traffic.ladder.opened import Opened
from harness.detect.traffic.layer import SEPARATOR, Layer


class Starts(Sequence[int]):
    """The offsets at which values begin in their joined text, counted when somebody asks: most layers hold no find."""

    __slots__ = ("_offsets", "_values", "_whole")

    def __init__(self, values: list[str], whole: bool = False) -> None:
        """`whole` tells that the text holds the values as they are, with no normal form in between."""
        self._values, self._whole = values, whole
        self._offsets: list[int] | None = None

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, number: int) -> int: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[int]: ...
    def __getitem__(self, number: int | slice) -> int | Sequence[int]:
        if self._offsets is None:
            texts = self._values if self._whole else map(_normal, self._values)
            sizes = map(len(SEPARATOR).__add__, map(len, texts))
            self._offsets = list(accumulate(sizes, initial=0))[: len(self._values)]
        return self._offsets[number]


def layer_of(place: str, steps: tuple[str, ...], opened: Opened, text: str) -> Layer:
    """`text` is the opened values joined by SEPARATOR; a line feed is a border that no normal form reaches across."""
    text, whole = compatible(text)
    return Layer(place, steps, _encodable(text), Starts(opened.values, whole), names=opened.names, keys=opened.keys)


def _encodable(text: str) -> str:
    """Lone surrogates, which JSON and broken bytes bring, stand in no text that a search takes: one "?" for each."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def _normal(value: str) -> str:
    return compatible(value)[0]
