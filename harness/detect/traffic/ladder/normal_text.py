"""Text in Unicode's compatible form (NFKC), without what has no width: a number in full-width digits is a number.

Chinese text is full of full-width commas and brackets, and hardly ever holds anything else that this form changes. They
are replaced one by one, letter for letter; only a text that holds more goes the slow way, character by character.
"""

import re
from unicodedata import is_normalized, normalize

# Changed neither by the form nor by any neighbour: ASCII, Chinese characters and their marks.
_INERT = "\x00-\x7f\u3001-\u3029\u4e00-\u9fff"
_OTHER = re.compile(f"[^{_INERT}]")
# U+FF01 to U+FF5E are ASCII's own characters, made as wide as Chinese ones.
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
# What Chinese text is full of: mostly no other letter changes, and none need be looked for.
_USUAL_WIDE = "，：；！？（）"
_MOST_WIDE = 24
# What has no width of its own and may stand inside of a number: joiners, marks of direction, the soft hyphen.
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\xad"
_WITHOUT_UNSEEN = {ord(mark): None for mark in UNSEEN}


def compatible(text: str) -> tuple[str, bool]:
    """The text in NFKC, and whether each of its characters stands where it stood."""
    if text.isascii():
        return text, True
    if any(mark in text for mark in UNSEEN):
        return _all_compatible(text.translate(_WITHOUT_UNSEEN))[0], False
    return _all_compatible(text)


def _all_compatible(text: str) -> tuple[str, bool]:
    for letter in _USUAL_WIDE:
        if letter in text:
            text = text.replace(letter, _WIDE[letter])
    if is_normalized("NFKC", text):
        return text, True
    others = set(_OTHER.findall(text))
    if len(others) > _MOST_WIDE or not others <= _WIDE.keys():
        return normalize("NFKC", text), False
    for letter in others:
        text = text.replace(letter, _WIDE[letter])
    return text, True
