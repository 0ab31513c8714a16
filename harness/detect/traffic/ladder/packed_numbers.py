"""Rows of numbers as a processor keeps them, and WKB, the binary spelling of OGC's geometries.

Told by every number's being of a size that people measure. A digest passes for such a row now and then: what is read
from it is a few numbers more, which are nobody's position.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import islice

from harness.detect.traffic.ladder.opened import Opened

FEWEST_BYTES, MOST_BYTES = 8, 1 << 20
# Of doubles from 1/64 to 2^17, either sign, by their first two bytes; of floats likewise.
_DOUBLE_TOPS = frozenset((0x3F, 0x40, 0xBF, 0xC0))
_FLOAT_TOPS = frozenset((*range(0x3D, 0x48), *range(0xBD, 0xC8)))
# Degrees of latitude and longitude in China, scaled by 1e6 or 1e7; of the latter it takes two pairs.
_LAT, _LNG = (3, 54), (73, 136)
FEWEST_FINE = 4
_DOUBLES = (
    (re.compile(rb"\x40(?=[\x08-\x4b\x52-\x61])"), 0, ">d"),
    (re.compile(rb"[\x08-\x4b\x52-\x61]\x40"), 6, "<d"),
)
SCATTERED_BYTES, SCATTERED_AT_MOST, NEAR_BYTES = 256 << 10, 2_000, 16
_POINT, _LINE = 1, 2
_FLAGS = 0xE000_0000
_HAS_SRID, _HAS_HEIGHT = 0x2000_0000, 0x8000_0000


def opened_packed(content: bytes, *, alone: bool = False) -> Opened | None:
    """The numbers, by name `[n]`; None for bytes that are none. `alone` tells that they are all that was sent: then one
    pair scaled by 1e7 is believed, of which chance makes one in fifteen."""
    if not FEWEST_BYTES <= len(content) <= MOST_BYTES:
        return None
    points = list(_wkb(content))
    if points:
        return Opened(("wkb",), points, lambda: [f"[{at}]" for at in range(len(points))])
    values = _packed(content, 2 if alone else FEWEST_FINE)
    return Opened(("packed",), values, lambda: [f"[{at}]" for at in range(len(values))]) if values else None


def is_packed(content: bytes) -> bool:
    return opened_packed(content) is not None


def scattered_places(content: bytes) -> list[str]:
    """Latitudes and longitudes of China that stand as doubles near each other in bytes of an unknown make, as Thrift,
    JCE and BSON have them between their tags; in the order in which they stand."""
    found: dict[int, str] = {}
    for kind in _DOUBLES:
        doubles = list(islice(_doubles(content[:SCATTERED_BYTES], *kind), SCATTERED_AT_MOST))
        # A tag may look like the beginning of another one, so not only the next one is looked at.
        for number, (start, one) in enumerate(doubles):
            for at, other in doubles[number + 1 : number + 4]:
                if 8 <= at - start <= NEAR_BYTES and (one < _LNG[0]) != (other < _LNG[0]):
                    found |= {start: repr(one), at: repr(other)}
    return [found[at] for at in sorted(found)]


def _doubles(content: bytes, pattern: re.Pattern[bytes], lead: int, order: str) -> Iterator[tuple[int, float]]:
    """(offset, value) of what may be a latitude or a longitude of China."""
    for at in (match.start() - lead for match in pattern.finditer(content)):
        if 0 <= at <= len(content) - 8:
            (value,) = struct.unpack_from(order, content, at)
            if _LAT[0] <= value <= _LAT[1] or _LNG[0] <= value <= _LNG[1]:
                yield at, value


def _packed(content: bytes, fewest_fine: int) -> list[str]:
    if len(content) % 8 == 0 and len(content) >= 16:
        for order, top in (("<", 7), (">", 0)):
            if _DOUBLE_TOPS.issuperset(content[top::8]):
                return [repr(one) for (one,) in struct.iter_unpack(f"{order}d", content)]
    if len(content) % 4:
        return []
    for order, top in (("<", 3), (">", 0)):
        if len(content) >= 16 and _FLOAT_TOPS.issuperset(content[top::4]):
            return [f"{one:.6f}" for (one,) in struct.iter_unpack(f"{order}f", content)]
        numbers = [one for (one,) in struct.iter_unpack(f"{order}i", content)]
        if len(numbers) % 2 == 0 and any(
            _are_places(numbers, *scale) for scale in ((1_000_000, 2), (10_000_000, fewest_fine))
        ):
            return list(map(str, numbers))
    return []


def _are_places(numbers: Sequence[int], scale: int, fewest: int) -> bool:
    """Whether they are latitudes and longitudes in turn, either first."""
    if len(numbers) < fewest:
        return False
    for lat, lng in ((numbers[::2], numbers[1::2]), (numbers[1::2], numbers[::2])):
        if _LAT[0] * scale <= min(lat) <= max(lat) <= _LAT[1] * scale and (
            _LNG[0] * scale <= min(lng) <= max(lng) <= _LNG[1] * scale
        ):
            return True
    return False


def _wkb(content: bytes) -> Iterator[str]:
    """The coordinates of a point or a line, with an SRID or heights as PostGIS writes them."""
    if content[0] not in (0, 1) or len(content) < 21:
        return
    order = "<" if content[0] else ">"
    kind = struct.unpack_from(f"{order}I", content, 1)[0]
    if kind & ~_FLAGS & ~0xFF:
        return
    at = 9 if kind & _HAS_SRID else 5
    wide = 3 if kind & _HAS_HEIGHT else 2
    count = 1
    if kind & 0xFF == _LINE and len(content) >= at + 4:
        count, at = struct.unpack_from(f"{order}I", content, at)[0], at + 4
    elif kind & 0xFF != _POINT:
        return
    if len(content) != at + count * wide * 8:
        return
    for number, (one,) in enumerate(struct.iter_unpack(f"{order}d", content[at:])):
        if number % wide < 2:
            yield repr(one)
