"""Puts the parts of one file together: in the order of their numbers or offsets, whatever order they were sent in."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

LARGEST_FILE_BYTES = 64 << 20
_DATA_URI = re.compile(rb"data:[^,]{0,200},")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2})+")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


@dataclass(frozen=True, slots=True)
class KeptPart:
    """One part that was seen: `key` stands for its content of `size` bytes."""

    flow: int
    number: int
    by_offset: bool
    count: int
    key: bytes
    size: int
    text: bool


@dataclass(frozen=True, slots=True)
class Assembled:
    """`content` reaches as far as no part is missing; `missing` tells that one is, or that the file was too large."""

    content: bytes
    flows: tuple[int, ...]
    parts: int
    missing: bool


def files_of(parts: Iterable[KeptPart]) -> Iterator[list[KeptPart]]:
    """The parts of one upload key, by file: the same name may have been used for one file after another.

    A part with the number and content of an earlier one is a repetition, with other content the next file's.
    """
    files: list[dict[tuple[bool, int], list[KeptPart]]] = []
    for part in sorted(parts, key=lambda one: (one.flow, one.number, one.key)):
        place = (part.by_offset, part.number)
        for file in files:
            kept = file.setdefault(place, [])
            if not kept or kept[0].key == part.key:
                kept.append(part)
                break
        else:
            files.append({place: [part]})
    for file in files:
        yield [part for place in sorted(file) for part in file[place]]


def assembled(parts: Sequence[KeptPart], content_of: Callable[[bytes], bytes]) -> Assembled | None:
    """The file that parts of one kind make up; None where there are not at least two different ones."""
    by_number = {part.number: part for part in reversed(parts)}
    ordered = [by_number[number] for number in sorted(by_number)]
    if len(ordered) < 2:
        return None
    chosen = list(_unbroken(ordered))
    text = chosen[0].text
    pieces = [content_of(part.key) for part in chosen]
    if ordered[0].by_offset and not text:
        content = _by_offset(chosen, pieces)
    else:
        content = _decoded(pieces) if text else b"".join(pieces)
    count = ordered[0].count
    missing = len(chosen) < len(ordered) or (count > 0 and len(ordered) < count) or ordered[0].number > 1
    flows = tuple(sorted({part.flow for part in parts}))
    return Assembled(content, flows, len(ordered), missing)


def _unbroken(ordered: Sequence[KeptPart]) -> Iterator[KeptPart]:
    """The parts from the first one on until one is missing or the file is too large."""
    end, total = ordered[0].number, 0
    for part in ordered:
        total += part.size
        if part.number > end or total > LARGEST_FILE_BYTES:
            return
        yield part
        end = max(end, part.number + (part.size if part.by_offset and not part.text else 1))
        if part.by_offset and part.text:
            end = 1 << 62  # an offset into bytes says nothing about the length of their base64


def _by_offset(parts: Sequence[KeptPart], pieces: Sequence[bytes]) -> bytes:
    """Later parts give way where two overlap."""
    made = bytearray()
    first = parts[0].number
    for part, piece in zip(parts, pieces, strict=True):
        made += piece[len(made) - (part.number - first) :]
    return bytes(made)


def _decoded(pieces: Sequence[bytes]) -> bytes:
    """Slices of base64 or hex: each encoded by itself, or cut from one long text."""
    bare = [b"".join(piece.split()) for piece in pieces]
    bare[0] = _DATA_URI.sub(b"", bare[0], count=1)
    if all(_HEX.fullmatch(piece) for piece in bare):
        return bytes.fromhex(b"".join(bare).decode())
    own = b"=" in b"".join(bare).rstrip(b"=")  # padding that is not at the end: each slice is its own text
    each = [_based(piece) for piece in bare] if own else [_based(b"".join(bare))]
    if any(one is None for one in each):
        return b"".join(pieces)
    return b"".join(one for one in each if one is not None)


def _based(text: bytes) -> bytes | None:
    plain = text.rstrip(b"=").translate(_URL_SAFE)
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
