"""Values in a text that are bytes written as base64 or hex, and stay noise when read: `{"data": "<AES, base64>"}`."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import sub

from harness.detect.traffic.layer import SEPARATOR, Layer
from harness.detect.traffic.receiver.known_bytes import is_known_format
from harness.detect.traffic.receiver.randomness import Randomness, randomness

MIN_NOISE_BYTES = 65  # a SHA-512 digest has 64
MIN_VALUE_CHARS = 86  # that many bytes in base64 without padding; in hex they take 130
LINE_CHARS = 64
RUN_CHARS = 40  # shorter than a line: spaces may stand for plus signs
MAX_VALUES = 32  # of one layer
_RUN = re.compile(rf"[A-Za-z0-9+/_-]{{{RUN_CHARS}}}")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/ \r\n]{86,}={0,2}\s*|[A-Za-z0-9_\-]{86,}={0,2}")
_SPACES = 16  # a form turns plus signs, one of 64 letters, into spaces; words have far more
_JWE = re.compile(r"eyJ[\w-]+\.[\w-]*\.[\w-]+\.([\w-]{86,})\.[\w-]+")  # RFC 7516: head, key, vector, ciphertext, tag
_PLAIN = str.maketrans("-_ ", "+/+", "\r\n\t=")


@dataclass(frozen=True, slots=True)
class NoiseValue:
    """The value `number` of a layer; `content` are the bytes behind it, `spelling` is `base64`, `hex` or `jwe`."""

    number: int
    chars: int
    spelling: str
    content: bytes
    measured: Randomness


def noise_values(layer: Layer) -> Iterator[NoiseValue]:
    """The values of `layer` whose bytes look random and begin as no known format does; at most MAX_VALUES."""
    return islice(_noise(layer), MAX_VALUES)


def long_values(layer: Layer) -> list[int]:
    """The numbers of values long enough to hold something. Cheap where there is none: most layers.

    The first looks are at lines, not at values: a value's lines of base64 have 64 characters or more (RFC 7468) too.
    """
    text = layer.text
    if layer.words is not None and max(map(len, layer.words), default=0) < RUN_CHARS:
        return []
    if len(text) < MIN_VALUE_CHARS or max(map(len, text.split(SEPARATOR))) < LINE_CHARS or not _RUN.search(text):
        return []
    starts = list(layer.starts)
    ends = [*starts[1:], len(text) + len(SEPARATOR)]
    return [number for number, size in enumerate(map(sub, ends, starts)) if size > MIN_VALUE_CHARS]


def _noise(layer: Layer) -> Iterator[NoiseValue]:
    for number in long_values(layer):
        value = layer.value(number)
        spelling, content = read(value)
        if len(content) >= MIN_NOISE_BYTES and not is_known_format(content):
            measured = randomness(content)
            if measured.random or (measured.nearly and not _is_text(content)):
                yield NoiseValue(number, len(value), spelling, content, measured)


def read(value: str) -> tuple[str, bytes]:
    """The bytes that a text spells and how; nothing where it is ordinary text."""
    if _HEX.fullmatch(value):
        return "hex", bytes.fromhex(value) if len(value) % 2 == 0 else b""
    if value.isupper() or value.islower():
        return "", b""  # base32 and the like: base64 of so many bytes has letters of both cases
    if _BASE64.fullmatch(value) and value.count(" ") * _SPACES <= len(value):
        return "base64", _from_base64(value)
    if value.startswith("eyJ") and (token := _JWE.fullmatch(value)):
        return "jwe", _from_base64(token[1])
    return "", b""


def written_chars(spelling: str, count: int) -> int:
    """How many characters `count` bytes take as hex, or as base64 with its padding."""
    return count * 2 if spelling == "hex" else (count + 2) // 3 * 4


def _from_base64(text: str) -> bytes:
    bare = text.strip().translate(_PLAIN)
    try:
        return base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "=" * (-len(bare) % 4))
    except binascii.Error:
        return b""


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
