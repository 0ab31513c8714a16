"""JSON, with the digits of every number as they were sent.

The parser is the standard library's in C, told to hand numbers over as text: orjson parses in a third of the time, but
turns 30.250000 into 30.25, refuses long integers, control characters and lone surrogates, and cannot keep a key that
stands twice. What cannot be parsed (torn off, 100,000 levels deep) is scanned for strings and numbers.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from harness.detect.traffic.ladder.object_tree import opened_tree
from harness.detect.traffic.ladder.opened import Opened
from harness.detect.traffic.ladder.walked_tree import walked_tree

LIMIT_CHARS = 16 << 20
SCANNED_CHARS = 4 << 20
DOCUMENTS_LIMIT = 100_000
DUPLICATES_LIMIT = 100
_GEOJSON_KEYS = {"coordinates", "features", "geometry"}
_BLANK = " \t\r\n\ufeff\x00"
_START = re.compile(r"[\s\ufeff\x00]*+(?:\d{1,4}(?=[\[{])|\)\]\}',?\s*)?(?=[\[{\"])")
_LIKE_JSON = re.compile(r"[\[{\s]*+(?:\"[^\"]*\"\s*[:,\]]|-?\d[\d.]*\s*,|\Z)")
_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"(\s*+:)?|\Z)|(?<![\w.])(-?\d[\w.+-]*)', re.DOTALL)
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False)


def opened_json(text: str) -> Opened | None:
    """The values of one or several JSON documents; None where the text is no JSON. What follows them is a value too."""
    start = _START.match(text)
    if start is None:
        return None
    if len(text) > LIMIT_CHARS:
        return _scanned(text, start.end())
    try:
        root, end = _DECODER.raw_decode(text, start.end())
    except (ValueError, RecursionError):
        return _scanned(text, start.end())
    if end < len(text) and text[end:].strip(_BLANK):
        return _several(root, text, end)
    walked = walked_tree(root)
    members = walked.members()
    if members != text.count('":') and members != _keys_in(text):
        # Keys are missing, or blanks before colons: this time no key is lost.
        root = _LOSSLESS.raw_decode(text, start.end())[0]
        walked = walked_tree(root)
    return opened_tree(root, (_step(root),), walked)


def _keys_in(text: str) -> int:
    """How many keys a text has: a quote and a colon end a key and stand nowhere else but behind a backslash."""
    return text.count('":') - text.count('\\":')


def _all_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that keeps what stands under the same key again, as `key#`."""
    node: dict[str, Any] = {}
    for key, value in pairs:
        name = key
        while name in node and len(name) < len(key) + DUPLICATES_LIMIT:
            name += "#"
        node[name] = value
    return node


_LOSSLESS = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_all_members, strict=False
)


def _step(root: Any) -> str:
    if type(root) is dict and "type" in root and not root.keys().isdisjoint(_GEOJSON_KEYS):
        return "geojson"
    return "json"


def _several(first: Any, text: str, end: int) -> Opened | None:
    """JSON lines, or one document with something behind it."""
    if type(first) is str:
        return None
    documents = [first]
    while len(documents) < DOCUMENTS_LIMIT:
        start = _START.match(text, end)
        if start is None:
            break
        try:
            document, end = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            break
        documents.append(document)
    rest = text[end:].strip(_BLANK)
    root = documents if len(documents) > 1 else first
    return opened_tree({"": root, "rest": rest} if rest else root, ("json",))


def _scanned(text: str, start: int) -> Opened | None:
    """Strings and numbers of what looks like JSON but does not parse, each named by the key before it."""
    if not _LIKE_JSON.match(text, start):
        return None
    values: list[str] = []
    names: list[str] = []
    key = ""
    for string, colon, number in _TOKEN.findall(text[start : start + SCANNED_CHARS]):
        if colon:
            key = _unescaped(string)
        elif string or number:
            values.append(number or _unescaped(string))
            names.append(key)
    if start + SCANNED_CHARS < len(text):
        values.append(text[start + SCANNED_CHARS :])
        names.append("")
    return Opened(("json",), values, _fixed(names)) if values else None


def _fixed(names: Sequence[str]) -> Any:
    return lambda: names


def _unescaped(string: str) -> str:
    if "\\" not in string:
        return string
    try:
        return str(json.loads(f'"{string}"', strict=False))
    except ValueError:
        return string
