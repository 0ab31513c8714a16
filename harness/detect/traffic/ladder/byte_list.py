"""Bytes that were written one by one: `[49, 51, -24]`, `49,51,232`, `31:33:e8`, `0x31 0x33`, `{"0": 49, "1": 51}`.

A list of small numbers may be anything, so what comes out must be text, say by its first bytes what it is, or be as
long as a device's identifier or a digest, which are compared as they are.
"""

import re
from collections.abc import Callable, Sequence
from string import hexdigits
from typing import Any

from harness.detect.traffic.ladder.charset import plain_text
from harness.detect.traffic.ladder.letter_class import AnyOf, class_table
from harness.detect.traffic.ladder.marks import sensible
from harness.detect.traffic.ladder.opened import Blob, Opened

STEP, CODES_STEP = "bytes", "codes"
SHORTEST_BYTES, SHORTEST_CODES = 6, 2
SHORTEST_TEXT_BYTES = 6
LONGEST_LIST = 16 << 20
# Of a MAC, an Android ID, an OAID or an MD5, a SHA-1, a SHA-256, a SHA-512.
RAW_SIZES = frozenset((6, 8, 16, 20, 32, 64))
_LONGEST_NUMBER = 5
_HAN = range(0x3400, 0xA000)
# What stands among Chinese characters in a text: ASCII, the marks of Chinese and their wide forms.
_BESIDE_HAN = (range(0x20, 0x7F), range(0x2010, 0x2027), range(0x3000, 0x3020), range(0xFF01, 0xFF5F))
_DECIMAL = re.compile(r"\[?\s*+-?\d{1,3}(?:[,;\s]\s?+-?\d{1,3}){5,}+\s*+\]?")
_HEX = re.compile(r"(?:0[xX])?[0-9A-Fa-f]{2}(?:[ :,-] ?+(?:0[xX])?[0-9A-Fa-f]{2}){5,}+")
# Six bytes written so are a MAC as it stands, not the bytes of one.
_MAC = re.compile(r"[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}")
_PAIR = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{2})")
_NUMBER = re.compile(r"-?\d+")
SHORTEST_TEXT = SHORTEST_BYTES * 3 - 1
_GAPS = frozenset(" :,;-\t")
# Letters by class: a hexadecimal digit, the x before some, what stands between two, the border of values.
_CLASSES = class_table({"h": hexdigits, "x": "xX", "-": " :,-"})
# The first pairs of a list that is a value, bare or with 0x before each, a space behind each gap or none.
_FIRST_PAIRS = re.compile(rb"\n(?:hh--?hh--?hh-|hxhh--?hxhh-)")
_FIRST_PAIR = AnyOf(b"\nhh-", b"\nhxhh-")
# Where numbers stood in decimals, only what parted them is left.
_PARTED = bytes(ord(",") if chr(one) in ",; \t\r" else one for one in range(256))
_OF_NUMBERS = b"-[0123456789"
_FIVE_GAPS = (b"\n,,,,,", b"\n,\n,\n,\n,\n,")


def may_list_bytes(letters: bytes) -> bool:
    """Whether one of the values, each behind a line feed, that these letters make up may be such a list.

    A look at all of them at once: nearly all containers hold none.
    """
    bordered = b"\n" + letters
    if b"," in letters or b" " in letters or b";" in letters or b"\t" in letters:
        gaps = bordered.translate(_PARTED, _OF_NUMBERS)
        if any(five in gaps for five in _FIVE_GAPS):
            return True
    elif b"-" not in letters and b":" not in letters:
        return False
    classes = bordered.translate(_CLASSES)
    return _FIRST_PAIR.stands_in(classes) and _FIRST_PAIRS.search(classes) is not None


def may_be_byte_list(value: str) -> bool:
    """A quick look at where the first marks would stand."""
    if len(value) < SHORTEST_TEXT or not (value[0] in "-[" or value[0].isalnum()):
        return False
    return value[1] in "xX" or not _GAPS.isdisjoint(value[1:6])


def opened_byte_list(text: str, known: Callable[[bytes], bool] = lambda _: False) -> Opened | None:
    """The bytes behind a text that lists them; None where it does not, or where they make no sense. `known` tells of
    bytes spelt in hexadecimal whether they are something that this module has no eyes for."""
    if not may_be_byte_list(text) or len(text) > LONGEST_LIST:
        return None
    content = _of_numbers(_NUMBER.findall(text)) if _DECIMAL.fullmatch(text) else b""
    # Two digits and a mark may be either: numbers are written so, and hexadecimal digits hardly ever, unless they make
    # a text.
    if not (content and sensible(content)) and _HEX.fullmatch(text) and not _MAC.fullmatch(text):
        spelt = bytes.fromhex("".join(_PAIR.findall(text)))
        content = spelt if sensible(spelt) or not _means_something(content) else content
        if not _means_something(content) and known(spelt):
            return Opened((STEP,), [], blobs=[Blob(spelt)])
    return Opened((STEP,), [], blobs=[Blob(content)]) if _means_something(content) else None


def bytes_of_node(node: Any) -> Blob | None:
    """The bytes, or the characters, that an array lists, or an object whose keys count from zero."""
    if type(node) is dict:
        if "0" not in node or "5" not in node or list(node) != [str(at) for at in range(len(node))]:
            return None
        node = list(node.values())
    if type(node) is not list or not SHORTEST_CODES <= len(node) <= LONGEST_LIST:
        return None
    first = node[0]
    if type(first) not in (str, int) or len(str(first)) > _LONGEST_NUMBER or set(map(type, node)) - {str, int}:
        return None
    numbers = list(map(str, node))
    content = _of_numbers(numbers) if len(numbers) >= SHORTEST_BYTES else b""
    if content:
        return Blob(content, steps=(STEP,)) if _means_something(content) else None
    named = _of_codes(numbers)
    return Blob(named.encode(), steps=(CODES_STEP,)) if named else None


def _of_numbers(numbers: Sequence[str]) -> bytes:
    """Signed or unsigned bytes; empty where one is neither."""
    try:
        values = list(map(int, numbers))
    except ValueError:
        return b""
    low, high = min(values), max(values)
    if low < -128 or high > 255 or (low < 0 and high > 127):
        return b""
    return bytes([value & 255 for value in values])


def _of_codes(numbers: Sequence[str]) -> str:
    """Characters by their numbers, all of them Chinese, or two at least among such as stand beside them."""
    try:
        values = list(map(int, numbers))
    except ValueError:
        return ""
    others = [value for value in values if value not in _HAN]
    told = len(values) - len(others) >= SHORTEST_CODES and all(map(_stands_beside_han, others))
    return "".join(map(chr, values)) if told else ""


def _stands_beside_han(value: int) -> bool:
    return any(value in signs for signs in _BESIDE_HAN)


def _means_something(content: bytes) -> bool:
    if len(content) in RAW_SIZES and len(set(content)) > 2:
        return True
    return len(content) >= SHORTEST_TEXT_BYTES and (sensible(content) or plain_text(content) is not None)
