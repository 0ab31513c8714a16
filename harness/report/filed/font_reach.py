"""Text within the reach of the fonts: PDF/A refuses a character that no font can show, and an app may send any."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from matplotlib.ft2font import FT2Font

BRACKETS = str.maketrans({"⟨": "〈", "⟩": "〉"})  # the report's own signs for characters, in forms that CJK fonts have
CONTROLS = frozenset(map(ord, "\n\t\u200b"))


@cache
def characters_of(font: Path) -> frozenset[int]:
    """The code points that a font file shows."""
    return frozenset(FT2Font(str(font)).get_charmap())


def shared_characters(fonts: Iterable[Path]) -> frozenset[int]:
    """What all of `fonts` show."""
    return frozenset.intersection(*map(characters_of, fonts)) | CONTROLS


def within(data: Any, shown: frozenset[int]) -> Any:
    """JSON-like `data` in which every character that is not among `shown` stands as its code."""
    if isinstance(data, str):
        return "".join(c if ord(c) in shown else f"[U+{ord(c):04X}]" for c in data.translate(BRACKETS))
    if isinstance(data, Mapping):
        return {key: within(value, shown) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [within(value, shown) for value in data]
    return data
