"""How long an exploration may last, and how it ended."""

from dataclasses import dataclass
from typing import Literal

# `saturated`: nothing was left to try; `broken`: the app fell again and again.
Ended = Literal["saturated", "time", "steps", "broken"]
SECONDS, STEPS = 300.0, 2000


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds and acts that may be spent; `seed` decides between equals."""

    seconds: float = SECONDS
    steps: int = STEPS
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Explored:
    """`steps` are acts on the app, `denied` the labels that were never touched.

    `unreached` are labels that were seen and never tried; `penned` says that no screen without a dialog was met.
    """

    ended: Ended
    seed: int
    screens: int
    steps: int
    seconds: float
    denied: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    penned: bool = False
