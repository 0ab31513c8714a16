"""Protocol buffers without their schema: fields by number, nested messages, packed coordinates.

Own instead of blackboxprotobuf: that guesses one type for a whole message, gives doubles as integers and takes
milliseconds. The wire format is simple; what it leaves open is decided by what the bytes can be: text before message,
doubles of a size that people measure before integers.
"""

import math
import re
import struct
from collections import Counter, deque
from itertools import pairwise

from harness.detect.traffic.ladder.marks import is_marked
from harness.detect.traffic.ladder.opened import Blob, Opened
from harness.detect.traffic.ladder.varint import varint_at, varints_of

FIELDS_LIMIT = 200_000
DEPTH = 32
LARGEST_FIELD = 20_000
# A double between 1e-5 and 1e9 or so has one of these in its highest byte, a float one of the others.
_DOUBLE_TOPS = frozenset((0x3E, 0x3F, 0x40, 0x41, 0xBE, 0xBF, 0xC0, 0xC1))
_FLOAT_TOPS = frozenset((*range(0x3D, 0x4C), *range(0xBD, 0xCC)))
_TEXT = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})++"
)
_EVIDENCE = re.compile(r"[\w.@:/+-]{6}|[^\x00-\xff]{2}|\d{3} \d{4} \d{4}")
_EVIDENCE_BYTES = re.compile(rb"[\w.@:/+-]{8}")
# Degrees of China times 1e5 to 1e7, doubled or not: four bytes, where other containers begin with fewer above 127;
# steps of up to 80 m in the finest unit, of more in the others.
_COORDINATE_BITS, _DIFFERENCE_BITS = (22, 32), 14
FEWEST_DIFFERENCES = 6

_BLANKS = frozenset(b"\n\r\t")
Field = tuple[int, int, int | bytes]


def opened_protobuf(content: bytes, *, declared: bool) -> Opened | None:
    """The values of a message, named by field numbers (`3.1[2]`); an undeclared one must show text or coordinates."""
    top = _fields(content)
    if not top:
        return None
    found = _Found()
    waiting: deque[tuple[str, int, list[Field]]] = deque([("", 0, top)])
    while waiting and len(found.values) < FIELDS_LIMIT:
        path, depth, fields = waiting.popleft()
        for name, wire, value in _named(path, fields):
            inner = _take(found, name, wire, value) if depth < DEPTH else None
            if inner:
                waiting.append((name, depth + 1, inner))
    if not declared and not found.convincing:
        return None
    names = found.names + found.blob_names
    return Opened(("protobuf",), found.values, lambda: names, [Blob(blob) for blob in found.blobs])


class _Found:
    """What a message was seen to hold."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self.names: list[str] = []
        self.blobs: list[bytes] = []
        self.blob_names: list[str] = []
        self.doubles = 0

    def add(self, name: str, value: str) -> None:
        self.values.append(value)
        self.names.append(name)

    def add_all(self, name: str, values: list[str]) -> None:
        self.values += values
        self.names += [name] if len(values) == 1 else [f"{name}[{n}]" for n in range(len(values))]

    def add_blob(self, name: str, content: bytes) -> None:
        self.blobs.append(content)
        self.blob_names.append(name)

    @property
    def convincing(self) -> bool:
        if self.doubles > 1 or any(is_marked(blob) or _EVIDENCE_BYTES.search(blob) for blob in self.blobs):
            return True
        return _EVIDENCE.search("\n".join(self.values)) is not None


def _named(path: str, fields: list[Field]) -> list[tuple[str, int, int | bytes]]:
    """Each field under its number, those that stand again under `number[n]`."""
    before = f"{path}." if path else ""
    if len({number for number, _, _ in fields}) == len(fields):
        return [(f"{before}{number}", wire, value) for number, wire, value in fields]
    counts = Counter([number for number, _, _ in fields])
    seen = dict.fromkeys(counts, -1)
    named = []
    for number, wire, value in fields:
        name = f"{before}{number}"
        if counts[number] > 1:
            seen[number] += 1
            name = f"{name}[{seen[number]}]"
        named.append((name, wire, value))
    return named


def _take(found: _Found, name: str, wire: int, value: int | bytes) -> list[Field] | None:
    """Note a field's value; the fields of a nested message come back to be read in turn."""
    if isinstance(value, bytes):
        return _take_bytes(found, name, value)
    if wire == 1 and value >> 56 in _DOUBLE_TOPS:
        found.doubles += 1
        found.add(name, repr(struct.unpack("<d", value.to_bytes(8, "little"))[0]))
    elif wire == 5 and value >> 24 in _FLOAT_TOPS:
        found.values += [_float_text(value.to_bytes(4, "little")), str(value)]
        found.names += [name, name]
    else:
        found.add(name, str(value - (1 << 64) if value >> 63 else value))
    return None


