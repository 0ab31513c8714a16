"""Ad-hoc SQL over the store, by DuckDB: one SELECT, read only, and no file beyond the store."""

import re
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from harness.analysis.store.layout import files_of, pattern_of, refuse_no_store
from harness.analysis.tables.row import TABLES
from harness.analysis.tables.schema import PLACE_COLUMNS, schema_of
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.saying import Saying

THREADS = 2
MEMORY = "3GiB"
_SQL_TYPES = {
    **{"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN"},
    "timestamp[ms, tz=UTC]": "TIMESTAMP WITH TIME ZONE",
}
MEND = Saying(f"ask the tables: {', '.join(TABLES)}", f"查询下列数据表：{'、'.join(TABLES)}")


def query(store: Path, sql: str) -> pd.DataFrame:
    """The answer. Raises BadInput, one line, for no store, for SQL that is wrong, and for anything but one SELECT."""
    refuse_no_store(store)
    named = [table for table in TABLES if re.search(rf"\b{table}\b", sql, re.IGNORECASE)]
    with closing(connect(store, named)) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise BadInput(Saying("give exactly one SELECT", "只接受一条 SELECT 语句"), "query", MEND)
            return as_frame(connection, sql)
        except duckdb.Error as fault:
            raise BadInput(_line(fault), "query", MEND) from None


def connect(store: Path, tables: Iterable[str]) -> duckdb.DuckDBPyConnection:
    """A database in memory with one view a table, which can read the store, write nothing and be set no further.

    Raises EvidenceBroken where the store holds files that are none of ours.
    """
    store = store.resolve()
    connection = duckdb.connect(":memory:", config={"threads": THREADS, "memory_limit": MEMORY})
    connection.execute("SET TimeZone = 'UTC'")
    # Drawn after two seconds, into standard output, also where that is a file that somebody reads as data.
    connection.execute("SET enable_progress_bar = false")
    for table in tables:
        _view(connection, store, table)
    connection.execute("SET temp_directory = ''")
    connection.execute(f"SET allowed_directories = ['{store}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def as_frame(connection: duckdb.DuckDBPyConnection, sql: str) -> pd.DataFrame:
    """The answer to one SELECT as a DataFrame, in which dates are dates."""
    relation: Any = connection.sql(sql)
    frame: pd.DataFrame = relation.to_arrow_table().to_pandas()
    return frame


def _view(connection: duckdb.DuckDBPyConnection, store: Path, table: str) -> None:
    """The table's files under the columns of its schema; those that older files lack are empty."""
    columns = _columns(table)
    empty = "SELECT " + ", ".join(f"NULL::{kind} AS {name}" for name, kind in columns.items()) + " WHERE false"
    kinds = "{'campaign': VARCHAR, 'night': DATE}"
    options = f"hive_partitioning = true, hive_types = {kinds}, union_by_name = true"
    files = f"SELECT * FROM read_parquet('{pattern_of(store, table)}', {options})"
    source = f"{empty} UNION ALL BY NAME {files}" if files_of(store, table) else empty
    try:
        connection.execute(f"CREATE VIEW {table} AS {source}")
        found = {row[0]: row[1] for row in connection.execute(f"DESCRIBE {table}").fetchall()}
    except duckdb.Error as fault:
        raise EvidenceBroken(_line(fault), f"store: {table}") from None
    for name in (found.keys() ^ columns.keys()) | {name for name in columns if found.get(name) != columns[name]}:
        what = Saying(f"the column {name} does not fit the table", f"列 {name} 与数据表不符")
        raise EvidenceBroken(what, f"store: {table}")


def _columns(table: str) -> dict[str, str]:
    own = {one.name: _SQL_TYPES[str(one.type)] for one in schema_of(table)}
    return {**dict(zip(PLACE_COLUMNS, ("VARCHAR", "DATE"), strict=True)), **own}


def _line(fault: duckdb.Error) -> Saying:
    line = " ".join(str(fault).split("\n\nLINE", 1)[0].split())[:300]
    return Saying(line, line)
