"""How a planted photograph is numbered: run and slot spread over four kinds of ArUco tags that repeat in a grid.

One tag holds a number below 1000. The payload (20 bits of run number, 4 bits of slot) is cut into three bytes; each
byte, and a check number over all three, has its own range of ids, so a tag says by itself which part it is. The four
kinds repeat so that every 2 x 2 block of the grid holds all of them: any crop with such a block, turned or not, can be
read. Pure arithmetic: drawing is canary's, finding in pixels is detect's.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

DICTIONARY = "DICT_5X5_1000"
COLUMNS, ROWS = 8, 6
PARTS = 4
RUN_NUMBERS = 1 << 20
SLOTS = 1 << 4
_PART_IDS = 256
_CHECK_FIRST = 3 * _PART_IDS
_CHECK_IDS = 1000 - _CHECK_FIRST


@dataclass(frozen=True, slots=True)
class PhotoTag:
    """Which planted picture: `slot` is its place in the persona's photos, `run_number` stands for run and device."""

    slot: int
    run_number: int


def run_number(run_id: str) -> int:
    """20 bits of the run id's SHA-256. The run id names app, device, network, time and seed."""
    return int.from_bytes(hashlib.sha256(run_id.encode()).digest()[:4]) % RUN_NUMBERS


def tag_ids(tag: PhotoTag) -> tuple[int, ...]:
    """The ids of the four kinds of tags, in the order of their parts. ValueError when a number is out of range."""
    if not (0 <= tag.slot < SLOTS and 0 <= tag.run_number < RUN_NUMBERS):
        raise ValueError(f"{tag} is out of range")
    parts = (tag.run_number * SLOTS + tag.slot).to_bytes(3)
    return (*(index * _PART_IDS + part for index, part in enumerate(parts)), _CHECK_FIRST + _check(parts))


def grid_part(column: int, row: int) -> int:
    """Which part stands in a cell: parts 0 and 1 alternate in even rows, 2 and 3 in odd ones."""
    return row % 2 * 2 + column % 2


def decode(ids: Iterable[int]) -> PhotoTag | None:
    """The picture that tags found in any order belong to; None without all four parts or when they do not agree.

    A part that was read in several ways counts by its most frequent reading; a tie is no reading.
    """
    readings: tuple[Counter[int], ...] = tuple(Counter() for _ in range(PARTS))
    for found in ids:
        if 0 <= found < _CHECK_FIRST + _CHECK_IDS:
            readings[min(found // _PART_IDS, PARTS - 1)][found] += 1
    best = [_most_frequent(reading) for reading in readings]
    if None in best:
        return None
    parts = bytes((found or 0) % _PART_IDS for found in best[:3])
    if best[3] != _CHECK_FIRST + _check(parts):
        return None
    number, slot = divmod(int.from_bytes(parts), SLOTS)
    return PhotoTag(slot, number)


def _most_frequent(reading: Counter[int]) -> int | None:
    ranked = reading.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _check(parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(parts).digest()[:4]) % _CHECK_IDS
