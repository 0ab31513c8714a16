"""One reader a layer: each says what is directly inside a text, or None when the text is not of its kind."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

JSON_LIMIT_CHARS = 16 << 20
FORM_FIELDS_LIMIT = 2_000
SHORTEST_BASE64 = 12
SHORTEST_HEX = 16
_FORM = re.compile(r"[\w.\-\[\]%$]{1,120}=[^\s=&{}\"<>]*(?:&[\w.\-\[\]%$]{1,120}=[^\s=&{}\"<>]*)*&?", re.ASCII)
_URL = re.compile(r"(?:https?|wss?)://[^\s?#]{1,4096}[?#]\S+", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_JWT = re.compile(r"(?:Bearer\s+)?eyJ[\w-]{4,}\.([\w-]{4,})\.[\w-]*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_READABLE_RUN = re.compile(rb"[\x20-\x7e]{6,}|(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}")
_MAGIC = (
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"WEBP", 8, "webp"),
    (b"ftypheic", 4, "heic"),
    (b"ftypheix", 4, "heic"),
    (b"ftypmif1", 4, "heic"),
    (b"GIF8", 0, "gif"),
)


def image_kind(content: bytes) -> str | None:
    """The picture format that the first bytes show."""
    return next((name for magic, at, name in _MAGIC if content[at : at + len(magic)] == magic), None)


def as_text(content: bytes) -> str | None:
    """Bytes as text: UTF-8, else GB18030; None for what is plainly not text."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _readable(text) else None
    text = content.decode("utf-8", "replace")
    return text if _readable(text) else None


def readable_runs(content: bytes, limit: int = 2_000) -> list[str]:
    """Stretches of readable text in binary content, as protobuf and own formats have them."""
    found = (run.group() for run in _READABLE_RUN.finditer(content))
    return [run.decode("utf-8", "replace") for run, _ in zip(found, range(limit), strict=False)]


def as_json(text: str) -> Any | None:
    """The tree of a JSON document that is an object, an array or a string; numbers alone stay text."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in {"{", "[", '"'} or len(text) > JSON_LIMIT_CHARS:
        return None
    try:
        return json.loads(text.strip("\ufeff \t\r\n"), strict=False)
    except (ValueError, RecursionError):
        return None


def as_form(text: str, *, declared: bool) -> list[tuple[str, str]] | None:
    """Name and value pairs of a URL-encoded form; undeclared ones must look like a form throughout."""
    if "=" not in text or (not declared and not _FORM.fullmatch(text)):
        return None
    pairs = [field.partition("=") for field in text.split("&", FORM_FIELDS_LIMIT)[:FORM_FIELDS_LIMIT] if field]
    if not declared and not any(value for _, _, value in pairs):
        return None
    return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]


def as_url(text: str) -> tuple[str, str] | None:
    """(what stands before the query, query or fragment) of an address that has one."""
    if not _URL.fullmatch(text):
        return None
    at = min(n for n in (text.find("?"), text.find("#")) if n >= 0)
    return text[:at], text[at + 1 :]


def as_percent(text: str) -> str | None:
    """The text behind %XX escapes."""
    return _unquoted(text, plus=False) if _PERCENT.search(text) else None


def as_jwt(text: str) -> str | None:
    """The claims of a JSON web token, still base64url."""
    found = _JWT.fullmatch(text)
    return found[1] if found else None


def as_data_uri(text: str) -> bytes | None:
    """The content of a data: URI."""
    if text[:5].lower() != "data:" or "," not in text[:256]:
        return None
    head, _, content = text.partition(",")
    return _base64_bytes(content) if head.lower().endswith(";base64") else unquote_to_bytes(content)


def as_base64(text: str) -> bytes | None:
    """What base64 or base64url text holds, if that is text, a picture or something packed; noise is None."""
    if len(text) < SHORTEST_BASE64:
        return None
    content = _base64_bytes(text)
    return content if content is not None and _meaningful(content) else None


def as_hex(text: str) -> bytes | None:
    """What hexadecimal text holds, if it makes sense; digests do not."""
    if len(text) < SHORTEST_HEX or not _HEX.fullmatch(text):
        return None
    content = bytes.fromhex(text)
    return content if _meaningful(content) else None


def embedded(text: str, limit: int) -> Iterator[tuple[str, bytes, str]]:
    """Base64 or hex that stands inside other text, as in "v1:MTM4…": (token, what it holds, step)."""
    tokens = (found.group() for found in _TOKEN.finditer(text))
    for token, _ in zip(tokens, range(limit), strict=False):
        for read, step in ((as_hex, "hex"), (as_base64, "base64")):
            content = read(token)
            if content is not None:
                yield token, content, step
                break


def _base64_bytes(text: str) -> bytes | None:
    # A "+" that nobody escaped in a form arrives as a space.
    joined = text.strip().replace("\r", "").replace("\n", "").replace(" ", "+")
    if not _BASE64.fullmatch(joined) or len(joined.rstrip("=")) % 4 == 1:
        return None
    plain = joined.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return None


def _meaningful(content: bytes) -> bool:
    packed = content[:3] == b"\x1f\x8b\x08" or content[:4] == b"\x28\xb5\x2f\xfd" or content[:2] in _ZLIB_HEADS
    if packed or image_kind(content):
        return True
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(text) >= 4 and not _CONTROL.search(text)


_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def _unquoted(text: str, *, plus: bool = True) -> str:
    content = unquote_to_bytes(text.replace("+", " ") if plus else text)
    found = as_text(content)
    return found if found is not None else content.decode("utf-8", "replace")


def _readable(text: str) -> bool:
    sample = text[:4096]
    return len(_CONTROL.findall(sample)) * 20 <= len(sample)
