"""Another text of the same pattern: two messages from one parcel locker agree in all but the code, and differ.

A piece of the planted text was cut out: it ends where its value ends, or among words of somebody else's. Where the
planted text would go on with a code and another one stands there, or goes on as planted behind other details, nothing
was cut: it is another text.
"""

from harness.detect.traffic.identity.planted_value import core_of

# So far beside a piece the texts are compared; details are at most so long, and what agrees again at least so.
COMPARED_CHARS = 200
LONGEST_DETAIL, AGREES_AGAIN = 12, 3
# Whoever puts a piece among other things puts one of these between.
_BORDERS = "\n\t|;\"'"


def is_variant(text: str, start: int, end: int, planted: str, core: str) -> bool:
    """Whether the value text, in which the piece `core` of the planted core stands at [start, end), is a variant."""
    at = planted.find(core)
    if at < 0:
        return False
    behind = _up_to_border(text[end : end + COMPARED_CHARS])
    before = _up_to_border(text[max(0, start - COMPARED_CHARS) : start][::-1])
    after = planted[at + len(core) :][:COMPARED_CHARS]
    return _differs(_words(behind), _words(after)) or _differs(_words(before), _words(planted[:at][::-1]))


def _words(text: str) -> str:
    """What is said, for marks are put in, left out and struck over others."""
    return "".join(filter(str.isalnum, core_of(text[:COMPARED_CHARS])))


def _up_to_border(beside: str) -> str:
    cut = min((at for mark in _BORDERS if (at := beside.find(mark)) >= 0), default=len(beside))
    return beside[:cut]


def _differs(found: str, planted: str) -> bool:
    """Whether two texts that go on from the same piece have other details at the same place."""
    same = next((at for at, (a, b) in enumerate(zip(found, planted, strict=False)) if a != b), -1)
    if same < 0:
        return False
    found, planted = found[same:], planted[same:]
    if (found[0] + planted[0]).isascii() and (found[0].isdigit() or planted[0].isdigit()):
        return True
    for at in range(1, LONGEST_DETAIL + 1):
        again = planted[at : at + AGREES_AGAIN]
        there = found.find(again, 0, LONGEST_DETAIL + AGREES_AGAIN) if len(again) == AGREES_AGAIN else -1
        if there >= 0:
            # At once: something was only left out.
            return there > 0
    return False
