"""What of a row is compared: the sequences of one to four characters in it, and those of two and three over it.

Digits stand for each other (a figure of one digit is not one of several), as do the cases of letters.
"""

import re
from functools import lru_cache

from harness.detect.words.wording import normalise

MOST_CHARACTERS = 200  # of a row; what is longer is reading matter
IN_ROW, IN_HEADING = (1, 2, 3, 4), (2, 3)
_FIGURE = re.compile(r"\d+")
_HEADING = "^"  # before a sequence of the heading


def sequences_of(heading: str, text: str) -> frozenset[str]:
    """The sequences of a row and of what stands over it, each once."""
    return frozenset(_in_row(_plain(text)) | _in_heading(_plain(heading)))


def _plain(text: str) -> str:
    bare = normalise(text).lower()
    return _FIGURE.sub(lambda found: "0" if len(found[0]) == 1 else "00", bare)[:MOST_CHARACTERS]


def _in_row(text: str) -> set[str]:
    whole = f"<{text}>"
    return {whole[at : at + size] for size in IN_ROW for at in range(len(whole) - size + 1)}


@lru_cache(maxsize=256)
def _in_heading(text: str) -> frozenset[str]:
    """The rows of one page share their heading."""
    return frozenset(_HEADING + text[at : at + size] for size in IN_HEADING for at in range(len(text) - size + 1))
