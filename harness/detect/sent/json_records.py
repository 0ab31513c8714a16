"""Rows of tables in a JSON answer: arrays of objects, each object's fields by name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from harness.detect.sent.answer import Leaf, Value

ROWS_LIMIT = 2_000
_IN_ARRAY = re.compile(r"(.*)\[(\d{1,9})\]\.(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """An array of objects: `path` is the array's, `rows` the fields of each object, `first` a leaf to point at."""

    path: str
    first: Leaf
    rows: tuple[Mapping[str, Value], ...]

    def columns(self) -> set[str]:
        """Every field name that any row has."""
        return {name for row in self.rows for name in row}


@dataclass(slots=True)
class _Growing:
    first: Leaf
    rows: dict[int, dict[str, Value]] = field(default_factory=dict)


def tables_of(leaves: Iterable[Leaf]) -> tuple[Table, ...]:
    """The tables among an answer's leaves; an inner object's fields count as the row's own (`user.name`)."""
    found: dict[str, _Growing] = {}
    for leaf in leaves:
        place = _IN_ARRAY.fullmatch(leaf.path)
        if place:
            table = found.setdefault(place[1], _Growing(leaf))
            if len(table.rows) < ROWS_LIMIT:
                table.rows.setdefault(int(place[2]), {})[place[3]] = leaf.value
    return tuple(Table(path, one.first, tuple(one.rows.values())) for path, one in found.items())
