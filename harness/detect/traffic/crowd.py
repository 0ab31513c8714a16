"""A crowd: the texts of several messages side by side, for looks that tell which of them may hold something at all.

Most messages hold nothing of anybody, and what a search costs is mostly the call, not the text. So a matcher first
looks at a few dozen messages as one text, and only those in which something may be are looked at by themselves: what
is said of a message never depends on its company.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import Protocol, runtime_checkable

from harness.detect.traffic.layer import SEPARATOR, Layer

# In no text, and so no border that a search reaches across.
BORDER = b"\xff"


class Crowd:
    """`layers` are those of each message, `texts` their texts as one for each message, `text` all of these, with
    SEPARATOR before, between and after them: what stands at a border there does so in the message alone too. `utf8`
    are the texts in UTF-8, `bordered` these as one."""

    __slots__ = ("_begins", "bordered", "layers", "text", "texts", "utf8")

    def __init__(self, layers: Sequence[Sequence[Layer]]) -> None:
        self.layers = layers
        self.texts = [SEPARATOR.join([layer.text for layer in of if layer.text]) for of in layers]
        self.text = SEPARATOR + SEPARATOR.join(self.texts) + SEPARATOR
        self.utf8 = [text.encode(errors="replace") for text in self.texts]
        self.bordered = Bordered(self.utf8)
        self._begins = list(accumulate([len(text) + len(SEPARATOR) for text in self.texts], initial=len(SEPARATOR)))

    def message_at(self, offset: int) -> int:
        """The number of the message that holds the character at `offset` of `text`."""
        return min(max(0, bisect_right(self._begins, offset) - 1), len(self.texts) - 1)

    def begin(self, number: int) -> int:
        """Where in `text` a message begins; of the number behind the last one, where the last one ended."""
        return self._begins[number]


class Bordered:
    """Texts of messages in bytes as one, with BORDER between them; tells whose text is where."""

    __slots__ = ("_begins", "content")

    def __init__(self, texts: Sequence[bytes]) -> None:
        self.content = BORDER.join(texts)
        self._begins = list(accumulate([len(text) + len(BORDER) for text in texts], initial=0))

    def messages_at(self, offsets: Iterable[int]) -> set[int]:
        """The numbers of the messages that hold the bytes at these offsets of `content`."""
        return {bisect_right(self._begins, offset) - 1 for offset in offsets}


@runtime_checkable
class Sieve(Protocol):
    """A matcher that can tell of many messages at once in which of them it may find something."""

    def among(self, crowd: Crowd) -> Collection[int]:
        """The numbers of these messages; one in which `see` finds something is never missing."""
        ...
