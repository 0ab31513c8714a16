"""Quoted-printable and MIME's encoded words, as mail and vCards write Chinese: =E6=9D=8E, =?UTF-8?B?5p2O?=."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from harness.detect.traffic.ladder.charset import plain_text
from harness.detect.traffic.ladder.opened import Opened

STEP = "quoted_printable"
LONGEST = 1 << 20
_ESCAPED = re.compile(r"(?:=[0-9A-F]{2}){3}")
_WORD = re.compile(r"=\?[\w-]{2,20}\?[BbQq]\?[^?\s]{1,2000}\?=")


def may_be_quoted(text: str) -> bool:
    return _ESCAPED.search(text) is not None or "=?" in text


def opened_quoted(text: str) -> Opened | None:
    """The text with its escapes undone; None where it has none, or where what they spell is no text."""
    if len(text) > LONGEST:
        return None
    if "=?" in text and _WORD.search(text):
        plain = _of_words(text)
        return Opened((STEP,), [plain]) if plain else None
    if not _ESCAPED.search(text):
        return None
    found = plain_text(binascii.a2b_qp(text.encode()))
    return Opened((STEP, found[1]) if found[1] else (STEP,), [found[0]]) if found else None


def _of_words(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return ""
