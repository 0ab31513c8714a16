"""Add a run to the store."""

import os
from pathlib import Path

import pyarrow.parquet as pq

from harness.analysis.store.layout import file_of
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.schema import arrow_table


def add_run(store: Path, rows: RunRows) -> list[Path]:
    """Write one run's rows, whole or not at all per table; what the same run had there before is replaced.

    Returns the files. A table without rows has no file. Raises OSError where the disk refuses.
    """
    written: list[Path] = []
    for table, found in rows.tables.items():
        path = file_of(store, table, rows.key, (rows.campaign, rows.night))
        if not found:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.{os.getpid()}.half")
        try:
            pq.write_table(arrow_table(table, rows.key, found), half, compression="zstd")
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        written.append(path)
    return written
