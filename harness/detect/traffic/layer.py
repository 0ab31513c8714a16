"""A layer: everything that one unwrapping of a message laid bare, as one text with its values side by side.

Matchers search `text` once instead of value by value; which value a hit lies in, its name and its path are made out
only then, so a message in which nothing is found costs little.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

SEPARATOR = "\n"


@dataclass(slots=True, eq=False)
class Layer:
    """The values of one container (a form, a JSON tree, one plain text ...) or one binary body.

    `place` is the container's path inside the message: `url`, `query`, `fragment`, `header.cookie`, `body`, `ws[3]`,
    then the path in the containers around it (`body.data.items[2].blob`). `steps` are the decodings undone to reach it,
    outermost first (`("form", "base64", "gzip", "json")`).
    `text` holds the values in the order of the container, joined by SEPARATOR, NFKC-normalised, numbers with the digits
    that were sent; `starts` the offset in `text` at which each value begins. `content` is a binary body's exact bytes
    ("" text then), `media` its type as its first bytes tell it (`image/jpeg`), "" where unknown.
    `names` gives the path of every value below `place`, in the same order; it is called at most once. `keys` are the
    names of which those paths consist, None where nobody has gathered them. `words` are the stretches of letters,
    digits and "+/_-" in `text` that may be encoded, all of twelve and more but UUIDs and plain numbers among them; None
    where nobody has looked for them.
    """

    place: str
    steps: tuple[str, ...]
    text: str = ""
    starts: Sequence[int] = (0,)
    content: bytes = b""
    media: str = ""
    names: Callable[[], Sequence[str]] = lambda: ("",)
    keys: Collection[str] | None = None
    words: Collection[bytes] | None = None
    _paths: Sequence[str] | None = field(default=None, init=False, repr=False)

    def number_at(self, offset: int) -> int:
        """Which value the character at `offset` of `text` belongs to."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, number: int) -> tuple[int, int]:
        """Where a value stands in `text`, as [start, end)."""
        last = number + 1 >= len(self.starts)
        return self.starts[number], len(self.text) if last else self.starts[number + 1] - len(SEPARATOR)

    def value(self, number: int) -> str:
        start, end = self.span(number)
        return self.text[start:end]

    def path(self, number: int) -> str:
        """A value's path inside the message, for people and for tests: `body.user.phones[1]`."""
        name = self._names()[number]
        joint = "" if not name or name.startswith("[") else "."
        return f"{self.place}{joint}{name}"

    def key(self, number: int) -> str:
        """A value's own name: the last named step of its path, "" where it has none."""
        return self.path(number).rpartition(".")[2].partition("[")[0]

    def _names(self) -> Sequence[str]:
        if self._paths is None:
            self._paths = self.names()
        return self._paths
