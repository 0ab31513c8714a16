"""Cuts the elements of `log.entries` out of a HAR of any size, without reading it whole.

A HAR is one JSON document that may be gigabytes long. Its entries follow each other as `,{"firstKey":`, a sequence
that cannot stand inside a valid JSON string, so the file is cut there; a cut that gives no valid JSON is made anew by
counting brackets. An element that is broken beyond that costs only itself: the next one begins at the next such mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from harness.detect.traffic.capture.json_marks import LONGEST_MARK, array_start, balanced_end, first_key, mark_start
from harness.detect.traffic.capture.lenient_json import as_json

CHUNK_BYTES = 4 << 20
LARGEST_ELEMENT_BYTES = 40 << 20
LARGEST_PROLOGUE_BYTES = 64 << 20
# How far brackets are counted beyond the next mark in all elements that are no JSON together: hostile files have many.
_PATIENCE_BYTES = 256 << 20
_LOOKED_BEYOND_BYTES = 1 << 20
_SKIPPED = b" \t\r\n,"


class Source(Protocol):
    """Where a document comes from, in UTF-8: so many bytes or fewer, none at its end."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class ElementCutter:
    """The elements of `log.entries`: their raw bytes, b"" for one that is no JSON or too large. One pass.

    `torn` is true afterwards where the array did not end, or never began. `value` is what the element means that was
    given last, if it is JSON: whoever wants it need not parse again.
    """

    source: Source
    torn: bool = False
    value: Any = None
    _window: bytes = b""
    _first_keys: set[bytes] = field(default_factory=lambda: {b'"startedDateTime"'})
    _next_mark: int = -1
    _searched: int = 0
    _patience: int = _PATIENCE_BYTES

    def __iter__(self) -> Iterator[bytes]:
        at = self._begin()
        while at >= 0:
            at = self._skip_blank(at)
            if at >= len(self._window):
                break
            if self._window[at] == ord("]"):
                return
            at = self._drop(at)
            end, valid = self._end_of(at)
            if end < 0:
                yield b""
                break
            yield self._window[at:end] if valid else b""
            at = end
        self.torn = True

    def _begin(self) -> int:
        """Where the array's content starts; -1 where there is no such array."""
        at = -1
        while at < 0 and len(self._window) <= LARGEST_PROLOGUE_BYTES:
            more = self._fill()
            at = array_start(self._window, strict=more)
            if not more:
                break
        return at

    def _fill(self, size: int = 0) -> bool:
        """Reads on; False at the end of the file."""
        content = self.source.read(size or CHUNK_BYTES)
        self._window += content
        return bool(content)

    def _skip_blank(self, at: int) -> int:
        while True:
            while at < len(self._window) and self._window[at] in _SKIPPED:
                at += 1
            if at < len(self._window) or not self._fill():
                return at

    def _drop(self, at: int) -> int:
        """Forget what is done with, now and then: the window is copied each time."""
        if at < CHUNK_BYTES:
            return at
        self._window = self._window[at:]
        self._next_mark = max(-1, self._next_mark - at)
        self._searched = max(0, self._searched - at)
        return 0

    def _mark_after(self, at: int) -> int:
        """The next place in the window where an element seems to begin, -1 for none; nothing is searched twice."""
        if self._next_mark <= at:
            start = max(at + 1, self._searched - LONGEST_MARK)
            self._next_mark = mark_start(self._window, start, self._first_keys)
            self._searched = self._next_mark if self._next_mark >= 0 else len(self._window)
        return self._next_mark

    def _end_of(self, at: int) -> tuple[int, bool]:
        """Where the element at `at` ends, and whether it is JSON; (-1, False) where the file ends in it."""
        mark = self._mark_after(at)
        while True:
            if mark >= 0 and self._is_element(at, mark):
                return mark, True
            end = self._end_by_brackets(at, mark)
            if end >= 0 and self._is_element(at, end):
                return end, True
            if end < 0 <= mark and self._reaches_to_end(mark) and self._fill():
                continue
            if end >= 0 or mark >= 0:
                return min(one for one in (end, mark) if one > at), False
            if len(self._window) - at > LARGEST_ELEMENT_BYTES:
                return self._skip_to_mark(), False
            # Twice as much each time, so that a large element is not scanned from its start too often.
            if not self._fill(max(CHUNK_BYTES, len(self._window) - at)):
                return -1, False
            mark = self._mark_after(at)

    def _is_element(self, at: int, end: int) -> bool:
        content = self._window[at:end]
        value = as_json(content) if content[:1] == b"{" else None
        if value is None:
            return False
        self.value = value
        key = first_key(content)
        if key and key not in self._first_keys:
            self._first_keys.add(key)
            self._next_mark, self._searched = -1, 0
        return True

    def _end_by_brackets(self, at: int, mark: int) -> int:
        if mark < 0:
            return balanced_end(self._window, at, len(self._window))
        limit = min(len(self._window), mark + min(_LOOKED_BEYOND_BYTES, self._patience))
        self._patience -= limit - mark
        return balanced_end(self._window, at, limit)

    def _reaches_to_end(self, mark: int) -> bool:
        """Whether brackets were counted as far as the window goes, and more of the file may show their end."""
        return mark + min(_LOOKED_BEYOND_BYTES, self._patience) > len(self._window)

    def _skip_to_mark(self) -> int:
        """Behind an element that is too large, at the next mark; -1 where the file ends before."""
        mark = -1
        while mark < 0:
            self._window = self._window[-LONGEST_MARK:]
            self._next_mark, self._searched = -1, 0
            if not self._fill():
                return -1
            mark = self._mark_after(0)
        return mark
