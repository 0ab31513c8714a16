"""What every parser of Android's own evidence gives: the records, and the lines that it could not read.

A phone's text is hostile and differs by release and ROM: it is bounded here once, and a line that a parser should have
understood and did not is kept as `unread`, never an exception. So "nothing was found" and "I could not read it" differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_TEXT_CHARS = 8_000_000
MAX_LINES = 200_000
MAX_LINE_CHARS = 4_000
MAX_RECORDS = 20_000
MAX_UNREAD = 100
UNREAD_CHARS = 200


@dataclass(frozen=True, slots=True)
class Parsed[T]:
    """`unread` are lines that belong here and were not understood (at most MAX_UNREAD); `cut` says text was left out.

    `answered` is False where the text is not an answer of the service at all (unknown command, no permission, empty).
    """

    records: tuple[T, ...]
    unread: tuple[str, ...] = ()
    cut: bool = False
    answered: bool = True


@dataclass(slots=True)
class Gathering[T]:
    """Records and unread lines while a text is being read; both bounded."""

    cut: bool = False
    records: list[T] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def take(self, record: T) -> None:
        if len(self.records) < MAX_RECORDS:
            self.records.append(record)
        else:
            self.cut = True

    def miss(self, line: str) -> None:
        if len(self.unread) < MAX_UNREAD:
            self.unread.append(line.strip()[:UNREAD_CHARS])
        else:
            self.cut = True

    def parsed(self, *, answered: bool = True) -> Parsed[T]:
        return Parsed(tuple(self.records), tuple(self.unread), self.cut, answered)


def lines_of(text: str) -> tuple[list[str], bool]:
    """The lines of a dump, bounded, without what ends them; and whether anything was cut away."""
    kept = text[:MAX_TEXT_CHARS].replace("\r\n", "\n").replace("\0", "")
    lines = kept.split("\n", MAX_LINES + 1)[: MAX_LINES + 1]
    cut = len(text) > MAX_TEXT_CHARS or len(lines) > MAX_LINES or any(len(line) > MAX_LINE_CHARS for line in lines)
    return [line[:MAX_LINE_CHARS].rstrip() for line in lines[:MAX_LINES]], cut


def refused(text: str) -> bool:
    """Whether a shell or a service said that it will not, or cannot, answer."""
    head = text.lstrip()[:400]
    marks = (
        *("Can't find service", "Permission Denial", "inaccessible or not found", "java.lang.SecurityException"),
        *("Error dumping service", "Unknown command", "not found\n", "Bad activity command"),
    )
    return not head or any(mark in head for mark in marks)


def indent_of(line: str) -> int:
    """How many columns a line stands in; a tab counts as one."""
    return len(line) - len(line.lstrip())


def key_values(line: str) -> Iterator[tuple[str, str]]:
    """`a=1 b=two` as pairs, in their order; a value ends at a blank."""
    for part in line.split():
        key, equals, value = part.partition("=")
        if equals and key:
            yield key, value


def whole(text: str) -> int | None:
    """A whole number that fits 64 bits; None for anything else."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    return -int(digits) if text.strip().startswith("-") else int(digits)
