"""What passes between the readers and the ladder: something still sealed, and what opening it laid bare."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field


def nameless() -> Sequence[str]:
    return ("",)


@dataclass(slots=True)
class Blob:
    """Bytes inside a container that want a reading of their own; `hint` is their declared content type, if any."""

    content: bytes
    hint: str = ""
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Opened:
    """The inside of one container: its readable values and its binary ones.

    `steps` are the decodings that the reader undid (`("form",)`, `("form", "gbk")`). `names` gives the paths of all
    values and then of all blobs below the container; it is called only if somebody asks. `keys` are the names that
    stand in those paths, None where they are not at hand. `is_text` marks plain text that is no container and was
    already looked at as one.
    """

    steps: tuple[str, ...]
    values: list[str]
    names: Callable[[], Sequence[str]] = nameless
    blobs: list[Blob] = field(default_factory=list)
    is_text: bool = False
    keys: Collection[str] | None = None


@dataclass(slots=True)
class Sealed:
    """Something to be opened: where it stands, how it was reached, what it is."""

    place: str
    steps: tuple[str, ...]
    content: bytes | str | Opened
    hint: str = ""
