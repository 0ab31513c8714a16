"""What a token that looks like base64 or hexadecimal digits may say when it is undone."""

import re
from collections.abc import Iterator

from harness.detect.traffic.ladder.base_encodings import bytes_of_base64
from harness.detect.traffic.ladder.compression import compression_of, decompressed

TOKEN = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
LIMIT_BYTES = 200_000
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_SHORTEST_PART = 12


def readings_of_token(token: str) -> Iterator[str]:
    """Every text that the token may hold; noise comes as text too, for a value may stand between control bytes."""
    parts = [part for part in token.split("/") if _SHORTEST_PART <= len(part) < len(token)]
    for part in (token, *parts):
        for content in _contents(part):
            yield content.decode("utf-8", "ignore")
            if not content.isascii():
                yield content.decode("gb18030", "ignore")


def _contents(token: str) -> Iterator[bytes]:
    if _HEX.fullmatch(token):
        yield _unpacked(bytes.fromhex(token))
    content = bytes_of_base64(token.encode())
    if content:
        yield _unpacked(content)


def _unpacked(content: bytes) -> bytes:
    packing = compression_of(content)
    plain = decompressed(content, packing, LIMIT_BYTES) if packing else None
    return plain[0] if plain else content
