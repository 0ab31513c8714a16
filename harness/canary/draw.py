"""Draw: the one source of chance of a persona. The same seed and label give the same draws on every machine."""

import hashlib
import random
from collections.abc import Sequence

# No 0/O, 1/I/L: a token may have to be typed or read from a screen.
TOKEN_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def draw_of(seed: int, label: str) -> random.Random:
    """An own stream per label, so that a new field of the persona does not change the others."""
    return random.Random(hashlib.sha256(f"{seed}/{label}".encode()).digest())


def digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choices("0123456789", k=count))


def hex_digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choices("0123456789abcdef", k=count))


def token(draw: random.Random, count: int) -> str:
    return "".join(draw.choices(TOKEN_LETTERS, k=count))


def some[T](draw: random.Random, among: Sequence[T], count: int) -> tuple[T, ...]:
    return tuple(draw.sample(among, count))
