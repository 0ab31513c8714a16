"""Subjects: one app version on one device and network, with its rows of every table. Verdicts are per subject."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

SUBJECT_COLUMNS = ("app", "app_version", "device", "network")
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Subject:
    """`tables` are the subject's own rows; `everywhere` are those of the same app version on all devices."""

    app: str
    app_version: str
    device: str
    network: str
    simulated: bool
    tables: Tables
    everywhere: Tables


def subjects(tables: Tables) -> Iterator[Subject]:
    """Every subject that the table of runs names, in order. `tables` hold whole frames by table name."""
    by_version = SUBJECT_COLUMNS[:2]
    runs = tables["runs"][[*SUBJECT_COLUMNS, "simulated"]].drop_duplicates(list(SUBJECT_COLUMNS))
    for found in runs.sort_values(list(SUBJECT_COLUMNS)).itertuples(index=False):
        names = (str(found.app), str(found.app_version), str(found.device), str(found.network))
        own = {table: _rows(frame, SUBJECT_COLUMNS, names) for table, frame in tables.items()}
        everywhere = {table: _rows(frame, by_version, names) for table, frame in tables.items()}
        yield Subject(*names, simulated=bool(found.simulated), tables=own, everywhere=everywhere)


def _rows(frame: pd.DataFrame, columns: tuple[str, ...], names: tuple[str, ...]) -> pd.DataFrame:
    kept = frame
    for column, name in zip(columns, names, strict=False):
        kept = kept[kept[column] == name]
    return kept
