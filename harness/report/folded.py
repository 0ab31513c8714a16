"""A long list of names, folded: the first few and how many there are. The whole list stands in the annex or beside."""

from collections.abc import Sequence
from typing import Literal

from harness.report.words import Words

MOST_DEVICES = 6
MOST_RULES = 8


def folded(names: Sequence[str], most: int, of: Literal["devices", "rules"], words: Words) -> str:
    """All of `names` where they are no more than `most`, else the first ones and their number."""
    if len(names) <= most:
        return words.joined(list(names))
    return words.say(f"folded.{of}", shown=words.joined(list(names[:most])), count=len(names))
