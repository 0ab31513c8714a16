"""How likely a row shows each kind, by the weights that were learnt from the examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from harness.detect.likeness.sequences import sequences_of


@dataclass(frozen=True, slots=True)
class Likeness:
    """`levels` (sequences x kinds) times `scale` (kinds) are the weights; `digest` tells the examples."""

    kinds: tuple[str, ...]
    number_of: Mapping[str, int] = field(repr=False)
    levels: NDArray[np.int8] = field(repr=False)
    scale: NDArray[np.float32] = field(repr=False)
    bias: NDArray[np.float32] = field(repr=False)
    digest: str

    def log_odds(self, heading: str, text: str) -> dict[str, float]:
        """By kind how much more likely than not a row under its heading shows it, as a natural logarithm."""
        known = [self.number_of[one] for one in sequences_of(heading, text) if one in self.number_of]
        sums = self.levels[sorted(known)].sum(axis=0, dtype=np.int64) * self.scale + self.bias
        return dict(zip(self.kinds, (float(value) for value in sums), strict=True))

    def why(self, heading: str, text: str, kind: str, most: int = 5) -> tuple[str, ...]:
        """The sequences of the row that speak most for a kind, the strongest first."""
        column = self.kinds.index(kind)
        weights = {
            one: int(self.levels[self.number_of[one], column])
            for one in sequences_of(heading, text)
            if one in self.number_of
        }
        return tuple(sorted((one for one in weights if weights[one] > 0), key=lambda one: (-weights[one], one))[:most])


@cache
def learnt_likeness() -> Likeness:
    """The weights that come with the program."""
    return unpacked(files("harness.detect.likeness").joinpath("learnt.npz").read_bytes())


def unpacked(content: bytes) -> Likeness:
    """The weights of a file that learning.packed made."""
    with np.load(BytesIO(content), allow_pickle=False) as told:
        names = bytes(told["sequences"]).decode().split("\n")
        return Likeness(
            tuple(str(kind) for kind in told["kinds"]),
            {name: number for number, name in enumerate(names)},
            told["levels"],
            told["scale"],
            told["bias"],
            str(told["digest"]),
        )
