"""Another text of the same pattern: two messages from one parcel locker agree in all but the code, and differ.

A piece of the planted text was cut out: it ends where its value ends, or among words of somebody else's. Where the
planted text would go on with a code and another one stands there, or goes on as planted behind other details, nothing
was cut: it is another text.
"""

import re

# So far beside a piece the texts are compared; details are at most so long, and what agrees again at least so.
COMPARED_CHARS = 200
LONGEST_DETAIL, AGREES_AGAIN = 12, 3
# Whoever puts a piece among other things puts one of these between.
_BORDER = re.compile("[\n\t|;\"']")
# A letter or digit with the marks before it.
_SIGN = re.compile(r"([\W_]*)([^\W_])")


def is_variant(text: str, start: int, end: int, planted: str, piece: re.Pattern[str]) -> bool:
    """Whether the value text, in which the piece stands at [start, end), is a variant of the planted one."""
    there = piece.search(planted)
    if there is None:
        return False
    behind = _BORDER.split(text[end : end + COMPARED_CHARS], maxsplit=1)[0]
    before = _BORDER.split(text[max(0, start - COMPARED_CHARS) : start][::-1], maxsplit=1)[0]
    return _differs(behind, planted[there.end() :]) or _differs(before, planted[: there.start()][::-1])


def _differs(found: str, planted: str) -> bool:
    """Whether two texts that go on from the same piece have other details at the same place."""
    here, there = _signs(found), _signs(planted)
    pairs = enumerate(zip(here, there, strict=False))
    same = next((at for at, (a, b) in pairs if a[1] != b[1] or _begins_anew(a, b)), -1)
    if same < 0 or _begins_anew(here[same], there[same]):
        return False
    one, other = here[same][1], there[same][1]
    if (one + other).isascii() and (one.isdigit() or other.isdigit()):
        return True
    words, planted_words = ("".join(sign for _, sign in signs[same:]) for signs in (here, there))
    for at in range(1, LONGEST_DETAIL + 1):
        again = planted_words[at : at + AGREES_AGAIN]
        goes_on = words.find(again, 0, LONGEST_DETAIL + AGREES_AGAIN) if len(again) == AGREES_AGAIN else -1
        if goes_on >= 0:
            # At once: something was only left out.
            return goes_on > 0
    return False


def _begins_anew(found: tuple[str, str], planted: tuple[str, str]) -> bool:
    """Behind a mark that was not planted there, something else begins."""
    return bool(found[0]) and not planted[0]


def _signs(text: str) -> list[tuple[str, str]]:
    """(marks before it, letter or digit in lower case): marks are put in, left out and struck over others."""
    return _SIGN.findall(text[:COMPARED_CHARS].lower())
