"""Reads one part of a file out of a request: a raw body, a form's file, or a slice of base64 in JSON or a form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

import orjson
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.ladder.compression import decompressed
from harness.detect.traffic.ladder.multipart import boundary_of, parts_of
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.part_claim import PartClaim, claim_of, plain_fields
from harness.detect.traffic.remembered import remembered

LARGEST_PART_BYTES = 64 << 20
SHORTEST_SLICE = 128
_HEADER_WORDS = ("content-range", "upload-offset", "chunk", "part-id", "part-n", "part-i")
_WORDS = (
    *("chunk", "part", "slice", "piece", "block", "segment", "fragment", "shard", "offset", "position", "seq"),
    *("index", "idx", "start", "begin", "pos", "num"),
)
_ANY_WORD = BytesAhoCorasick(
    [word.encode() for word in _WORDS], matchkind=MatchKind.LeftmostFirst, implementation=Implementation.DFA
)
_NAMED = "|".join(_WORDS)
_IN_PATH = re.compile(f"[?&](?:[\\w-]*(?:{_NAMED})[\\w-]*|no|n|i)=|/uploads/[^/?]+/\\d+$")
_NAME = b" name="
_IN_MULTIPART = re.compile(rb'"?(?:[\w.\[-]{0,24}?(?:' + _NAMED.encode() + rb')|(?:no|n|i)[";\r])')
_IN_TEXT = re.compile(rb'(?:^|["&])[\w-]{0,24}?(?:' + _NAMED.encode() + rb")[\w-]{0,12}[\"=]")
# Every character that base64, hex and their escapes are made of as one letter, every other one as another.
_RUNS = bytes(0x61 if (chr(one).isalnum() and one < 128) or one in b"+/=_-\\%" else 0x2E for one in range(256))
_PATH_PART = re.compile(r"^(.*/uploads/([^/?]+))/(\d{1,6})$")
_WINDOW = 4096
_PACKED_LEAST = 8192
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
_FIELDS_LIMIT = 400
_LEVELS = 4
_LONG_RUN = b"a" * SHORTEST_SLICE


@dataclass(frozen=True, slots=True)
class PartRead:
    """`upload` names the file, with host and path; `content` are the bytes, or a text where `text` (base64 or hex)."""

    flow: int
    upload: tuple[str, ...]
    claim: PartClaim
    content: bytes
    text: bool
    place: str
    steps: tuple[str, ...]
    file_name: str = ""


def may_be_part(message: Message) -> bool:
    """A quick look: False where a request is surely no part of a file. Costs a few microseconds for ordinary ones."""
    if not message.body:
        return False
    path = message.path.lower()
    if ("?" in path or "/uploads/" in path) and _IN_PATH.search(path):
        return True
    if _named_in_headers(" ".join([name for name, _ in message.headers])):
        return True
    return _telling_body(message, message.body)


@remembered
def _named_in_headers(names: str) -> bool:
    lower = names.lower()
    return any(word in lower for word in _HEADER_WORDS)


def _telling_body(message: Message, body: bytes) -> bool:
    if len(body) < SHORTEST_SLICE:
        return False
    kind = message.content_type[:40].lower()
    if kind.startswith("multipart/"):
        return _telling_multipart(body)
    if not ("json" in kind or "urlencoded" in kind or body[:1] == b"{"):
        return False
    if not message.decoded and message.header("content-encoding"):
        return len(body) >= _PACKED_LEAST
    return _telling_text(body)


def part_of(message: Message) -> PartRead | None:
    """The part that a request carries; None where it carries none."""
    if not may_be_part(message):
        return None
    body, steps = _plain_body(message)
    carried = next(_carried(message, body), None)
    if carried is None:
        return None
    path = message.path.partition("#")[0].partition("?")[0]
    in_path = _PATH_PART.match(path)
    fields = plain_fields((*carried.fields, *_around(message)))
    if in_path is not None:
        path = in_path[1]
        fields |= {"uploadid": in_path[2], "partnumber": in_path[3]}
    claim = claim_of(fields, carried.content)
    if claim is None or not carried.content or len(carried.content) > LARGEST_PART_BYTES:
        return None
    upload = (message.host, path, carried.place, *claim.upload)
    place, whole = carried.place, steps + carried.steps
    return PartRead(message.index, upload, claim, carried.content, carried.text, place, whole, carried.file_name)


@dataclass(frozen=True, slots=True)
class _Carried:
    content: bytes
    fields: tuple[tuple[str, str], ...]
    place: str
    steps: tuple[str, ...]
    text: bool = False
    file_name: str = ""


def _telling_multipart(body: bytes) -> bool:
    """Whether a field's name is a part's; found by jumps, as most of such a body is a file."""
    at = body.find(_NAME)
    for _ in range(_FIELDS_LIMIT):
        if at < 0:
            return False
        if _IN_MULTIPART.match(body[at + len(_NAME) : at + 64].lower()):
            return True
        at = body.find(_NAME, at + 1)
    return False


def _telling_text(body: bytes) -> bool:
    """Whether a JSON or form body names a part and holds something long enough to be one."""
    if _LONG_RUN not in body.translate(_RUNS):
        return False
    ends = (body[:_WINDOW].lower(), body[-_WINDOW:].lower() if len(body) > _WINDOW else b"")
    return any(_ANY_WORD.find_matches_as_indexes(end) and _IN_TEXT.search(end) for end in ends)


def _plain_body(message: Message) -> tuple[bytes, tuple[str, ...]]:
    packing = "" if message.decoded else _ENCODINGS.get(message.header("content-encoding").strip().lower(), "")
    plain = decompressed(message.body, packing, LARGEST_PART_BYTES) if packing else None
    return (plain[0], (packing,)) if plain else (message.body, ())


def _around(message: Message) -> Iterator[tuple[str, str]]:
    """Fields of the query and the headers; a query's value may hold a plus sign that is meant."""
    for pair in message.path.partition("#")[0].partition("?")[2].split("&")[:_FIELDS_LIMIT]:
        name, _, value = pair.partition("=")
        yield name, unquote(value)
    for name, value in message.headers[:_FIELDS_LIMIT]:
        lower = name.lower()
        if lower.startswith(("x-", "upload-", "chunk", "part-")) or lower == "content-range":
            yield lower, value


