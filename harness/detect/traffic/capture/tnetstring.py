"""Only the wanted fields of a typed netstring, everything else stepped over by its length.

A tnetstring is a length in decimal, a colon, that many bytes, and a mark of their type. A flow has some hundred of
them, of which a dozen are of use here; to make objects of all costs several times more.
"""

import mmap
from collections.abc import Iterator, Mapping
from typing import Any

Source = bytes | mmap.mmap
# Which keys are wanted: with None the whole value, with an int only so many of its first bytes, with PLACE only where
# it starts and stops, else the keys below it.
Shape = Mapping[bytes, "Shape | int | None"]
PLACE = -1
LONGEST_LENGTH = 12
LONGEST_KEY = 200
_LENGTH_SPACE = LONGEST_LENGTH + 1
MAX_DEPTH = 60
_COMMA, _TEXT, _LIST, _DICT = b",;]}"
_NUMBER, _FLOAT, _BOOL, _NOTHING = b"#^!~"


def head_of(source: Source, at: int, end: int) -> tuple[int, int]:
    """Where the value that begins at `at` starts and stops. ValueError where no tnetstring stands there."""
    colon = source.find(b":", at, at + _LENGTH_SPACE)
    stop = colon + 1 + int(source[at:colon])
    if not at < colon < stop + 1 <= end:
        raise ValueError("a length beyond the end")
    return colon + 1, stop


def pruned(source: Source, start: int, stop: int, shape: Shape) -> dict[str, Any]:
    """The wanted part of the dict whose content stands at [start, stop). ValueError for anything that is none.

    The two lengths are read in place and not by `head_of`: half of the time that a capture takes would go into calls.
    """
    found: dict[str, Any] = {}
    find, at = source.find, start
    while at < stop:
        colon = find(b":", at, at + _LENGTH_SPACE)
        key_stop = colon + 1 + int(source[at:colon])
        key = source[colon + 1 : key_stop]
        at = key_stop + 1
        colon = find(b":", at, at + _LENGTH_SPACE)
        value_stop = colon + 1 + int(source[at:colon])
        if not at <= colon < value_stop + 1 <= stop or len(key) > LONGEST_KEY:
            raise ValueError("a length beyond the end")
        at = value_stop + 1
        if key in shape:
            found[key.decode()] = _wanted(source, (colon + 1, value_stop), shape[key])
    return found


def _wanted(source: Source, place: tuple[int, int], wanted: "Shape | int | None") -> Any:
    start, stop = place
    if wanted is None:
        return whole(source, start, stop, source[stop])
    if isinstance(wanted, int):
        return place if wanted == PLACE else whole(source, start, min(stop, start + wanted), source[stop])
    return pruned(source, start, stop, wanted) if source[stop] == _DICT else None


def each(source: Source, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where the values of the list or dict at [start, stop) start and stop, one by one."""
    while start < stop:
        value_start, value_stop = head_of(source, start, stop)
        yield value_start, value_stop
        start = value_stop + 1


def whole(source: Source, start: int, stop: int, mark: int, depth: int = 0) -> Any:
    """The value at [start, stop) with everything in it. ValueError where it is not what its mark says."""
    if mark == _COMMA:
        return source[start:stop]
    if mark in (_LIST, _DICT):
        return _many(source, start, stop, mark, depth + 1)
    return _plain(source[start:stop], mark)


def _plain(text: bytes, mark: int) -> Any:
    if mark == _TEXT:
        return text.decode("utf-8", "surrogateescape")
    if mark == _NUMBER:
        return int(text)
    if mark == _FLOAT:
        return float(text)
    if mark == _NOTHING and not text:
        return None
    if mark == _BOOL and text in (b"true", b"false"):
        return text == b"true"
    raise ValueError("no value of the type that its mark names")


def _many(source: Source, start: int, stop: int, mark: int, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ValueError("nested too deep")
    found = [whole(source, *place, source[place[1]], depth) for place in each(source, start, stop)]
    if mark == _LIST:
        return found
    if len(found) % 2:
        raise ValueError("a key without a value")
    return dict(zip(found[::2], found[1::2], strict=True))
