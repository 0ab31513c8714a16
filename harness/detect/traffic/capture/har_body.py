"""The bytes of a HAR request's body. HAR has no field that says how they became text, so the text itself must tell."""

import base64
import binascii
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote_from_bytes

# Contents whose bytes stand in the text one per character (latin-1), whatever they look like.
_BINARY_TYPES = re.compile(
    r"octet-stream|^(?:image|video|audio|font)/|protobuf|x-proto|grpc|msgpack|cbor|zip|binary|compress|thrift|"
    r"pdf|avro|mqtt"
)
_PART_TYPES = re.compile(r"\ncontent-type: *([^\r\n]*)")
_PACKED = ("\x1f\x8b", "\x28\xb5\x2f\xfd", "\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda", "PK\x03\x04")
# Characters that no text has, and that bytes read one by one are full of.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_HIGH_RUNS = re.compile(r"[\x80-\xff]+")
_ESCAPED = re.compile(r"(?:[A-Za-z0-9_.~*+!'()-]|%[0-9A-Fa-f]{2})*")
BOUNDARY = "harness-boundary-7d1f0c"


def as_bytes(text: str, media: str) -> bytes:
    """A body's text as the bytes that were sent, `media` being its declared type in lower case."""
    if text.isascii():
        return text.encode()
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return _wide(text)
    binary = _BINARY_TYPES.search(media) or text.startswith(_PACKED) or _CONTROL.search(text) or _multibyte(raw, text)
    if not binary and media.startswith("multipart/"):
        binary = not _is_form_of_texts(text.lower())
    return raw if binary else text.encode()


def _is_form_of_texts(text: str) -> bool:
    """Whether every file among the parts of a form says of what type it is, and no part of a binary one."""
    types = _PART_TYPES.findall(text)
    return "form-data" in text and text.count("filename=") <= len(types) and not any(map(_BINARY_TYPES.search, types))


def _wide(text: str) -> bytes:
    """Text with characters that are no bytes; it may keep undecodable ones as Python does, U+DC80 to U+DCFF."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _multibyte(raw: bytes, text: str) -> bool:
    """Whether the characters are rather the bytes of UTF-8 or GBK than letters with accents."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return all(len(run) % 2 == 0 for run in _HIGH_RUNS.findall(text))
    return True


def from_base64(text: str) -> bytes | None:
    """What base64 stands for, in either alphabet, with or without padding; None where it is none."""
    plain = re.sub(r"\s+", "", text).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def of_params(params: Sequence[Any], media: str) -> tuple[bytes, str]:
    """A body built anew from its parameters, and the content type that fits it."""
    fields = [one for one in params if isinstance(one, dict) and isinstance(one.get("name"), str)]
    if "multipart" in media:
        return _multipart(fields), f"multipart/form-data; boundary={BOUNDARY}"
    pairs = (f"{_quoted(one['name'])}={_quoted(_text(one.get('value')))}" for one in fields)
    return "&".join(pairs).encode(), "application/x-www-form-urlencoded"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _quoted(text: str) -> str:
    """Some exporters give a form's values as they were sent, some undo the percent encoding."""
    if "%" in text and _ESCAPED.fullmatch(text):
        return text
    return quote_from_bytes(as_bytes(text, ""), safe="")


def _multipart(fields: Sequence[dict[str, Any]]) -> bytes:
    parts = []
    for one in fields:
        name = one["name"].replace('"', "%22")
        file, kind = one.get("fileName"), one.get("contentType")
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        head += f'; filename="{file}"' if isinstance(file, str) else ""
        head += f"\r\nContent-Type: {kind}" if isinstance(kind, str) else ""
        value = as_bytes(_text(one.get("value")), kind.lower() if isinstance(kind, str) else "")
        parts.append(head.encode("utf-8", "surrogatepass") + b"\r\n\r\n" + value + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
