"""The ladder: takes a request apart, container inside container, until only plain values are left.

Everything that a sender can nest is undone in turn - URL, form, JSON, JSON in a string, multipart, data URI, base64,
compression - and each value keeps the path to its place and the steps that led there, so a finding explains itself.
The input is hostile: one Budget of bytes, leaves and depth holds for a whole message, and says when it ran out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from harness.detect.flow_file import Message
from harness.detect.json_leaves import json_scalars
from harness.detect.multipart import boundary_of, parts_of
from harness.detect.text_layers import (
    as_base64,
    as_data_uri,
    as_form,
    as_hex,
    as_json,
    as_jwt,
    as_percent,
    as_text,
    as_url,
    embedded,
    image_kind,
    readable_runs,
)
from harness.detect.unpack import packed_as, unpack

Value = str | bytes | int | float
UNPACKED_LIMIT_BYTES = 16 << 20
LONGEST_PATH = 16_384
PATH_STEPS_LIMIT = 64
LONGEST_SEARCHED_TEXT = 65_536
EMBEDDED_LIMIT = 32
# Headers that every client sends alike; the rest (referer, cookie, authorization, own ones) may carry anything.
_PLAIN_HEADERS = frozenset(
    (
        *("host", "connection", "accept", "accept-encoding", "accept-language", "cache-control", "pragma", "te", "dnt"),
        *("content-length", "content-type", "content-encoding", "origin", "user-agent", "upgrade", "priority", "range"),
        *("upgrade-insecure-requests", "if-none-match", "if-modified-since", "transfer-encoding"),
    )
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value as it was meant. `path` is its place, `key` its own name there, `steps` how it was unwrapped."""

    path: str
    key: str
    steps: tuple[str, ...]
    value: Value

    @property
    def in_url(self) -> bool:
        return self.path.startswith(("url", "query", "fragment"))

    @property
    def parent(self) -> str:
        """The container's path, the same for all values that stand side by side in it."""
        return self.path[: len(self.path) - len(self.key)] if self.key else self.path


@dataclass(slots=True)
class Budget:
    """What one message may cost. `spent` names the first limit that was reached."""

    bytes_left: int = 32 << 20
    leaves_left: int = 20_000
    depth: int = 20
    spent: str = ""

    def take(self, size: int) -> bool:
        """Book `size` bytes of unwrapped content; False when there is no room left."""
        if size > self.bytes_left:
            self.spent = self.spent or "bytes"
            return False
        self.bytes_left -= size
        return True

    def take_leaf(self) -> bool:
        if self.leaves_left <= 0:
            self.spent = self.spent or "leaves"
            return False
        self.leaves_left -= 1
        return True


