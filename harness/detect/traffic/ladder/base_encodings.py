"""Base64, base64url, base32 and hex, undone only where what they hold makes sense.

Digests, UUIDs and words consist of the same letters; decoded they are noise. So what comes out must be text, or say by
its first bytes what it is.
"""

import base64
import binascii
import re

from harness.detect.traffic.ladder.binary_tree import TREE_FIRSTS, is_binary_tree
from harness.detect.traffic.ladder.charset import utf8_of
from harness.detect.traffic.ladder.marks import is_marked, sensible
from harness.detect.traffic.ladder.packed_numbers import is_packed
from harness.detect.traffic.ladder.unmarked import STREAM_FIRSTS, unmarked_stream

SHORTEST_HEX = 16
SHORT_HEX = 12
SHORTEST_BASE32 = 16
_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LONGEST_WORD = 32
LONGEST_DIGEST_HEX = 128
SHORTEST_OPAQUE = 128
TRIAL_BYTES = 64 << 10
# Of letters as mixed as ciphertext makes them, which no path and no word is.
_MIXED = re.compile(rb"(?=.{0,40}[0-9])(?=.{0,40}[a-z])(?=.{0,40}[A-Z])(?![a-z/_-]{12})")
_MIXED_SHORT = re.compile(rb"(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])")
_DIGIT = re.compile(rb"[0-9]")
_DIGESTS_HEX = frozenset((32, 40, 56, 64, 96, 128))
# Most digests end at this table, and there are many: it saves the calls.
_READABLE_FIRSTS = TREE_FIRSTS | STREAM_FIRSTS
REVERSED = "base64_reversed"
_HEX = re.compile(rb"[0-9A-Fa-f]++")
_LETTERS = re.compile(r"(?:[A-Za-z0-9+/_-]++={0,2}|={1,2}[A-Za-z0-9+/_-]++)")
# Two Chinese characters in UTF-8 are a name; of random digits one in two million looks like them.
_CHINESE_NAME_HEX = re.compile(rb"(?:[Ee][4-9](?:[89ABab][0-9A-Fa-f]){2}){2}\Z")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def unbased(token: bytes) -> tuple[bytes, str] | None:
    """(content, step) of a token that is hex or base64 of something sensible; None for everything else.

    A long token is given back in any case: what nobody can read may be meant to be so.
    """
    if token[:2] in (b"0x", b"0X") and _HEX.fullmatch(token, 2):
        token = token[2:]
    if token.isupper() and (content_32 := _of_base32(token)):
        return content_32, "base32"
    enough = len(token) >= SHORTEST_HEX or (len(token) == SHORT_HEX and _CHINESE_NAME_HEX.match(token))
    if enough and len(token) % 2 == 0 and _HEX.fullmatch(token):
        content = binascii.unhexlify(token)
        step, opaque = "hex", len(token) > LONGEST_DIGEST_HEX
    else:
        content = bytes_of_base64(token)
        step = "base64url" if b"-" in token or b"_" in token else "base64"
        opaque = len(token) >= SHORTEST_OPAQUE and _MIXED.match(token) is not None
    if not content:
        return None
    if sensible(content):
        return content, step
    # Words have no digits; base64 of bytes that are worth a trial has some.
    telling = len(token) >= LONGEST_WORD or _DIGIT.search(token)
    if telling and content[0] in _READABLE_FIRSTS and _is_readable(content):
        return content, step
    if step != "hex" and len(token) >= SHORTEST_HEX and _MIXED_SHORT.match(token) and (turned := _turned_round(token)):
        return turned, REVERSED
    digest = step == "hex" and len(token) in _DIGESTS_HEX
    return (content, step) if opaque or (telling and not digest and is_packed(content)) else None


def _turned_round(token: bytes) -> bytes:
    """What base64 written backwards holds: text of ASCII or UTF-8 alone, or what has a mark."""
    content = bytes_of_base64(token[::-1])
    plain = content and sensible(content) and (is_marked(content) or utf8_of(content) is not None)
    return content if plain else b""


def _of_base32(token: bytes) -> bytes:
    """Text behind capitals and 2 to 7, and nothing but text: this alphabet is also that of names and codes."""
    if len(token) < SHORTEST_BASE32 or token.translate(None, _BASE32):
        return b""
    try:
        content = base64.b32decode(token + b"=" * (-len(token) % 8))
    except binascii.Error:
        return b""
    return content if sensible(content) else b""


def _is_readable(content: bytes) -> bool:
    """Whether bytes that are no text are a tree or a stream all the same, each known by its first byte."""
    first = content[0]
    return (first in TREE_FIRSTS and is_binary_tree(content)) or (
        first in STREAM_FIRSTS and unmarked_stream(content, TRIAL_BYTES) is not None
    )


def bytes_of_base64(token: bytes) -> bytes:
    """The bytes behind base64 of either alphabet, padded or not; empty where the length is impossible."""
    core = token.strip(b"=")
    if len(core) % 4 == 1:
        return b""
    if b"-" in core or b"_" in core:
        core = core.translate(_URL_SAFE)
    try:
        return binascii.a2b_base64(core + b"==")
    except binascii.Error:
        return b""


def whole_base64(text: str) -> tuple[bytes, str] | None:
    """(content, step) of a text that is base64 or hex from end to end, perhaps in lines, whatever it holds."""
    joined = "".join(text.split()) if "\n" in text or " " in text else text
    if not _LETTERS.fullmatch(joined):
        return None
    letters = joined.encode()
    if len(letters) % 2 == 0 and _HEX.fullmatch(letters):
        return binascii.unhexlify(letters), "hex"
    content = bytes_of_base64(letters)
    if not is_marked(content) and is_marked(turned := bytes_of_base64(letters[::-1])):
        return turned, REVERSED
    return (content, "base64url" if "-" in joined or "_" in joined else "base64") if content else None