def _take_bytes(found: _Found, name: str, value: bytes) -> list[Field] | None:
    if not value:
        return None
    is_text = _TEXT.fullmatch(value) is not None
    # A nested message may consist of printable bytes: a line feed and a length, or a tag that is a control character.
    if is_text and value[0] not in _BLANKS:
        found.add(name, value.decode("utf-8", "replace"))
        return None
    if not is_text and is_marked(value):
        found.add_blob(name, value)
        return None
    numbers = [] if is_text else _doubles(value)
    found.doubles += len(numbers)
    inner = None if numbers else _fields(value)
    if inner:
        return inner
    if is_text:
        found.add(name, value.decode("utf-8", "replace"))
    elif numbers := numbers or _floats(value) or _even_varints(value) or _led_varints(value):
        found.add_all(name, numbers)
    else:
        found.add_blob(name, value)
    return None


def _fields(content: bytes) -> list[Field] | None:
    """A message's fields; None unless the bytes are one from the first to the last."""
    fields: list[Field] = []
    at, size = 0, len(content)
    while at < size:
        # Most tags and lengths are of one byte: read here, a call for each would double the time.
        tag = content[at]
        at += 1
        if tag > 127:
            tag, at = varint_at(content, at - 1)
        number, wire = tag >> 3, tag & 7
        if at < 0 or not 0 < number <= LARGEST_FIELD or len(fields) >= FIELDS_LIMIT:
            return None
        value: int | bytes
        if wire == 2:
            if at >= size:
                return None
            length = content[at]
            at += 1
            if length > 127:
                length, at = varint_at(content, at - 1)
            value, at = content[at : at + length], at + length if at >= 0 else -1
        elif wire == 0:
            value, at = varint_at(content, at)
        elif wire in (1, 5):
            width = 8 if wire == 1 else 4
            value, at = int.from_bytes(content[at : at + width], "little"), at + width
        else:
            return None
        if at < 0 or at > size:
            return None
        fields.append((number, wire, value))
    return fields


def _doubles(value: bytes) -> list[str]:
    """Packed doubles of a size that people measure, else nothing."""
    if len(value) % 8 or not _DOUBLE_TOPS.issuperset(value[7::8]):
        return []
    return [repr(number) for (number,) in struct.iter_unpack("<d", value)]


def _floats(value: bytes) -> list[str]:
    if len(value) % 4 or len(value) < 8 or not _FLOAT_TOPS.issuperset(value[3::4]):
        return []
    return [_float_text(value[at : at + 4]) for at in range(0, len(value), 4)]


def _float_text(value: bytes) -> str:
    """The shortest decimal that is this float."""
    number: float = struct.unpack("<f", value)[0]
    if not math.isfinite(number):
        return repr(number)
    texts = (f"{number:.{digits}g}" for digits in range(6, 10))
    return next((text for text in texts if struct.pack("<f", float(text)) == value), repr(number))


def _even_varints(value: bytes) -> list[str]:
    """Packed integers, told from noise by their all being about equally long."""
    numbers = varints_of(value)
    sizes = {number.bit_length() // 7 for number in numbers}
    if len(numbers) < 2 or len(sizes) > 2 or any(b - a > 1 for a, b in pairwise(sorted(sizes))):
        return []
    return [str(number - (1 << 64) if number >> 63 else number) for number in numbers]


def _led_varints(value: bytes) -> list[str]:
    """Packed integers of which the first is a scaled coordinate and the others small: differences from one to the next.

    Noise has numbers of three bytes and more among so many.
    """
    numbers = varints_of(value)
    if len(numbers) < FEWEST_DIFFERENCES or not _COORDINATE_BITS[0] <= numbers[0].bit_length() <= _COORDINATE_BITS[1]:
        return []
    return [str(number) for number in numbers] if max(numbers[1:]).bit_length() <= _DIFFERENCE_BITS else []
