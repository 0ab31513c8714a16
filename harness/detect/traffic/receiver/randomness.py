"""How far bytes look like random ones: what encryption leaves, and compression nearly so.

Three measures together. Shannon's entropy of the byte values, against what truly random bytes of the same length would
show (a short text cannot reach 8 bits: 128 random bytes show 6.55). And how evenly the upper four bits are spread:
text in GBK, bitmaps and audio samples have many different bytes but crowd in few of the sixteen classes. And whether
every second, fourth or eighth byte is as free as the others: in UTF-16, in rows of numbers and in PCM sound it is not.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

type Bytes = NDArray[np.uint8]

SAMPLE_BYTES = 65_536
# The entropy of n random bytes varies by at most this (simulated: 0.077 at 64, 0.053 at 256, 16.3 / n from 512 on).
_SPREAD_BITS, _SPREAD_BIT_BYTES = 0.08, 16.3
_DEVIATIONS = 6.0  # one random body in 10^9 falls below
_ENVELOPE = 0.95  # a readable head or tail around the noise may cost this share of the entropy
_UNEVEN, _UNEVEN_BYTES = 0.15, 36.0  # chi-square / n of 16 classes: random bytes lie near 15 / n
_PERIODS = (2, 4, 8)
_BOUND, _BOUND_ROWS = 0.15, 32.0  # chi-square / rows of 4 classes: random columns lie near 3 / rows, one in 10^6 above


@dataclass(frozen=True, slots=True)
class Randomness:
    """Entropy in bits per byte of the first `sampled` bytes, what random ones would show, and how uneven they lie.

    `in_columns`: some byte of a fixed row (a number, a character) is bound.
    """

    sampled: int
    entropy_bits: float
    expected_bits: float
    unevenness: float
    in_columns: bool

    @property
    def random(self) -> bool:
        """Whether nothing speaks against randomness."""
        return self._even and self.entropy_bits >= self.expected_bits - _DEVIATIONS * _spread(self.sampled)

    @property
    def nearly(self) -> bool:
        """Whether it could be random bytes in a small readable envelope, or an unknown compression."""
        return self._even and self.entropy_bits >= self.expected_bits * _ENVELOPE

    @property
    def _even(self) -> bool:
        return not self.in_columns and self.unevenness <= _UNEVEN + _UNEVEN_BYTES / self.sampled


def randomness(data: bytes) -> Randomness:
    """Measures `data` (at least one byte); only its first 64 KiB are looked at."""
    seen = np.frombuffer(data[:SAMPLE_BYTES], np.uint8)
    counts = np.bincount(seen, minlength=256)
    present = counts[counts > 0]
    entropy = math.log2(seen.size) - float(present @ np.log2(present)) / seen.size
    share = counts.reshape(16, 16).sum(axis=1) / seen.size
    uneven = float(((share - 1 / 16) ** 2).sum()) * 16
    expected = expected_entropy(seen.size)
    candidate = entropy >= expected * _ENVELOPE
    return Randomness(seen.size, entropy, expected, uneven, candidate and _in_columns(seen))


def _in_columns(seen: Bytes) -> bool:
    """Whether a byte that recurs at a fixed distance keeps to few values; judged by its two upper bits."""
    upper = seen >> 6
    for period in _PERIODS:
        rows = seen.size // period
        columns = upper[: rows * period].reshape(rows, period)
        counts = np.stack([(columns == value).sum(axis=0) for value in range(4)])
        if rows and float(((counts - rows / 4) ** 2).sum(axis=0).max()) > rows / 4 * (_BOUND * rows + _BOUND_ROWS):
            return True
    return False


@lru_cache(2_048)
def expected_entropy(count: int) -> float:
    """The mean entropy, in bits per byte, that `count` uniformly random bytes show."""
    if count > 8_192:  # the bias of the plug-in estimate (Miller and Madow, 1955) is exact enough from here
        return 8 - 255 / (2 * count * math.log(2))
    mean = count / 256
    times = np.arange(1, min(count, int(mean + 12 * math.sqrt(mean) + 20)) + 1)
    steps = np.log((count - times + 1) / times) - math.log(255)  # ratio of one binomial term to that before it
    terms = np.exp(count * math.log(255 / 256) + np.cumsum(steps))
    return math.log2(count) - 256 / count * float(terms @ (times * np.log2(times)))


def _spread(count: int) -> float:
    return min(_SPREAD_BITS, _SPREAD_BIT_BYTES / count)
