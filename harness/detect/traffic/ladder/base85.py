"""Base85 in the alphabets of Adobe (ascii85), of RFC 1924 (git, Python) and of ZeroMQ (Z85).

Nearly every text without blanks is base85 of something, and what comes out is noise: it is undone only where it makes
text through and through, or says by its first bytes what it is.
"""

import base64
import re
from collections.abc import Iterator

from harness.detect.traffic.ladder.charset import utf8_of
from harness.detect.traffic.ladder.marks import is_marked
from harness.detect.traffic.ladder.opened import Blob, Opened

SHORTEST = 13
LONGEST = 16 << 20
# What it has and names, numbers, addresses and base64 have not: one in four of its letters.
_ODD_MARKS = b"!#$%()*<>?@[]^`{|}~;&\"'"
_ODD_MARK = re.compile(f"[{re.escape(_ODD_MARKS.decode())}]")
_GIT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_TO_GIT = str.maketrans(_Z85, _GIT)
_ADOBE = re.compile(r"[!-uz\s]+")
_ONE_LINE = re.compile(r"[!-~]+")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\n\t"))
_HEAD = 200
_WORD = re.compile(r"[a-z]{12}|://")


def has_odd_mark(letters: bytes) -> bool:
    """Whether any of them is one that base85 has: told of a whole text faster than of its values."""
    return len(letters.translate(None, _ODD_MARKS)) < len(letters)


def may_be_base85(text: str) -> bool:
    """Whether a value is worth the trial: one word, with odd marks in its beginning."""
    if len(text) < SHORTEST or len(text) > LONGEST or not text.isascii() or " " in text:
        return False
    head = text[:_HEAD]
    return _ODD_MARK.search(head) is not None and not _WORD.search(head)


def opened_base85(text: str) -> Opened | None:
    """The bytes behind it; None where they make no sense in any of the three alphabets."""
    if not may_be_base85(text):
        return None
    for read in (_of_adobe, _of_git, _of_z85):
        if len(text) > _HEAD and not any(_makes_sense(head) for head in _heads(read(text[:_HEAD]))):
            continue
        content = read(text)
        if content and _makes_sense(content):
            return Opened(("base85",), [], blobs=[Blob(content)])
    return None


def _heads(content: bytes) -> Iterator[bytes]:
    """A beginning without the character that the cut may have left in its middle."""
    return (content[: len(content) - cut] for cut in range(4))


def _of_adobe(text: str) -> bytes:
    bare = text.strip().removeprefix("<~").removesuffix("~>")
    if not _ADOBE.fullmatch(bare):
        return b""
    try:
        return base64.a85decode(bare)
    except ValueError:
        return b""


def _of_z85(text: str) -> bytes:
    return _of_git(text.translate(_TO_GIT))


def _of_git(text: str) -> bytes:
    if not _ONE_LINE.fullmatch(text):
        return b""
    try:
        return base64.b85decode(text)
    except ValueError:
        return b""


def _makes_sense(content: bytes) -> bool:
    if is_marked(content):
        return True
    text = utf8_of(content.rstrip(b"\0"))
    return text is not None and text.translate(_LINE_ENDS).isprintable()
