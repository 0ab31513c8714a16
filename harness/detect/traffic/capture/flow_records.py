"""Where the records of a mitmproxy flow file lie, by their lengths, and where the next one begins after damage."""

import re
from pathlib import Path
from typing import BinaryIO

from harness.detect.traffic.capture.tnetstring import LONGEST_LENGTH, Shape, pruned

CARRIED_BYTES = 8 << 20  # larger records are not read whole
_SEARCH_BYTES = 1 << 20
_DICT_MARK = b"}"
# How a record begins: its length, then the first key of a flow's state, in any order of keys.
_BEGINNING = re.compile(rb"(?<!\d)\d{2,12}:(?=\d{1,2}:[a-z_]{2,20};)")
# What every flow's state has, and no dict inside one.
_SIGNS: Shape = {b"version": None, b"type": None}


def record_at(source: BinaryIO, at: int, size: int) -> tuple[int, int] | None:
    """Start and length of the record at `at`; None where no whole one stands there."""
    source.seek(at)
    digits, colon, _ = source.read(LONGEST_LENGTH + 1).partition(b":")
    if not colon or not digits.isdigit():
        return None
    start, length = at + len(digits) + 1, int(digits)
    if start + length >= size:
        return None
    source.seek(start + length)
    return (start, length) if source.read(1) == _DICT_MARK else None


def reaches_beyond(source: BinaryIO, at: int, size: int) -> bool:
    """Whether a record begins here that the file's end cuts off, and none follows inside it."""
    source.seek(at)
    digits, colon, _ = source.read(LONGEST_LENGTH + 1).partition(b":")
    beyond = not colon or (digits.isdigit() and at + len(digits) + 1 + int(digits) >= size)
    return beyond and next_record(source, at + 1, size) >= size


def next_record(source: BinaryIO, at: int, size: int) -> int:
    """Where the next whole record begins at or after `at`; `size` where there is none."""
    while at < size:
        source.seek(at)
        window = source.read(_SEARCH_BYTES + 64)
        for found in _BEGINNING.finditer(window):
            if _is_beginning(source, at + found.start(), size):
                return at + found.start()
        at += _SEARCH_BYTES
    return size


def _is_beginning(source: BinaryIO, at: int, size: int) -> bool:
    """Whether a whole flow stands here, and after it another one or the end. (A flow has dicts inside that do too.)"""
    found = record_at(source, at, size)
    if found is None:
        return False
    start, length = found
    following = source.read(1)
    if following and not following.isdigit():
        return False
    source.seek(start)
    try:
        return length > CARRIED_BYTES or len(pruned(source.read(length), 0, length, _SIGNS)) == len(_SIGNS)
    except ValueError:
        return False


def breaks_off(path: Path) -> bool:
    """Whether a flow file ends in the middle of a flow, told from the lengths alone, without reading any flow."""
    size, at = path.stat().st_size, 0
    with path.open("rb") as source:
        while at < size:
            source.seek(at)
            digits, colon, _ = source.read(LONGEST_LENGTH + 1).partition(b":")
            if not colon or not digits.isdigit():
                return True
            at += len(digits) + 1 + int(digits) + 1
    return at != size
