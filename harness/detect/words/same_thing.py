"""One name for what labels of things ask for: 新增就业人数 and 就业新增(人), 房屋坐落 and 房屋地址.

Words that mean one thing in a label become one; what is left may stand in any order.
"""

from functools import cache

from harness.detect.words.phrases import Phrases

_SAID = Phrases("same_thing")

# Words for one time or one thing, of which the shorter leaves open which it is.
_EITHER = (
    frozenset({"date", "date_of_record"}),
    frozenset({"firm", "named_unit"}),
    frozenset({"单位", "named_unit"}),
)
LEAST_SHARED = 3  # 负责人 and 场所负责人: so much of a role stands in both


@cache
def thing_named(label: str) -> str:
    """A class (date_of_visit, firm, ...) or the label with one word for each that has several."""
    named = _SAID.thing.fullmatch(label)
    if named is not None and named.lastgroup:
        return named.lastgroup
    plain = _SAID.before.sub("", label)
    plain = _SAID.thing_end.sub("", plain) or plain
    return _SAID.one_word.sub(lambda found: f"<{found.lastgroup}>", plain)


def is_same_thing(first: str, second: str) -> bool:
    """Whether two names (of `thing_named`) ask for one thing; a bare date stands by each signature."""
    if first == second:
        return first != "date"
    return frozenset((first, second)) in _EITHER or either_ends(first, second) or _reordered(first, second)


def either_ends(first: str, second: str) -> bool:
    """Whether one is the end of the other: 负责人 and 场所负责人."""
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) >= LEAST_SHARED and long.endswith(short))


def _reordered(first: str, second: str) -> bool:
    return len(first) == len(second) and "date" not in first and sorted(first) == sorted(second)
