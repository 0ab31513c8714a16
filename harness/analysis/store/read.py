"""A table of the store as a DataFrame: whole, or only some campaigns and nights."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from harness.analysis.store.layout import files_of, fit
from harness.analysis.tables.schema import PLACE_COLUMNS, schema_of
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying


def read_table(store: Path, table: str, campaign: str = "", nights: Sequence[date] = ()) -> pd.DataFrame:
    """Rows of one table with `campaign` and `night` (datetime.date) as first columns.

    Columns that an older file lacks are empty. Raises EvidenceBroken for a file that is none of ours.
    """
    parts = [_read(path, table) for path in files_of(store, table) if _wanted(path, campaign, nights)]
    schema = pa.schema([("campaign", pa.string()), ("night", pa.date32()), *schema_of(table)])
    joined = pa.concat_tables(parts) if parts else schema.empty_table()
    frame: pd.DataFrame = joined.to_pandas()
    return frame


def _place(path: Path) -> tuple[str, date]:
    campaign, night = path.parent.parent.name.partition("=")[2], path.parent.name.partition("=")[2]
    return campaign, date.fromisoformat(night)


def _wanted(path: Path, campaign: str, nights: Sequence[date]) -> bool:
    own, night = _place(path)
    return (not campaign or fit(campaign) == own) and (not nights or night in nights)


def _read(path: Path, table: str) -> pa.Table:
    schema = schema_of(table)
    try:
        found = pq.ParquetFile(path).read()
        columns = [
            found.column(one.name).cast(one.type) if one.name in found.column_names else pa.nulls(len(found), one.type)
            for one in schema
        ]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as fault:
        reason = str(fault).splitlines()[0][:120]
        what = Saying(f"is no file of the table {table} ({reason})", f"不是数据表 {table} 的文件（{reason}）")
        raise EvidenceBroken(what, path.name) from None
    campaign, night = _place(path)
    place = [pa.array([campaign] * len(found), pa.string()), pa.array([night] * len(found), pa.date32())]
    return pa.table([*place, *columns], names=[*PLACE_COLUMNS, *schema.names])
