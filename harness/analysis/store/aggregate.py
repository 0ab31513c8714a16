"""Aggregates over events and requests too many to hold: computed by DuckDB over the files, handed out as DataFrames."""

from contextlib import closing
from pathlib import Path

import pandas as pd

from harness.analysis.store.layout import refuse_no_store
from harness.analysis.store.query import as_frame, connect

EVENT_COUNTS = """
SELECT campaign, night, app, device, kind, phase, count(*) AS events, count(DISTINCT run_id) AS runs,
       coalesce(sum(bytes), 0)::BIGINT AS bytes, avg(ms) AS mean_ms, max(ms) AS most_ms
FROM events GROUP BY ALL ORDER BY ALL
"""


def event_counts(store: Path) -> pd.DataFrame:
    """One row per campaign, night, app, device, kind and phase: events, runs, bytes, mean and greatest ms.

    Time grows as the rows do; memory with the number of groups. Raises BadInput where there is no store.
    """
    refuse_no_store(store)
    with closing(connect(store, ["events"])) as connection:
        return as_frame(connection, EVENT_COUNTS)