def _carried(message: Message, body: bytes) -> Iterator[_Carried]:
    kind = message.content_type.lower()
    boundary = boundary_of(message.content_type)
    if boundary is not None:
        yield from _of_multipart(body, boundary)
    elif "json" in kind:
        yield from _of_json(body)
    elif body[:1] == b"{" and (found := next(_of_json(body), None)):
        yield found
    elif "urlencoded" in kind:
        yield from _of_form(body)
    else:
        yield _Carried(body, (), "body", ())


def _of_multipart(body: bytes, boundary: bytes) -> Iterator[_Carried]:
    parts = parts_of(body, boundary)
    files = [part for part in parts if part.file_name] or sorted(parts, key=lambda part: -len(part.content))[:1]
    if not files:
        return
    file = max(files, key=lambda part: len(part.content))
    fields = [
        (part.name, part.content.decode("utf-8", "replace"))
        for part in parts[:_FIELDS_LIMIT]
        if part is not file and len(part.content) <= 300
    ]
    fields.append(("filename", file.file_name))
    place = f"body.{file.name}" if file.name else "body"
    yield _Carried(file.content, tuple(fields), place, ("multipart",), file_name=file.file_name)


def _of_form(body: bytes) -> Iterator[_Carried]:
    # A plus sign stands for itself here: base64 is full of them, and blanks tell nothing about parts.
    text = body.decode("utf-8", "replace").replace("+", "%2B")
    fields = parse_qsl(text, keep_blank_values=True)[:_FIELDS_LIMIT]
    longest = max(fields, key=lambda field: len(field[1]), default=("", ""))
    if len(longest[1]) >= SHORTEST_SLICE:
        others = tuple(field for field in fields if field is not longest)
        yield _Carried(longest[1].encode(), others, f"body.{longest[0]}", ("form",), text=True)


def _of_json(body: bytes) -> Iterator[_Carried]:
    try:
        root = orjson.loads(body)
    except orjson.JSONDecodeError:
        return
    fields = list(_scalars(root))
    longest = max(fields, key=lambda field: len(field[1]), default=("", ""))
    if len(longest[1]) >= SHORTEST_SLICE:
        others = tuple(field for field in fields if field is not longest)
        yield _Carried(longest[1].encode("utf-8", "replace"), others, f"body.{longest[0]}", ("json",), text=True)


def _scalars(root: Any) -> Iterator[tuple[str, str]]:
    """(path, value) of the first values in nested objects, outer ones first; lists hold no single part."""
    waiting: list[tuple[str, Any, int]] = [("", root, 0)]
    seen = 0
    while waiting and seen < _FIELDS_LIMIT:
        path, node, level = waiting.pop(0)
        for name, value in node.items() if isinstance(node, dict) else ():
            inner = f"{path}.{name}" if path else name
            seen += 1
            if isinstance(value, dict) and level < _LEVELS:
                waiting.append((inner, value, level + 1))
            elif isinstance(value, str | int) and not isinstance(value, bool):
                yield inner, str(value)
