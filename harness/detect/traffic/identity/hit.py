"""A hit: a stretch of a message's text that a search took for something, before it is known where it lies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.sighting import Leaving


@dataclass(frozen=True, slots=True)
class Hit:
    """[start, end) of `Haystack.text`. `canary` is "" where it only has the shape of such a value."""

    what: Leaving
    canary: str
    start: int
    end: int
    form: str
    confidence: float
    data: Mapping[str, Any] = field(default_factory=dict)

    def overlaps(self, other: "Hit") -> bool:
        return self.start < other.end and other.start < self.end


class Target(Protocol):
    """A planted value with the cores under which it may show in `Haystack.squeezed`, and how to find it exactly."""

    @property
    def cores(self) -> Sequence[str]: ...

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]: ...
