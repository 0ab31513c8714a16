"""Whether a captured body still has its content encoding: HAR asks to undo it, tshark sometimes does, others forget."""

import re

_PACKINGS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})
_TEXT_TYPES = re.compile(r"json|text|xml|javascript|form-urlencoded|graphql")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LOOKED_AT_BYTES = 4096


def already_unpacked(body: bytes, encoding: str, media: str) -> bool:
    """Whether `encoding` (the header's value in lower case) was undone in `body`, a `media` by its declared type."""
    return encoding in _PACKINGS and bool(body) and not still_packed(body, encoding, media)


def still_packed(body: bytes, encoding: str, media: str) -> bool:
    """Whether an exporter has kept the content encoding, which HAR asks to undo."""
    if encoding in ("gzip", "x-gzip"):
        return body[:2] == b"\x1f\x8b"
    if encoding == "zstd":
        return body[:4] == b"\x28\xb5\x2f\xfd"
    if encoding == "deflate":
        return body[:1] == b"\x78" and int.from_bytes(body[:2]) % 31 == 0 and not _reads_as_text(body)
    # Brotli has no mark of its own. "br" on a text type that does not read as text is still packed.
    return bool(_TEXT_TYPES.search(media)) and not _reads_as_text(body)


def _reads_as_text(body: bytes) -> bool:
    beginning = body[:_LOOKED_AT_BYTES]
    text = beginning.decode("utf-8", "ignore")
    return not _CONTROL.search(text) and len(text.encode()) >= len(beginning) * 0.97
