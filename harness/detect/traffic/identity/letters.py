"""The letters of a crowd in the shapes that the first looks need, as Haystack has them for one message."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.crowd import Bordered, Crowd
from harness.detect.traffic.identity.haystack import CLASS_LETTERS, HEX_LETTERS, SEPARATOR_BYTES

_LOWER = bytes(range(256)).lower()


class Runs(NamedTuple):
    """Where letters of one class stand together, and how many: longest runs only, in the order of the text."""

    starts: NDArray[np.intp]
    sizes: NDArray[np.intp]

    def sized(self, *sizes: int) -> "Runs":
        """Those of these sizes."""
        kept = self.sizes == sizes[0]
        for size in sizes[1:]:
            kept |= self.sizes == size
        return self.where(kept)

    def longer(self, size: int) -> "Runs":
        """Those of this size and more."""
        return self.where(self.sizes >= size)

    def spaced(self, size: int, count: int, step: int) -> "Runs":
        """Those of a size that so many of that size begin with, each `step` letters behind the one before."""
        same = np.flatnonzero(self.sizes == size)
        first, last = same[: max(0, len(same) - count + 1)], same[count - 1 :]
        near = (last - first == count - 1) & (self.starts[last] - self.starts[first] == step * (count - 1))
        return self.where(first[near])

    def grouped(self) -> "Runs":
        """Those of three letters or more behind which, with one letter between, stand four and then four or more."""
        starts, sizes = self.starts, self.sizes
        fit = (sizes[:-2] >= 3) & (sizes[1:-1] == 4) & (sizes[2:] >= 4)
        first = np.flatnonzero(fit)
        near = (starts[first + 1] - starts[first] - sizes[first] == 1) & (starts[first + 2] - starts[first + 1] == 5)
        return self.where(first[near])

    def where(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> "Runs":
        return Runs(self.starts[kept], self.sizes[kept])

    def spans(self) -> Iterator[tuple[int, int]]:
        """[start, end) of each."""
        return zip(self.starts.tolist(), (self.starts + self.sizes).tolist(), strict=True)


class Letters:
    """`flat`, `hexes`, `classes` as in Haystack, of the whole crowd; `utf8` its texts as they are, and `squeezed` as
    Haystack has it, with borders between messages."""

    __slots__ = ("ascii", "classes", "crowd", "digit_runs", "flat", "hex_runs", "hexes", "squeezed", "utf8")

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.ascii = crowd.text.isascii()
        self.flat = crowd.text.encode("ascii", "replace").lower()
        self.hexes = self.flat.translate(HEX_LETTERS)
        self.classes = self.flat.translate(CLASS_LETTERS)
        self.digit_runs = runs_of(self.classes, b"0"[0])
        self.hex_runs = runs_of(self.hexes, b"h"[0])
        self.utf8 = crowd.bordered
        self.squeezed = Bordered([text.translate(_LOWER, SEPARATOR_BYTES) for text in crowd.utf8])

    def message_at(self, offset: int) -> int:
        return self.crowd.message_at(offset)

    def begin_with(self, start: bytes, runs: Runs, back: int = 0) -> Runs:
        """Those of the runs before which, `back` letters to the left, `flat` reads so."""
        letters = np.frombuffer(self.flat, np.uint8)
        for number, letter in enumerate(start):
            runs = runs.where(letters[runs.starts - back + number] == letter)
        return runs


def runs_of(letters: bytes, letter: int) -> Runs:
    """The borders of a text are no letter of any class, so every run begins and ends inside."""
    same = np.frombuffer(letters, np.uint8) == letter
    edges = np.flatnonzero(same[1:] != same[:-1]) + 1
    return Runs(edges[::2], edges[1::2] - edges[::2])