@dataclass(frozen=True, slots=True)
class Payload:
    """All leaves of one message in the order of their places; `exhausted` names a limit that cut the search short."""

    leaves: tuple[Leaf, ...]
    exhausted: str = ""


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Something still to be opened; `hint` is a content type, where one was declared."""

    path: str
    key: str
    steps: tuple[str, ...]
    value: Value
    hint: str = ""

    def inside(self, path: str, key: str, value: Value, step: str, hint: str = "") -> "_Wrapped":
        joined = f"{self.path}{path}" if path.startswith("[") or not path else f"{self.path}.{path}"
        return _Wrapped(joined, key, (*self.steps, step), value, hint)

    def opened(self, value: Value, *steps: str, hint: str = "") -> "_Wrapped":
        return _Wrapped(self.path, self.key, (*self.steps, *steps), value, hint)


def unfold_request(message: Message, budget: Budget | None = None) -> Payload:
    """Every value that a request carries: URL, telling headers, body, WebSocket messages."""
    return _unfold(_places(message), budget or Budget())


def unfold_response(message: Message, budget: Budget | None = None) -> Payload:
    """Every value of a JSON answer; other answers give nothing."""
    if "json" not in message.response_type.lower():
        return Payload(())
    top = _Wrapped("response", "", (), message.response_content, message.response_type)
    return _unfold([top], budget or Budget())


def _places(message: Message) -> list[_Wrapped]:
    path, _, query = message.path.partition("?")
    query, _, fragment = query.partition("#")
    steps = path[:LONGEST_PATH].split("/")[1 : PATH_STEPS_LIMIT + 1]
    found = [_Wrapped(f"url[{n}]", f"[{n}]", (), step) for n, step in enumerate(steps) if step]
    found += [_Wrapped("query", "", (), query, "form")] if query else []
    found += [_Wrapped("fragment", "", (), fragment, "form")] if fragment else []
    for name, value in message.headers:
        lower = name.lower()
        if lower == "cookie":
            found.append(_Wrapped("header.cookie", "", (), value.replace("; ", "&"), "form"))
        elif lower not in _PLAIN_HEADERS and not lower.startswith(("sec-", ":")):
            found.append(_Wrapped(f"header.{lower}", lower, (), value))
    found += [_Wrapped("body", "", (), message.content, message.content_type or "?")] if message.content else []
    return found + [_Wrapped(f"ws[{n}]", "", (), said) for n, said in enumerate(message.client_messages)]


def _unfold(places: list[_Wrapped], budget: Budget) -> Payload:
    """Depth first with a list of our own instead of recursion, so that depth costs memory and never the stack."""
    leaves: list[Leaf] = []
    waiting = places[::-1]
    while waiting:
        wrapped = waiting.pop()
        inner = list(islice(_open(wrapped, budget), budget.leaves_left + 1))
        if _is_leaf(wrapped, inner):
            if not budget.take_leaf():
                break
            leaves.append(Leaf(wrapped.path, wrapped.key, wrapped.steps, wrapped.value))
        waiting.extend(reversed(inner))
    return Payload(tuple(leaves), budget.spent)


def _is_leaf(wrapped: _Wrapped, inner: list[_Wrapped]) -> bool:
    """Opened containers are no leaves; short text that could be base64 or hex by accident stays one."""
    if isinstance(wrapped.value, bytes):
        return not inner and image_kind(wrapped.value) is not None
    if isinstance(wrapped.value, str) and inner:
        return inner[0].steps[-1:] in {("base64",), ("hex",)} and len(wrapped.value) <= LONGEST_SEARCHED_TEXT
    return wrapped.value != ""


def _open(wrapped: _Wrapped, budget: Budget) -> Iterator[_Wrapped]:
    """What is directly inside; nothing for a plain value, for one too deep or too large for what is left."""
    value = wrapped.value
    if not isinstance(value, str | bytes) or not budget.take(len(value)):
        return
    if len(wrapped.steps) >= budget.depth:
        budget.spent = budget.spent or "depth"
    elif isinstance(value, bytes):
        yield from _open_bytes(wrapped, value, budget)
    else:
        yield from _open_text(wrapped, value)


def _open_bytes(wrapped: _Wrapped, value: bytes, budget: Budget) -> Iterator[_Wrapped]:
    boundary, packing = boundary_of(wrapped.hint), packed_as(value)
    if boundary:
        yield from _open_parts(wrapped, value, boundary)
    elif packing:
        plain, cut = unpack(value, packing, min(budget.bytes_left, UNPACKED_LIMIT_BYTES))
        budget.spent = budget.spent or ("bytes" if cut else "")
        yield wrapped.opened(plain, packing, hint=wrapped.hint)
    elif image_kind(value) is None:
        text = as_text(value)
        texts = readable_runs(value) if text is None else [text]
        yield from (wrapped.opened(part, *(("strings",) if text is None else ()), hint=wrapped.hint) for part in texts)


def _open_parts(wrapped: _Wrapped, value: bytes, boundary: bytes) -> Iterator[_Wrapped]:
    for part in parts_of(value, boundary):
        name = part.name or "?"
        yield wrapped.inside(name, name, part.content, "multipart", part.content_type)
        if part.file_name:
            yield wrapped.inside(f"{name}.filename", "filename", part.file_name, "multipart")


def _open_text(wrapped: _Wrapped, value: str) -> Iterator[_Wrapped]:
    """At most one reading, the strictest first: what parses as JSON is not also tried as a form."""
    tree = as_json(value)
    if tree is not None:
        yield from (
            wrapped.inside(path, key or wrapped.key, scalar, "json") for path, key, scalar in json_scalars(tree)
        )
        return
    fields = as_form(value, declared="form" in wrapped.hint)
    if fields is not None:
        yield from (wrapped.inside(name, name, text, "form") for name, text in fields)
        return
    address = as_url(value)
    if address is not None:
        yield wrapped.opened(address[0], "url")
        yield wrapped.inside("query", "query", address[1], "url", "form")
        return
    yield from _open_encoding(wrapped, value)


def _open_encoding(wrapped: _Wrapped, value: str) -> Iterator[_Wrapped]:
    for read_text, step in ((as_percent, "percent"), (as_jwt, "jwt")):
        text = read_text(value)
        if text is not None:
            yield wrapped.opened(text, step)
            return
    for read_bytes, step in ((as_data_uri, "data_uri"), (as_hex, "hex"), (as_base64, "base64")):
        content = read_bytes(value)
        if content is not None:
            yield wrapped.opened(content, step)
            return
    for token, content, step in embedded(value[:LONGEST_SEARCHED_TEXT], EMBEDDED_LIMIT):
        if token != value:
            yield wrapped.opened(content, step)
