"""Schemas: the columns of every table, read from the row classes, so that there is one place to change."""

import types
import typing
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from functools import cache

import pandas as pd
import pyarrow as pa

from harness.analysis.tables.row import TABLES, Row, RunKey

KEY_COLUMNS = tuple(field.name for field in fields(RunKey))
PLACE_COLUMNS = ("campaign", "night")  # they stand in a file's path
_TYPES: dict[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: pa.timestamp("ms", "UTC"),
}


@cache
def schema_of(table: str) -> pa.Schema:
    """The columns of one table's files, the run's first. Raises KeyError for no table of ours."""
    return pa.schema([*_columns(RunKey), *_columns(TABLES[table])])


def arrow_table(table: str, key: RunKey, rows: Iterable[Row]) -> pa.Table:
    """Rows of one run as columns. Raises pyarrow.ArrowInvalid or ArrowTypeError for a value of the wrong type."""
    listed = list(rows)
    own = [field.name for field in fields(TABLES[table])]
    columns = [[getattr(key, name)] * len(listed) for name in KEY_COLUMNS]
    columns += [[getattr(row, name) for row in listed] for name in own]
    schema = schema_of(table)
    return pa.table([pa.array(values, one.type) for values, one in zip(columns, schema, strict=True)], schema=schema)


def frame_of(table: str, runs: Iterable[tuple[RunKey, Iterable[Row]]]) -> pd.DataFrame:
    """Rows of several runs as one frame; without a row it has the same columns."""
    parts = [arrow_table(table, key, rows) for key, rows in runs]
    joined = pa.concat_tables(parts) if parts else schema_of(table).empty_table()
    frame: pd.DataFrame = joined.to_pandas()
    return frame


def _columns(row: type) -> list[pa.Field]:
    hints = typing.get_type_hints(row)
    return [_column(field.name, hints[field.name]) for field in fields(row)]


def _column(name: str, hint: object) -> pa.Field:
    if isinstance(hint, types.UnionType):
        inner = next(one for one in typing.get_args(hint) if one is not types.NoneType)
        return pa.field(name, _TYPES[inner], nullable=True)
    return pa.field(name, _TYPES[hint], nullable=False)
