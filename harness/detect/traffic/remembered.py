"""What was judged of a short text before need not be judged again: an app's requests have the same few sets of names.

Only for pure functions of the text: no result depends on what was seen before, and what is kept is bounded.
"""

from collections.abc import Callable
from functools import lru_cache

KEPT = 2_048
LONGEST_KEPT = 1_024


def remembered[T](judge: Callable[[str], T]) -> Callable[[str], T]:
    """`judge` with its last answers at hand; longer texts are judged each time."""
    kept = lru_cache(KEPT)(judge)

    def answer(text: str) -> T:
        return kept(text) if len(text) <= LONGEST_KEPT else judge(text)

    return answer
