"""What a request says, value by value, for those who look at names of fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from harness.detect.traffic.layer import Layer

FIELDS_LIMIT = 20_000
_URL = ("url", "query", "fragment")


@dataclass(frozen=True, slots=True)
class SentField:
    """A value as text, numbers with the digits that were sent; "" for bytes, with their type in `media`.

    `where` is its path inside the message, `key` the last named step of it, `decoding` how it was unwrapped.
    """

    where: str
    key: str
    decoding: tuple[str, ...]
    text: str
    media: str = ""

    @property
    def in_url(self) -> bool:
        return is_in_url(self.where)


def is_in_url(where: str) -> bool:
    """Whether a path inside a message lies in its URL."""
    return where.startswith(_URL)


def fields_of(layers: Iterable[Layer]) -> tuple[SentField, ...]:
    """The values of all layers in their order, at most FIELDS_LIMIT."""
    return tuple(islice(_fields(layers), FIELDS_LIMIT))


def text_at(fields: Sequence[SentField], where: str, part: str) -> str:
    """The text of a value at a place that holds `part`, the deepest unwrapped; "" where there is none."""
    found = [one for one in fields if one.where == where and part in one.text]
    return max(found, key=lambda one: len(one.decoding)).text if found else ""


def _fields(layers: Iterable[Layer]) -> Iterator[SentField]:
    for layer in layers:
        if layer.content:
            yield SentField(layer.place, _key(layer.place), layer.steps, "", layer.media)
            continue
        for number in range(len(layer.starts)):
            where = layer.path(number)
            yield SentField(where, _key(where), layer.steps, layer.value(number))


def _key(where: str) -> str:
    return where.rpartition(".")[2].partition("[")[0]
