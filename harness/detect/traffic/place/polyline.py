"""Encoded polylines (Google's algorithm): differences of scaled degrees in chunks of five bits, lowest first."""

from collections.abc import Iterator

FIRST, LAST = 63, 126
CHARACTERS = r"?-~"  # for a character class of a regular expression
POINTS_AT_MOST = 20_000


def decode(text: str, start: int, scale: float) -> Iterator[tuple[float, float, int]]:
    """The pairs of numbers from `start` on, as degrees in the order that was sent, with where each ends."""
    first = second = 0
    at = start
    for _ in range(POINTS_AT_MOST):
        one = _number(text, at)
        two = _number(text, one[1]) if one else None
        if one is None or two is None:
            return
        first, second, at = first + one[0], second + two[0], two[1]
        yield first / scale, second / scale, at


def encode(points: list[tuple[float, float]], scale: float) -> str:
    """The polyline of pairs of degrees."""
    text: list[str] = []
    before = (0, 0)
    for first, second in points:
        now = (round(first * scale), round(second * scale))
        text.extend(chunks(number - last) for number, last in zip(now, before, strict=True))
        before = now
    return "".join(text)


def chunks(number: int) -> str:
    """One number, zig-zag and in chunks."""
    rest, text = ~(number << 1) if number < 0 else number << 1, ""
    while rest >= 32:
        text += chr((32 | rest & 31) + FIRST)
        rest >>= 5
    return text + chr(rest + FIRST)


def _number(text: str, start: int) -> tuple[int, int] | None:
    """The number that begins at `start` and where it ends; None where there is none of a sane length."""
    rest = shift = 0
    for at in range(start, min(start + 7, len(text))):
        chunk = ord(text[at]) - FIRST
        if not 0 <= chunk <= LAST - FIRST:
            return None
        rest |= (chunk & 31) << shift
        shift += 5
        if chunk < 32:
            return (~(rest >> 1) if rest & 1 else rest >> 1), at + 1
    return None
