"""Where things begin and end in raw JSON: an array, a value by its brackets, the next element of an array."""

import re
from collections.abc import Iterable

MOST_FIRST_KEYS = 20
FEW_FIRST_KEYS = 3
LONGEST_MARK = 200
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
# A quote by itself is a string without an end.
_TOKEN = re.compile(_STRING + rb'|["{}\[\]]', re.DOTALL)
_SCALAR = re.compile(rb"(?:[\w.+-]+|" + _STRING + rb")\s*+(?=[,\]])", re.DOTALL)
_FIRST_KEY = re.compile(rb'\{\s*+("[A-Za-z_][\w.$-]{0,60}")\s*+:')
_COLON = re.compile(rb"\s*+:")
_ANY_ENTRIES = re.compile(rb'"entries"\s*+:\s*+\[')
# First keys of objects that stand in arrays inside an entry: no sign of a new one.
_INNER_KEYS = frozenset({b'"name"', b'"value"', b'"type"', b'"opcode"', b'"data"', b'"functionName"', b'"time"'})


def mark_of(first_keys: Iterable[bytes]) -> re.Pattern[bytes]:
    """Finds where a new element begins: a comma, a bracket, and a key that elements have begun with before."""
    keys = b"|".join(re.escape(key) for key in sorted(first_keys)[:MOST_FIRST_KEYS])
    return re.compile(rb",\s*+\{\s*+(?:" + keys + rb")\s*+:")


def mark_start(content: bytes, start: int, first_keys: Iterable[bytes]) -> int:
    """Where the first such mark at or behind `start` begins, -1 for none; its blanks are few.

    The key itself is looked for, which costs a tenth of trying the pattern at every comma.
    """
    keys = sorted(first_keys)[:MOST_FIRST_KEYS]
    if len(keys) > FEW_FIRST_KEYS:
        found = mark_of(keys).search(content, start)
        return found.start() if found else -1
    return min((at for key in keys if (at := _marked_by(content, start, key)) >= 0), default=-1)


def _marked_by(content: bytes, start: int, key: bytes) -> int:
    at = content.find(key, start)
    while at >= 0:
        begin = max(start, at - LONGEST_MARK)
        before = content[begin:at].rstrip()
        comma = before[:-1].rstrip() if before.endswith(b"{") else b""
        if comma.endswith(b",") and _COLON.match(content, at + len(key)):
            return begin + len(comma) - 1
        at = content.find(key, at + 1)
    return -1


def first_key(element: bytes) -> bytes:
    """The quoted key that an element begins with, b"" where it says nothing."""
    found = _FIRST_KEY.match(element)
    return found[1] if found and found[1] not in _INNER_KEYS else b""


def array_start(content: bytes, *, strict: bool) -> int:
    """Where the content of the array `log.entries` starts, -1 while that is not to be seen.

    With `strict` false anything called `entries` is taken where the way to it is broken.
    """
    path: list[bytes] = []
    key = b""
    for token in _TOKEN.finditer(content):
        text = token.group()
        if text in (b"{", b"["):
            path.append(key)
            if path == [b"", b'"log"', b'"entries"'] and text == b"[":
                return token.end()
            key = b""
        elif text in (b"}", b"]"):
            path = path[:-1]
        else:
            key = text
    found = None if strict else _ANY_ENTRIES.search(content)
    return found.end() if found else -1


def balanced_end(content: bytes, at: int, limit: int) -> int:
    """Where the value at `at` ends by its brackets, -1 where that is not to be seen before `limit`."""
    if content[at : at + 1] not in (b"{", b"["):
        scalar = _SCALAR.match(content, at, limit)
        return scalar.end() if scalar else -1
    depth = 0
    for token in _TOKEN.finditer(content, at, limit):
        byte = token.group()
        if byte in (b"{", b"["):
            depth += 1
        elif byte in (b"}", b"]"):
            depth -= 1
            if not depth:
                return token.end()
        elif byte == b'"':
            return -1
    return -1
