"""Values of one container that were each wrapped alike: their insides stand in one layer, as the values themselves did.

A table of a thousand base64 cells, or a batch of a thousand events with JSON in a string each, so makes one layer more
and not a thousand.
"""

from collections.abc import Callable, Iterator, Sequence

from harness.detect.traffic.ladder.charset import utf8_of
from harness.detect.traffic.ladder.opened import Opened, nameless
from harness.detect.traffic.layer import Layer

# Which value it was inside, how many values it has, their names.
_Part = tuple[int, int, Callable[[], Sequence[str]]]


class Alike:
    """What was found inside values, by the steps that led from the value to it."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], tuple[list[_Part], list[str]]] = {}

    def take(self, number: int, inner: Opened) -> bool:
        """Take what is inside value `number`; false where bytes are among it, which makes it stand for itself."""
        if inner.blobs:
            return False
        self._add(number, inner.steps, inner.values, inner.names)
        return True

    def take_bytes(self, number: int, content: bytes, step: str) -> bool:
        """The same for bytes, if they are plain text; what begins with a control character may be a binary message."""
        text = utf8_of(content) if content[0] >= 0x20 else None
        if text is None:
            return False
        self._add(number, (step,), [text], nameless)
        return True

    def opened(self, layer: Layer) -> Iterator[Opened]:
        """The insides of each kind of wrapping, named below the values of `layer` in which they were found."""
        for steps, (parts, values) in self._groups.items():
            yield Opened(steps, values, _names_of(layer, parts))

    def _add(self, number: int, steps: tuple[str, ...], values: list[str], names: Callable[[], Sequence[str]]) -> None:
        parts, group = self._groups.setdefault(steps, ([], []))
        parts.append((number, len(values), names))
        group.extend(values)


def _names_of(layer: Layer, parts: list[_Part]) -> Callable[[], Sequence[str]]:
    def names() -> Sequence[str]:
        skipped = len(layer.place)
        found: list[str] = []
        for number, size, inner in parts:
            outer = layer.path(number)[skipped:].removeprefix(".")
            found += [joined(outer, name) for name in inner()[:size]]
        return found

    return names


def joined(place: str, name: str) -> str:
    """A path and a path below it as one."""
    if not place or not name:
        return place or name
    return f"{place}{'' if name.startswith('[') else '.'}{name}"
